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
    public static TimeLimit OfStep(Deadline deadline, DateTimeOffset at, WorkingCalendar calendar) => deadline.Limit.Unit switch
    {
        TimeUnit.WorkingDay or TimeUnit.WorkingHour => new TimeLimit(calendar.WorkingBetween(at, deadline.DueAt).Ticks / (decimal)TimeSpan.TicksPerHour, TimeUnit.WorkingHour),
        _ => new TimeLimit((deadline.DueAt - at).Ticks / (decimal)TimeSpan.TicksPerHour, TimeUnit.Hour),
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
