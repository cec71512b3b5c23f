namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>From where a limit in working days counts.</summary>
public enum DayCount
{
    /// <summary>From the very moment: one working day later is the same clock time on the next working day.</summary>
    FromTheHour,

    /// <summary>The day of the start is not counted; the first counted day is the next working day (Civil Code 2015, art. 147).</summary>
    FromNextWorkingDay,
}

/// <summary>At what time of the last day a limit in days ends.</summary>
public enum DayEnd
{
    /// <summary>When the unit closes, since nothing can be handed over or returned after that.</summary>
    Closing,

    /// <summary>At 24:00 local time (Civil Code 2015, art. 148.6).</summary>
    Midnight,
}

/// <summary>
/// How limits in days are counted. Limits in minutes, hours and working hours start at the moment under every rule
/// (Civil Code 2015, art. 147.1) and are not touched by it.
/// </summary>
/// <param name="Count">From where working days count. Calendar days never count their first day.</param>
/// <param name="End">When the last day ends; of no effect on working days counted from the hour.</param>
/// <param name="ReceivedAfter">
/// Local time; what is received later, or on a day off, counts as received when the next working day opens. Null: no such hour.
/// </param>
/// <param name="LateWithin">
/// Working time that a limit of zero days leaves on that next working day; null: the whole of it.
/// </param>
public sealed record CountingRule(DayCount Count, DayEnd End = DayEnd.Closing, TimeOnly? ReceivedAfter = null, TimeSpan? LateWithin = null)
{
    /// <summary>Eight working hours are one working day where a document mixes both: the step tables of the province add up only so.</summary>
    public static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);

    /// <summary>The default for the steps of an internal procedure, whose tables hold hours, halves and quarters of days: from the hour.</summary>
    public static readonly CountingRule InternalStep = new(DayCount.FromTheHour);

    /// <summary>
    /// The default for the dossier's own limit: working days from the next working day, due when the last of them closes
    /// (Civil Code 2015, art. 147.2: the first day is not counted; results are returned in office hours).
    /// </summary>
    public static readonly CountingRule Statutory = new(DayCount.FromNextWorkingDay);

    /// <summary>As <see cref="Statutory"/>, to the letter of the Civil Code 2015, art. 148.6: the last day ends at 24:00.</summary>
    public static readonly CountingRule CivilCode = new(DayCount.FromNextWorkingDay, DayEnd.Midnight);

    /// <summary>
    /// For limits of zero days, "within the day": what is received after 15:00 is due by the end of the next working day
    /// (for instance certification of copies, Decree 23/2015/NĐ-CP, art. 7).
    /// </summary>
    public static readonly CountingRule SameDay = new(DayCount.FromNextWorkingDay, DayEnd.Closing, new TimeOnly(15, 0));

    /// <summary>
    /// For a limit of zero days on handing a dossier on: the same working day, or the first hour of the next one
    /// if it was received after 15:00 (Decree 61/2018/NĐ-CP, art. 18).
    /// </summary>
    public static readonly CountingRule HandOver = SameDay with { LateWithin = TimeSpan.FromHours(1) };
}
