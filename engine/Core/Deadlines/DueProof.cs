using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>Why a day counts or does not.</summary>
public enum ProofReason
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>The day of the start, which is not counted.</summary>
    FirstDay,

    /// <summary>What came after the received-after hour counts as received on the next working day.</summary>
    ReceivedLate,

    /// <summary>The unit had closed already.</summary>
    Over,

    /// <summary>The weekly rest.</summary>
    WeeklyRest,

    /// <summary>A holiday or another day off; the day's entry says which.</summary>
    DayOff,

    /// <summary>The limit ended on a day off and therefore ends here (Civil Code 2015, art. 148.5).</summary>
    MovedHere,
}

/// <summary>One day of the count.</summary>
/// <param name="Day">What the calendar says about it.</param>
/// <param name="Reason">Why it counts or does not.</param>
/// <param name="No">How many days the count has come to with it; null where hours are counted or the day does not count.</param>
/// <param name="Counted">The working intervals that count, cut to the limit; empty for whole calendar days.</param>
public sealed record ProofLine(CalendarDay Day, ProofReason Reason, int? No, IReadOnlyList<WorkingInterval> Counted);

/// <summary>
/// Why a limit is due when it is due: every day from the start to the end, counted or not, with its reason.
/// Found by walking the days one by one, without the calendar's table; so that it proves the table's answer instead of repeating it.
/// </summary>
/// <param name="Limit">The limit.</param>
/// <param name="Rule">How it is counted.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="DueAt">UTC; what the walk came to.</param>
/// <param name="Calendar">Version of the calendar.</param>
/// <param name="Zone">The zone that days and times of day are local to.</param>
/// <param name="StartLocal">Local day and time of the start.</param>
/// <param name="DueLocal">Local day and time of the end; 24:00 is told as 00:00 of the next day.</param>
/// <param name="Lines">By date; none for a limit in minutes or hours, and for a zero one that ends as it starts.</param>
public sealed record DueProof(
    TimeLimit Limit,
    CountingRule Rule,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    string Calendar,
    string Zone,
    DateTime StartLocal,
    DateTime DueLocal,
    IReadOnlyList<ProofLine> Lines)
{
    /// <summary>The proof of a running deadline.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="calendar">The calendar that it was counted with, from the set of that version.</param>
    public static DueProof Of(Deadline deadline, WorkingCalendar calendar) =>
        Of(deadline.Limit, deadline.StartedAt, deadline.Rule, calendar) with { Calendar = deadline.Calendar };

    /// <summary>The proof of any limit. Its time is linear in the days from start to end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="WorkingCalendar.Due"/>.</exception>
    public static DueProof Of(TimeLimit limit, DateTimeOffset start, CountingRule rule, WorkingCalendar calendar)
    {
        if (TimeLimits.Check(limit) is { } fault)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, fault.Message);
        }

        ProofWalk walk = new(calendar, start, rule);
        DateTimeOffset due = walk.To(limit);

        return new DueProof(limit, rule, start.ToUniversalTime(), due, calendar.Version, calendar.Zone, Local(start), Local(due), walk.Lines);

        DateTime Local(DateTimeOffset instant) => calendar.DateOf(instant).ToDateTime(calendar.TimeOf(instant));
    }
}
