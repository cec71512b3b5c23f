namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>Where a dossier stands, by activity id of its definition.</summary>
public sealed record StepMarks
{
    public static readonly StepMarks None = new();

    /// <summary>Steps that wait for somebody now.</summary>
    public IReadOnlySet<string> Current { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Steps that have been done; one that is also current is drawn as current.</summary>
    public IReadOnlySet<string> Done { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Current steps that are past their limit.</summary>
    public IReadOnlySet<string> Late { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
