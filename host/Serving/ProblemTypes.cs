namespace LaoCai.Workflows.Host.Serving;

/// <summary>Stable <c>type</c> URIs of problem details (RFC 9457), made from the code of a refusal.</summary>
public static class ProblemTypes
{
    private const string Prefix = "urn:laocai:problem:";

    public static string Of(string code) => Prefix + code;
}
