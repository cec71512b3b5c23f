using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>
/// Counts as a clerk would with a pencil: minute by minute on the local clock, day by day, with no table and no hash.
/// Shares no code with the calendar that it is compared with.
/// </summary>
internal sealed class MinuteWalker(Func<DateTime, (int From, int To)[]> hoursOfDay)
{
    private readonly Dictionary<DateTime, bool[]> _minutes = [];

    public DateTime Add(DateTime from, int minutes)
    {
        while (minutes > 0)
        {
            minutes -= Works(from) ? 1 : 0;
            from = from.AddMinutes(1);
        }

        return from;
    }

    public DateTime Subtract(DateTime from, int minutes)
    {
        while (minutes > 0)
        {
            from = from.AddMinutes(-1);
            minutes -= Works(from) ? 1 : 0;
        }

        return from;
    }

    public int Between(DateTime from, DateTime to)
    {
        int minutes = 0;

        for (; from < to; from = from.AddMinutes(1))
        {
            minutes += Works(from) ? 1 : 0;
        }

        return minutes;
    }

    public DateTime NextOpening(DateTime from)
    {
        while (!Works(from))
        {
            from = from.AddMinutes(1);
        }

        return from;
    }

    /// <summary>Working days from the hour: go to the n-th day at the same time, then walk back over time in which nobody worked.</summary>
    public DateTime DueFromTheHour(DateTime start, int days, int quarters)
    {
        if (days == 0 && quarters == 0)
        {
            return start;
        }

        DateTime opening = NextOpening(start);
        DateTime due = Add(SameClock(days), quarters * 120);
        DateTime most = SameClock(days + 1);

        return LastWorked(quarters > 0 && most < due ? most : due);

        DateTime SameClock(int later) => NthWorkingDay(opening.Date, later) + opening.TimeOfDay;
    }

    /// <summary>Working days from the next working day to the closing of the last one.</summary>
    public DateTime DueFromNextDay(DateTime start, int days)
    {
        DateTime day = days > 0 ? NthWorkingDay(start.Date, days) : WorkingDayFrom(start.Date);
        DateTime closing = Closing(day);

        return closing >= start ? closing : Closing(NthWorkingDay(day, 1));
    }

    /// <summary>Calendar days, first day not counted, to the closing of the last one or of the next working day.</summary>
    public DateTime DueInDays(DateTime start, int days)
    {
        DateTime day = WorkingDayFrom(start.Date.AddDays(days));
        DateTime closing = Closing(day);

        return closing >= start ? closing : Closing(NthWorkingDay(day, 1));
    }

    public DateTime NthWorkingDay(DateTime day, int days)
    {
        for (; days > 0; days -= WorksOn(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private DateTime WorkingDayFrom(DateTime day)
    {
        while (!WorksOn(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private DateTime Closing(DateTime day) => day.AddMinutes(hoursOfDay(day).Max(hours => hours.To));

    private DateTime LastWorked(DateTime at)
    {
        while (!Works(at.AddMinutes(-1)))
        {
            at = at.AddMinutes(-1);
        }

        return at;
    }

    private bool WorksOn(DateTime day) => hoursOfDay(day.Date).Length > 0;

    private bool Works(DateTime minute)
    {
        if (!_minutes.TryGetValue(minute.Date, out bool[]? day))
        {
            day = new bool[1440];

            foreach ((int from, int to) in hoursOfDay(minute.Date))
            {
                day.AsSpan(from..to).Fill(true);
            }

            _minutes.Add(minute.Date, day);
        }

        return day[(int)minute.TimeOfDay.TotalMinutes];
    }
}
