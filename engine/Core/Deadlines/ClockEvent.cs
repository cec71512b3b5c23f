namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>
/// Something that happened to a statutory clock. Events hold what people decided and no computed date but the one that was promised,
/// so that the due instant can be derived again with another version of the calendar.
/// </summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who decided it; for a start, who received the dossier.</param>
public abstract record ClockEvent(DateTimeOffset At, string By)
{
    /// <summary>A complete and valid dossier was received.</summary>
    public sealed record Started(DateTimeOffset At, string By) : ClockEvent(At, By);

    /// <summary>The clock stands still.</summary>
    /// <param name="At">UTC.</param>
    /// <param name="By">Who ordered it.</param>
    /// <param name="Kind">What for.</param>
    /// <param name="Ground">The legal ground: law and article.</param>
    /// <param name="Exception">The further legal ground for asking for a supplement once more than allowed; null where none is needed.</param>
    public sealed record Paused(DateTimeOffset At, string By, PauseKind Kind, string Ground, string? Exception = null) : ClockEvent(At, By);

    /// <summary>What the clock stood still for is over.</summary>
    public sealed record Resumed(DateTimeOffset At, string By) : ClockEvent(At, By);

    /// <summary>A new date was given to the applicant, with an apology.</summary>
    /// <param name="At">UTC.</param>
    /// <param name="By">Who signed it.</param>
    /// <param name="NewDueAt">The new date, UTC.</param>
    /// <param name="Reason">Why, as told to the applicant.</param>
    /// <param name="Exception">The legal ground for one more new date than allowed; null where none is needed.</param>
    public sealed record Extended(DateTimeOffset At, string By, DateTimeOffset NewDueAt, string Reason, string? Exception = null) : ClockEvent(At, By);

    /// <summary>The dossier was resolved or withdrawn; the clock counts no more.</summary>
    public sealed record Stopped(DateTimeOffset At, string By) : ClockEvent(At, By);
}
