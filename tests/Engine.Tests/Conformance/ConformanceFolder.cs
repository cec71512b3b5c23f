using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

/// <summary>Where the cases lie: ours in the repository, the recordings beside it or where LAOCAI_CONFORMANCE says.</summary>
internal static class ConformanceFolder
{
    public static string Own { get; } = RepositoryFolder.At("tests", "Conformance");

    public static string? Recordings
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable("LAOCAI_CONFORMANCE") ?? RepositoryFolder.At("..", "shared", "elsa", "conformance");

            return Directory.Exists(folder) ? folder : null;
        }
    }

    public static DeliberateDifferences Deliberate { get; } = DeliberateDifferences.Read(File.ReadAllText(Path.Combine(Own, "differences.json")));

    public static IEnumerable<string> Cases(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "differences.json").Order(StringComparer.Ordinal);

    public static CaseVerdict Run(string file)
    {
        ConformanceCase conformance = ConformanceCase.Read(File.ReadAllText(file), out string? problem) ?? throw new InvalidDataException($"{file}: {problem}");

        return CaseComparison.Judge(conformance, Given.World(), Deliberate);
    }
}
