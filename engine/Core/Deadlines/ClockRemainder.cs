using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>What is left of a run when it is paused, and with what the next run begins.</summary>
internal static class ClockRemainder
{
    /// <summary>
    /// What is left at an instant within the run. Limits in whole days lose whole days: the day of the pause is used up, as the day of
    /// the resumption is not counted; so a pause that is resumed on the same day costs nothing and gains nothing,
    /// unless what ended it came after the received-after hour.
    /// </summary>
    public static TimeLimit At(StatutoryClock clock, DateTimeOffset at, WorkingCalendar calendar)
    {
        DateTimeOffset due = clock.DueAt!.Value;
        (decimal value, TimeUnit unit) = (clock.Limit.Value, clock.Limit.Unit);
        bool whole = clock.Policy.Rule.Count == DayCount.FromNextWorkingDay && value == decimal.Floor(value);

        return unit switch
        {
            TimeUnit.Minute => new TimeLimit((due - at).Ticks / (decimal)TimeSpan.TicksPerMinute, unit),
            TimeUnit.Hour => new TimeLimit((due - at).Ticks / (decimal)TimeSpan.TicksPerHour, unit),
            TimeUnit.Day => new TimeLimit(Math.Max(0, LastDay(clock, due, calendar).DayNumber - calendar.DateOf(at).DayNumber), unit),
            TimeUnit.WorkingDay when whole => new TimeLimit(Math.Max(0, calendar.WorkingDaysBetween(calendar.DateOf(at), DueDay(due, calendar))), unit),
            _ => new TimeLimit(calendar.WorkingBetween(at, due).Ticks / (decimal)TimeSpan.TicksPerHour, TimeUnit.WorkingHour),
        };
    }

    /// <summary>What is left of a step's limit: working time, or time of the clock on the wall where the limit counts that.</summary>
    public static TimeLimit OfStep(Deadline deadline, DateTimeOffset at, WorkingCalendar calendar) => OfStep(deadline.Limit.Unit, deadline.DueAt, at, calendar);

    /// <summary>
    /// What is left of a limit that several steps share, and from when it counts, as the next of them opens: what the dossier's clock
    /// stood still for since the first of them began is not in it, unless the limit was missed before.
    /// </summary>
    /// <param name="limit">The whole limit.</param>
    /// <param name="begun">When the first of the steps began.</param>
    /// <param name="events">What happened to the dossier's clock, in order.</param>
    /// <param name="at">Now.</param>
    /// <param name="calendar">The calendar of the unit that has to act.</param>
    public static (TimeLimit Limit, DateTimeOffset From) OfGroup(TimeLimit limit, DateTimeOffset begun, IReadOnlyList<ClockEvent> events, DateTimeOffset at, WorkingCalendar calendar)
    {
        (TimeLimit Limit, DateTimeOffset From) run = (limit, begun);
        TimeLimit? held = null;

        foreach (ClockEvent next in events.Where(next => next.At >= begun))
        {
            if (next is ClockEvent.Paused && calendar.Due(run.Limit, run.From, CountingRule.InternalStep) is var due && due > next.At)
            {
                held = OfStep(run.Limit.Unit, due, next.At, calendar);
            }
            else if (next is ClockEvent.Resumed && held is { } left)
            {
                (run, held) = ((left, next.At), null);
            }
        }

        return held is { } standing ? (standing, at) : run;
    }

    private static TimeLimit OfStep(TimeUnit unit, DateTimeOffset due, DateTimeOffset at, WorkingCalendar calendar) => unit switch
    {
        TimeUnit.WorkingDay or TimeUnit.WorkingHour => new TimeLimit(calendar.WorkingBetween(at, due).Ticks / (decimal)TimeSpan.TicksPerHour, TimeUnit.WorkingHour),
        _ => new TimeLimit((due - at).Ticks / (decimal)TimeSpan.TicksPerHour, TimeUnit.Hour),
    };

    /// <summary>The limit of the run that follows a pause.</summary>
    public static TimeLimit After(ClockEvent.Paused pause, ClockPolicy policy, TimeLimit left) => (pause.Kind, policy.After) switch
    {
        (PauseKind.Supplement, AfterSupplement.Restart) => policy.Limit,
        (PauseKind.Supplement, AfterSupplement.NewLimit(var limit)) => limit,
        (PauseKind.Supplement, AfterSupplement.LeftPlus(var more)) => Sum(left, more),
        _ => left,
    };

    /// <summary>One working day is eight working hours where the two are mixed.</summary>
    private static TimeLimit Sum(TimeLimit left, TimeLimit more) => left.Unit == more.Unit
        ? left with { Value = left.Value + more.Value }
        : new TimeLimit(InHours(left) + InHours(more), TimeUnit.WorkingHour);

    private static decimal InHours(TimeLimit limit) => limit.Unit == TimeUnit.WorkingDay ? limit.Value * (decimal)CountingRule.WorkingDay.TotalHours : limit.Value;

    /// <summary>The last calendar day of a run before it was moved off a day off; an extension promised its own.</summary>
    private static DateOnly LastDay(StatutoryClock clock, DateTimeOffset due, WorkingCalendar calendar) => clock.DueBeforeExtension is null
        ? calendar.CountedDay(clock.RunsFrom, clock.Policy.Rule).Day.AddDays((int)decimal.Ceiling(clock.Limit.Value))
        : DueDay(due, calendar);

    /// <summary>The day that a due instant ends; 24:00 belongs to the day before.</summary>
    private static DateOnly DueDay(DateTimeOffset due, WorkingCalendar calendar) => calendar.DateOf(due.AddTicks(-1));
}
