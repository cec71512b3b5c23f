using NodaTime;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>
/// When one unit works. Immutable and safe to share. Instants are <see cref="DateTimeOffset"/> and come back in UTC;
/// days and times of day are local to <see cref="Zone"/>. Working time is counted on the local clock.
/// A prebuilt table of the days from <see cref="FirstDay"/> to <see cref="LastDay"/> answers every question in O(log n).
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">
/// Thrown by every operation whose answer or argument lies outside the table; limits are checked at the border
/// with <see cref="TimeLimits.Check"/>, so that it means a fault in the program.
/// </exception>
public sealed partial class WorkingCalendar
{
    public static readonly DateOnly FirstDay = new(1990, 1, 1);
    public static readonly DateOnly LastDay = new(2100, 12, 31);

    private readonly DateTimeZone _zone;
    private readonly CalendarDay[] _named;          // days that are not usual, ascending
    private readonly DayHours[] _hours;             // by day since FirstDay
    private readonly long[] _ticksBefore;           // working ticks before the day
    private readonly int[] _daysBefore;             // working days before the day

    /// <param name="zone">IANA name, for example <c>Asia/Ho_Chi_Minh</c>.</param>
    /// <param name="layers">The province's sheet first, then those that lie over it.</param>
    /// <exception cref="ArgumentException">The zone is unknown, no layer has hours, or a layer contradicts itself.</exception>
    public WorkingCalendar(string zone, params IReadOnlyList<CalendarSheet> layers)
    {
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException($"No time zone is called {zone}.", nameof(zone));
        Zone = zone;
        Version = CalendarVersion.Of(zone, layers);

        IReadOnlyList<WeeklyHours> weeks = layers.LastOrDefault(layer => layer.Hours.Count > 0)?.Hours
            ?? throw new ArgumentException("No layer says when the week's working hours are.", nameof(layers));
        SortedDictionary<DateOnly, CalendarDay> named = Named(layers, weeks);
        _named = [.. named.Values];

        _hours = Weekly(weeks);
        _ticksBefore = new long[_hours.Length + 1];
        _daysBefore = new int[_hours.Length + 1];

        foreach (CalendarDay day in _named)
        {
            _hours[Index(day.Date)] = day.Hours;
        }

        for (int i = 0; i < _hours.Length; i++)
        {
            _ticksBefore[i + 1] = _ticksBefore[i] + _hours[i].Length.Ticks;
            _daysBefore[i + 1] = _daysBefore[i] + (_hours[i].IsWorking ? 1 : 0);
        }
    }

    /// <summary>IANA name of the time zone.</summary>
    public string Zone { get; }

    /// <summary>Hash of everything that the calendar was made from; equal versions count equally.</summary>
    public string Version { get; }

    /// <summary>What the calendar says about a day.</summary>
    public CalendarDay Day(DateOnly date)
    {
        int low = 0;
        int high = _named.Length;

        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _named[middle].Date < date ? (middle + 1, high) : (low, middle);
        }

        if (low < _named.Length && _named[low].Date == date)
        {
            return _named[low];
        }

        DayHours hours = _hours[Index(date)];

