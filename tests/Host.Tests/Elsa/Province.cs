namespace LaoCai.Workflows.Host.Tests.Elsa;

/// <summary>Units of the demo province that a wholesale licence goes through.</summary>
internal static class Province
{
    public static readonly IReadOnlyDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["receiving"] = "H38.01.01", ["deciding"] = "H38.05", ["specialist"] = "H38.05.03", ["province"] = "H38.01",
    };
}
