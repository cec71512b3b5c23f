namespace LaoCai.Workflows.Host;

/// <summary>Which addresses are for programs: they answer with JSON and problem details, never with a page.</summary>
public static class ApiPaths
{
    public const string Domain = "/api";

    /// <summary>Elsa's own prefix.</summary>
    public const string Elsa = "/elsa/api";

    public static bool Is(PathString path) => path.StartsWithSegments(Domain, StringComparison.Ordinal) || path.StartsWithSegments(Elsa, StringComparison.Ordinal);
}
