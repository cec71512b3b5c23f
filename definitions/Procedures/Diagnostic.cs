namespace LaoCai.Workflows.Definitions.Procedures;

public enum Severity { Info, Warning, Error }

/// <summary>Something to say about a document, at its place in the author's own file.</summary>
/// <param name="Code">Stable, <c>LC</c> and four digits; documented in <c>DIAGNOSTICS.md</c>.</param>
/// <param name="Severity">An error keeps the procedure from being published.</param>
/// <param name="Message">Vietnamese, for the author.</param>
/// <param name="English">The same in English.</param>
/// <param name="Place">Where.</param>
/// <param name="Repair">What the author could write instead, in Vietnamese; null where nothing is sure.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    string English,
    Place Place,
    string? Repair = null);
