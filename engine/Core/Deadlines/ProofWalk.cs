using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>One walk from a start to the end of a limit, day by day, writing down each day.</summary>
internal sealed class ProofWalk(WorkingCalendar calendar, DateTimeOffset start, CountingRule rule)
{
    private readonly List<ProofLine> _lines = [];
    private DateOnly _date = calendar.DateOf(start);

    public IReadOnlyList<ProofLine> Lines => _lines;

    public DateTimeOffset To(TimeLimit limit) => limit.Unit switch
    {
        TimeUnit.Minute => start.ToUniversalTime() + TimeLimits.Span(limit.Value, TimeSpan.FromMinutes(1)),
        TimeUnit.Hour => start.ToUniversalTime() + TimeLimits.Span(limit.Value, TimeSpan.FromHours(1)),
        TimeUnit.WorkingHour => WorkingHours(TimeLimits.Span(limit.Value, TimeSpan.FromHours(1))),
        TimeUnit.WorkingDay when rule.Count == DayCount.FromTheHour => FromTheHour(limit.Value),
        TimeUnit.WorkingDay or TimeUnit.Day when limit.Value == 0 => WithinTheDay(),
        TimeUnit.WorkingDay => FromNextWorkingDay(limit.Value),
        TimeUnit.Day => Days((int)decimal.Ceiling(limit.Value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CalendarDay Today => calendar.Day(_date);

    private DateTimeOffset WorkingHours(TimeSpan duration) =>
        duration == TimeSpan.Zero ? start.ToUniversalTime() : Take(calendar.TimeOf(start).ToTimeSpan(), duration);

    /// <summary>Walks over <paramref name="duration"/> of working time, beginning today at a time of day.</summary>
    private DateTimeOffset Take(TimeSpan from, TimeSpan duration)
    {
        while (true)
        {
            List<WorkingInterval> counted = [];

            foreach (WorkingInterval interval in Cut(Today.Hours, from, TimeSpan.FromDays(1)))
            {
                TimeSpan length = interval.Length < duration ? interval.Length : duration;
                counted.Add(interval with { To = interval.From.Add(length) });
                duration -= length;

                if (duration == TimeSpan.Zero)
                {
                    Write(ProofReason.Counted, null, counted);

                    return At(counted[^1].To.ToTimeSpan());
                }
            }

            Write(counted.Count > 0 ? ProofReason.Counted : NotCounted(ProofReason.Over), null, counted);
            Next();
            from = TimeSpan.Zero;
        }
    }

    private DateTimeOffset FromNextWorkingDay(decimal days)
    {
        ToCountedDay();
        Write(ProofReason.FirstDay, null, []);
        int whole = (int)decimal.Floor(days);

        for (int no = 1; no <= whole; no++)
        {
            ToNextWorkingDay();
            Write(ProofReason.Counted, no, Today.Hours.Intervals);
        }

        if (days == whole)
        {
            return End();
        }

        ToNextWorkingDay();

        return Take(TimeSpan.Zero, Shorter(TimeLimits.Span(days - whole, CountingRule.WorkingDay), Today.Hours.Length));
    }

    private DateTimeOffset Days(int days)
    {
        ToCountedDay();
        Write(ProofReason.FirstDay, null, []);

        for (int no = 1; no <= days; no++)
        {
            Next();
            Write(ProofReason.Counted, no, []);
        }

        if (!Today.Hours.IsWorking)
        {
            ToNextWorkingDay();
            Write(ProofReason.MovedHere, null, []);
        }

        return End();
    }

    private DateTimeOffset WithinTheDay()
    {
        bool late = ToCountedDay();

        if (late && rule.LateWithin is { Ticks: > 0 } within)
        {
            return Take(TimeSpan.Zero, Shorter(within, Today.Hours.Length));
        }

        while (!Today.Hours.IsWorking || End() < start)
        {
            Write(NotCounted(ProofReason.Over), null, []);
            Next();
        }

        Write(ProofReason.Counted, null, Today.Hours.Intervals);

        return End();
    }

    /// <summary>
    /// Goes to the same clock time of the n-th working day, then on over the part of a day,
    /// and back over time in which nobody works, which changes nothing about the count.
    /// </summary>
    private DateTimeOffset FromTheHour(decimal days)
    {
        if (days == 0)
        {
            return start.ToUniversalTime();
        }

        TimeSpan clock = ToOpening();
        DateOnly first = _date;
        int whole = (int)decimal.Floor(days);
        List<(DateOnly Date, int? No)> passed = [(first, null)];
        GoTo(whole);
        (DateOnly Date, TimeSpan Time) end = (_date, clock);

        if (days > whole)
        {
            TimeSpan part = TimeLimits.Span(days - whole, CountingRule.WorkingDay);
            List<WorkingInterval> rest = Cut(Today.Hours, clock, TimeSpan.FromDays(1));
            DateOnly today = _date;
            GoTo(whole + 1);
            end = Consume(rest, today, ref part) ?? Consume(Cut(Today.Hours, TimeSpan.Zero, clock), _date, ref part) ?? (_date, clock);
        }

        end = LastWorked(end);

        foreach ((DateOnly date, int? no) in passed.TakeWhile(day => day.Date <= end.Date))
        {
            _date = date;
            TimeSpan from = date == first ? clock : TimeSpan.Zero;
            TimeSpan to = date == end.Date ? end.Time : TimeSpan.FromDays(1);
            List<WorkingInterval> counted = Cut(Today.Hours, from, to);
            Write(NotCounted(ProofReason.Counted), Today.Hours.IsWorking ? no : null, counted);
        }

        return calendar.InstantOf(end.Date, end.Time);

        void GoTo(int no)
        {
            for (int reached = passed[^1].No ?? 0; reached < no;)
            {
                Next();
                reached += Today.Hours.IsWorking ? 1 : 0;
                passed.Add((_date, Today.Hours.IsWorking ? reached : passed[^1].No));
            }
        }
    }

    private static (DateOnly, TimeSpan)? Consume(List<WorkingInterval> intervals, DateOnly date, ref TimeSpan part)
    {
        foreach (WorkingInterval interval in intervals)
        {
            if (part <= interval.Length)
            {
                return (date, interval.From.ToTimeSpan() + part);
            }

            part -= interval.Length;
        }

        return null;
    }

    private (DateOnly, TimeSpan) LastWorked((DateOnly Date, TimeSpan Time) end)
    {
        List<WorkingInterval> before = Cut(calendar.Day(end.Date).Hours, TimeSpan.Zero, end.Time);

        while (before.Count == 0)
        {
            end = (end.Date.AddDays(-1), TimeSpan.FromDays(1));
            before = Cut(calendar.Day(end.Date).Hours, TimeSpan.Zero, end.Time);
        }

        return (end.Date, before[^1].To.ToTimeSpan());
    }

    /// <summary>Goes to the moment from which hours count: the start, or the next opening.</summary>
    private TimeSpan ToOpening()
    {
        TimeSpan clock = ToCountedDay() ? TimeSpan.Zero : calendar.TimeOf(start).ToTimeSpan();

        while (Cut(Today.Hours, clock, TimeSpan.FromDays(1)) is var rest)
        {
            if (rest.Count > 0)
            {
                return rest[0].From.ToTimeSpan();
            }

            Write(NotCounted(ProofReason.Over), null, []);
            Next();
            clock = TimeSpan.Zero;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>Goes to the day on which the start counts as having happened; true when that is a later one.</summary>
    private bool ToCountedDay()
    {
        if (rule.ReceivedAfter is not { } hour || (Today.Hours.IsWorking && calendar.TimeOf(start) <= hour))
        {
            return false;
        }

        Write(NotCounted(ProofReason.ReceivedLate), null, []);
        ToNextWorkingDay();

        return true;
    }

    private void ToNextWorkingDay()
    {
        for (Next(); !Today.Hours.IsWorking; Next())
        {
            Write(NotCounted(ProofReason.Over), null, []);
        }
    }

    private void Next() => _date = _date.AddDays(1);

    private DateTimeOffset End() => At(rule.End == DayEnd.Midnight ? TimeSpan.FromDays(1) : Today.Hours.Intervals[^1].To.ToTimeSpan());

    private DateTimeOffset At(TimeSpan timeOfDay) => calendar.InstantOf(_date, timeOfDay);

    private void Write(ProofReason reason, int? no, IReadOnlyList<WorkingInterval> counted) => _lines.Add(new ProofLine(Today, reason, no, counted));

    /// <summary>Why today does not count: it is a day off, or, if it is not, the reason given.</summary>
    private ProofReason NotCounted(ProofReason otherwise) => Today switch
    {
        { Hours.IsWorking: true } => otherwise,
        CalendarDay.WeeklyRest => ProofReason.WeeklyRest,
        _ => ProofReason.DayOff,
    };

    private static List<WorkingInterval> Cut(DayHours hours, TimeSpan from, TimeSpan to)
    {
        List<WorkingInterval> cut = [];

        foreach (WorkingInterval interval in hours.Intervals)
        {
            TimeSpan first = interval.From.ToTimeSpan() > from ? interval.From.ToTimeSpan() : from;
            TimeSpan last = Shorter(interval.To.ToTimeSpan(), to);

            if (first < last)
            {
                cut.Add(new WorkingInterval(TimeOnly.FromTimeSpan(first), TimeOnly.FromTimeSpan(last)));
            }
        }

        return cut;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