        return hours.IsWorking ? new CalendarDay.Usual(date, hours) : new CalendarDay.WeeklyRest(date);
    }

    public bool IsWorkingDay(DateOnly date) => _hours[Index(date)].IsWorking;

    /// <summary>Whether the unit works at that instant; true at an opening, false at a closing.</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        long local = ToLocal(instant);

        return LatestAt(Worked(local)) == local;
    }

    /// <summary>The local day of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => Date(ToLocal(instant));

    /// <summary>The local time of day of an instant.</summary>
    public TimeOnly TimeOf(DateTimeOffset instant) => new(ToLocal(instant) % TimeSpan.TicksPerDay);

    /// <summary>The instant, UTC, of a local day and a time after its midnight; 24 hours give the next midnight.</summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeSpan timeOfDay) => ToInstant(Local(date, timeOfDay.Ticks));

    /// <summary>The instant itself while the unit works, otherwise when it opens next. UTC.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant) => ToInstant(LatestAt(Worked(ToLocal(instant))));

    /// <summary>
    /// The earliest instant, UTC, by which <paramref name="duration"/> of working time has passed since <paramref name="instant"/>;
    /// so a count that ends with a working interval ends at its closing, not at the next opening. Zero gives the instant back.
    /// </summary>
    public DateTimeOffset AddWorking(DateTimeOffset instant, TimeSpan duration) => duration.Ticks switch
    {
        0 => instant.ToUniversalTime(),
        < 0 => SubtractWorking(instant, -duration),
        _ => ToInstant(EarliestAt(Worked(ToLocal(instant)) + duration.Ticks)),
    };

    /// <summary>
    /// The latest instant, UTC, from which <paramref name="duration"/> of working time passes until <paramref name="instant"/>.
    /// Undoes <see cref="AddWorking"/> for every instant at which the unit works. Zero gives the instant back.
    /// </summary>
    public DateTimeOffset SubtractWorking(DateTimeOffset instant, TimeSpan duration) => duration.Ticks switch
    {
        0 => instant.ToUniversalTime(),
        < 0 => AddWorking(instant, -duration),
        _ => ToInstant(LatestAt(Worked(ToLocal(instant)) - duration.Ticks)),
    };

    /// <summary>Working time from <paramref name="from"/> to <paramref name="to"/>; negative when they are reversed.</summary>
    public TimeSpan WorkingBetween(DateTimeOffset from, DateTimeOffset to) =>
        TimeSpan.FromTicks(Worked(ToLocal(to)) - Worked(ToLocal(from)));

    /// <summary>The <paramref name="days"/>-th working day after a day, or before it when negative; zero gives the day back, working or not.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        if (days == 0)
        {
            return date;
        }

        // Ordinals are counted from zero: the day looked for has that many working days before it.
        int ordinal = days > 0 ? _daysBefore[Index(date) + 1] + days - 1 : _daysBefore[Index(date)] + days;

        return FirstDay.AddDays(UpperBound(_daysBefore, ordinal) - 1);
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => _daysBefore[Index(to) + 1] - _daysBefore[Index(from) + 1];

    private static SortedDictionary<DateOnly, CalendarDay> Named(IReadOnlyList<CalendarSheet> layers, IReadOnlyList<WeeklyHours> weeks)
    {
        SortedDictionary<DateOnly, CalendarDay> named = [];

        foreach (CalendarSheet layer in layers)
        {
            HashSet<DateOnly> own = [];

            foreach (DaysOff off in layer.Off)
            {
                for (DateOnly date = off.From; date <= off.To; date = date.AddDays(1))
                {
                    Put(new CalendarDay.Off(date, off));
                }
            }

            foreach (WorkingDate working in layer.Working)
            {
                DayHours hours = working.Hours ?? Weekly(weeks, working.InsteadOf
                    ?? throw new ArgumentException($"{working.Date:yyyy-MM-dd} has neither hours nor a day that it makes up for.", nameof(layers)));
                Put(new CalendarDay.Special(working.Date, hours, working));
            }

            void Put(CalendarDay day) => named[day.Date] = own.Add(day.Date)
                ? day
                : throw new ArgumentException($"{day.Date:yyyy-MM-dd} is entered twice.", nameof(layers));
        }

        return named;
    }

    private static DayHours Weekly(IReadOnlyList<WeeklyHours> weeks, DateOnly date) =>
        (weeks.LastOrDefault(week => week.From <= date) ?? weeks[0]).Week[(int)date.DayOfWeek];

    private static DayHours[] Weekly(IReadOnlyList<WeeklyHours> weeks)
    {
        DayHours[] hours = new DayHours[Index(LastDay) + 1];
        int from = 0;

        for (int i = 0; i < weeks.Count; i++)
        {
            int to = i + 1 < weeks.Count ? Index(weeks[i + 1].From) : hours.Length;

            for (int day = from; day < to; day++)
            {
                hours[day] = weeks[i].Week[((int)FirstDay.DayOfWeek + day) % 7];
            }

            from = to;
        }

        return hours;
    }
}
