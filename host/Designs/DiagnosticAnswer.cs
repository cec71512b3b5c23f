using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>A diagnostic as the designer shows it.</summary>
internal sealed record DiagnosticAnswer(string Code, string Severity, string Message, string English, string? Element, string? Repair)
{
    public static DiagnosticAnswer Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity switch { Definitions.Procedures.Severity.Error => "error", Definitions.Procedures.Severity.Warning => "warning", _ => "info" },
        diagnostic.Message,
        diagnostic.English,
        diagnostic.Place.Element,
        diagnostic.Repair);

    public static IReadOnlyList<DiagnosticAnswer> Of(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Of)];
}
