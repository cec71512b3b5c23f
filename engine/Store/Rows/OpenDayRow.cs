namespace LaoCai.Workflows.Store.Rows;

/// <summary>The one row that tells from which day on records may still be written; earlier days are closed for good.</summary>
public sealed record OpenDayRow
{
    /// <summary>Always true: there is one row.</summary>
    public bool Only { get; init; }

    public DateOnly FirstOpen { get; init; }
}
