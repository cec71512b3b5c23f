using NodaTime;

namespace LaoCai.Workflows.Engine.Calendars;

// The table's arithmetic. "Local" is ticks on the local clock, "worked" is working ticks since the table's first day.
public sealed partial class WorkingCalendar
{
    private static int Index(DateOnly date)
    {
        int index = date.DayNumber - FirstDay.DayNumber;

        return date >= FirstDay && date <= LastDay
            ? index
            : throw new ArgumentOutOfRangeException(nameof(date), date, "Calendars reach from 1990 to 2100.");
    }

    private static DateOnly Date(long local) => DateOnly.FromDayNumber((int)(local / TimeSpan.TicksPerDay));

    private static long Local(DateOnly date, long timeOfDay) => (date.DayNumber * TimeSpan.TicksPerDay) + timeOfDay;

    private long ToLocal(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime.ToDateTimeUnspecified().Ticks;

    private DateTimeOffset ToInstant(long local) =>
        _zone.AtLeniently(LocalDateTime.FromDateTime(new DateTime(local))).ToInstant().ToDateTimeOffset();

    private long Worked(long local)
    {
        int day = Index(Date(local));

        return _ticksBefore[day] + _hours[day].Elapsed(local % TimeSpan.TicksPerDay);
    }

    /// <summary>First local tick by which so much was worked.</summary>
    private long EarliestAt(long worked)
    {
        int day = LowerBound(_ticksBefore, worked) - 1;

        return Local(FirstDay.AddDays(day), _hours[day].EarliestAt(worked - _ticksBefore[day]));
    }

    /// <summary>Last local tick by which no more than so much was worked.</summary>
    private long LatestAt(long worked)
    {
        int day = UpperBound(_ticksBefore, worked) - 1;

        return Local(FirstDay.AddDays(day), _hours[day].LatestAt(worked - _ticksBefore[day]));
    }

    /// <summary>Index of the first element that is not under the value.</summary>
    private static int LowerBound(long[] sorted, long value)
    {
        int low = 0;
        int high = sorted.Length;

        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return Within(low, sorted.Length);
    }

    /// <summary>Index of the first element that is over the value.</summary>
    private static int UpperBound<T>(T[] sorted, T value) where T : IComparable<T>
    {
        int low = 0;
        int high = sorted.Length;

        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle].CompareTo(value) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return Within(low, sorted.Length);
    }

    private static int Within(int index, int length) => index > 0 && index < length
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), "Calendars reach from 1990 to 2100.");
}
