using System.Globalization;
using System.Runtime.InteropServices;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>A stretch of working time within one day, local time; the start belongs to it, the end does not.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingInterval(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To.ToTimeSpan() - From.ToTimeSpan();

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");
}

/// <summary>The working intervals of one day, ascending and apart from each other; none on a day of rest.</summary>
public sealed class DayHours : IEquatable<DayHours>
{
    public static readonly DayHours None = new([]);

    private readonly WorkingInterval[] _intervals;

    /// <exception cref="ArgumentException">An interval is empty or reversed, or does not come after the one before it.</exception>
    public DayHours(IEnumerable<WorkingInterval> intervals)
    {
        _intervals = [.. intervals];

        for (int i = 0; i < _intervals.Length; i++)
        {
            if (_intervals[i].To <= _intervals[i].From)
            {
                throw new ArgumentException($"{_intervals[i]} is empty or reversed.", nameof(intervals));
            }

            if (i > 0 && _intervals[i].From <= _intervals[i - 1].To)
            {
                throw new ArgumentException($"{_intervals[i]} does not come after {_intervals[i - 1]}.", nameof(intervals));
            }

            Length += _intervals[i].Length;
        }
    }

    public IReadOnlyList<WorkingInterval> Intervals => _intervals;

    /// <summary>Working time of the whole day.</summary>
    public TimeSpan Length { get; }

    public bool IsWorking => _intervals.Length > 0;

    /// <summary>Working ticks from midnight to <paramref name="timeOfDay"/> (ticks since midnight).</summary>
    internal long Elapsed(long timeOfDay)
    {
        long elapsed = 0;

        foreach (WorkingInterval interval in _intervals)
        {
            elapsed += Math.Clamp(timeOfDay - interval.From.Ticks, 0, interval.Length.Ticks);
        }

        return elapsed;
    }

    /// <summary>The earliest time of day (ticks) at which <paramref name="elapsed"/> &gt; 0 working ticks have passed: never an opening.</summary>
    internal long EarliestAt(long elapsed)
    {
        foreach (WorkingInterval interval in _intervals)
        {
            if (elapsed <= interval.Length.Ticks)
            {
                return interval.From.Ticks + elapsed;
            }

            elapsed -= interval.Length.Ticks;
        }

        throw new ArgumentOutOfRangeException(nameof(elapsed));
    }

    /// <summary>The latest time of day (ticks) at which no more than <paramref name="elapsed"/> &lt; length working ticks have passed: never a closing.</summary>
    internal long LatestAt(long elapsed)
    {
        foreach (WorkingInterval interval in _intervals)
        {
            if (elapsed < interval.Length.Ticks)
            {
                return interval.From.Ticks + elapsed;
            }

            elapsed -= interval.Length.Ticks;
        }

        throw new ArgumentOutOfRangeException(nameof(elapsed));
    }

    public bool Equals(DayHours? other) => other is not null && _intervals.AsSpan().SequenceEqual(other._intervals);

    public override bool Equals(object? obj) => Equals(obj as DayHours);

    public override int GetHashCode() => _intervals.Length == 0 ? 0 : HashCode.Combine(_intervals.Length, _intervals[0], _intervals[^1]);

    /// <summary>As calendar files write it, for example <c>07:30-11:30 13:30-17:00</c>.</summary>
    public override string ToString() => string.Join(' ', _intervals);
}
