using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>What makes a time limit one that can be counted.</summary>
public static class TimeLimits
{
    /// <summary>
    /// Null for a limit that can be counted; otherwise a refusal <c>limit.negative</c>, <c>limit.too-long</c> (over some fifty years:
    /// no rule says that, but a file may) or <c>limit.unknown-unit</c>. Definitions are checked with it before they are published.
    /// </summary>
    public static Refusal? Check(TimeLimit limit)
    {
        decimal? most = limit.Unit switch
        {
            TimeUnit.Minute => 50 * 366 * 24 * 60,
            TimeUnit.Hour => 50 * 366 * 24,
            TimeUnit.WorkingHour => 50 * 250 * 8,
            TimeUnit.Day => 50 * 366,
            TimeUnit.WorkingDay => 50 * 250,
            _ => null,
        };

        return (limit.Value, most) switch
        {
            (_, null) => new Refusal("limit.unknown-unit", $"No time unit has the number {(int)limit.Unit}."),
            ( < 0, _) => new Refusal("limit.negative", "A time limit cannot be negative."),
            _ when limit.Value > most => new Refusal("limit.too-long", $"A time limit of more than {most} {limit.Unit} cannot be right."),
            _ => null,
        };
    }

    /// <summary>
    /// A number of units as a length of time, rounded up to the microsecond, the precision of stored instants; more than zero for more than zero.
    /// Digits beyond a thousandth of that are taken for the rounding of a division, such as a third of an hour.
    /// </summary>
    internal static TimeSpan Span(decimal value, TimeSpan unit)
    {
        long microseconds = (long)decimal.Ceiling(decimal.Round(value * unit.Ticks / TimeSpan.TicksPerMicrosecond, 3));

        return TimeSpan.FromMicroseconds(value > 0 ? Math.Max(microseconds, 1) : microseconds);
    }
}
