namespace LaoCai.Workflows.Engine.Calendars;

// Time limits. The proof of a due instant (Deadlines room) walks the days one by one and must come to the same answer.
public sealed partial class WorkingCalendar
{
    /// <summary>
    /// When a limit that starts at <paramref name="start"/> ends, UTC; never before the start.
    /// <list type="bullet">
    /// <item>Minutes and hours: of the clock on the wall, from the moment (Civil Code 2015, art. 147.1).</item>
    /// <item>Working hours: working time from the moment.</item>
    /// <item>Days: the first day is not counted; the last day, or the next working day if it is a day off, to its end
    /// (art. 147.2, 148.5). A part of a day counts as a whole one; zero days end with the day of the start.</item>
    /// <item>Working days from the hour: whole days later at the same clock time, then parts of eight working hours, but never more
    /// than the next whole day would give. Where the unit does not work at that clock time, when it last closed before. Zero ends at the start.</item>
    /// <item>Working days from the next working day: the end of the last of them; a part of a day is that part of eight working
    /// hours of one more day, at most all of it. Zero days end with the day of the start, or the next working day after it: they say which day and not how
    /// long ("within the day": Decree 61/2018/NĐ-CP, art. 18; Decree 23/2015/NĐ-CP, art. 7), so that a part of a day, which is a length, may end sooner.</item>
    /// </list>
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit does not pass <see cref="TimeLimits.Check"/>, or the calendar does not reach so far.</exception>
    public DateTimeOffset Due(TimeLimit limit, DateTimeOffset start, CountingRule rule)
    {
        if (TimeLimits.Check(limit) is { } fault)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, fault.Message);
        }

        return limit.Unit switch
        {
            TimeUnit.Minute => start.ToUniversalTime() + TimeLimits.Span(limit.Value, TimeSpan.FromMinutes(1)),
            TimeUnit.Hour => start.ToUniversalTime() + TimeLimits.Span(limit.Value, TimeSpan.FromHours(1)),
            TimeUnit.WorkingHour => AddWorking(start, TimeLimits.Span(limit.Value, TimeSpan.FromHours(1))),
            TimeUnit.Day => DueInDays(limit.Value, start, rule),
            TimeUnit.WorkingDay when rule.Count == DayCount.FromTheHour => DueFromTheHour(limit.Value, start, rule),
            TimeUnit.WorkingDay => DueFromNextWorkingDay(limit.Value, start, rule),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The day on which a limit's start counts as having happened, and whether that is later than it did.</summary>
    internal (DateOnly Day, bool Late) CountedDay(DateTimeOffset start, CountingRule rule)
    {
        long local = ToLocal(start);
        DateOnly day = Date(local);

        return rule.ReceivedAfter is not { } hour || (IsWorkingDay(day) && local % TimeSpan.TicksPerDay <= hour.Ticks)
            ? (day, false)
            : (AddWorkingDays(day, 1), true);
    }

    private DateTimeOffset DueInDays(decimal days, DateTimeOffset start, CountingRule rule)
    {
        (DateOnly first, bool late) = CountedDay(start, rule);

        return days == 0 ? DueWithinTheDay(first, late, start, rule) : End(first.AddDays((int)decimal.Ceiling(days)), start, rule);
    }

    private DateTimeOffset DueFromTheHour(decimal days, DateTimeOffset start, CountingRule rule)
    {
        if (days == 0)
        {
            return start.ToUniversalTime();
        }

        (DateOnly first, bool late) = CountedDay(start, rule);
        long from = LatestAt(late ? _ticksBefore[Index(first)] : Worked(ToLocal(start)));
        int whole = (int)decimal.Floor(days);
        long worked = SameClock(whole);
        decimal part = days - whole;

        if (part > 0)
        {
            worked = Math.Min(worked + TimeLimits.Span(part, CountingRule.WorkingDay).Ticks, SameClock(whole + 1));
        }

        return ToInstant(EarliestAt(worked));

        long SameClock(int later) => Worked(Local(AddWorkingDays(Date(from), later), from % TimeSpan.TicksPerDay));
    }

    private DateTimeOffset DueFromNextWorkingDay(decimal days, DateTimeOffset start, CountingRule rule)
    {
        (DateOnly first, bool late) = CountedDay(start, rule);

        if (days == 0)
        {
            return DueWithinTheDay(first, late, start, rule);
        }

        int whole = (int)decimal.Floor(days);
        DateOnly last = AddWorkingDays(first, whole);

        if (days == whole)
        {
            return End(last, start, rule);
        }

        long part = TimeLimits.Span(days - whole, CountingRule.WorkingDay).Ticks;
        long day = _hours[Index(AddWorkingDays(last, 1))].Length.Ticks;

        return ToInstant(EarliestAt(_ticksBefore[Index(last) + 1] + Math.Min(part, day)));
    }

    private DateTimeOffset DueWithinTheDay(DateOnly day, bool late, DateTimeOffset start, CountingRule rule) =>
        late && rule.LateWithin is { Ticks: > 0 } within
            ? ToInstant(EarliestAt(_ticksBefore[Index(day)] + Math.Min(within.Ticks, _hours[Index(day)].Length.Ticks)))
            : End(day, start, rule);

    /// <summary>The end of that day, or of the next working day if it is a day off or over before the start.</summary>
    private DateTimeOffset End(DateOnly day, DateTimeOffset start, CountingRule rule)
    {
        DateOnly last = IsWorkingDay(day) ? day : AddWorkingDays(day, 1);
        DateTimeOffset end = At(last);

        return end >= start ? end : At(AddWorkingDays(last, 1));

        DateTimeOffset At(DateOnly date) => ToInstant(rule.End == DayEnd.Midnight
            ? Local(date.AddDays(1), 0)
            : EarliestAt(_ticksBefore[Index(date) + 1]));
    }
}
