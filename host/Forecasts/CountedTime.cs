using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>When a dossier's clock stood still.</summary>
/// <param name="Until">UTC; null: it still does.</param>
internal sealed record StandStill(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Working time while the dossier's clock ran, in whole minutes.</summary>
internal static class CountedTime
{
    public static int Minutes(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<StandStill> stops)
    {
        if (to <= from) return 0;
        var counted = calendar.WorkingBetween(from, to);
        foreach (var stop in stops)
        {
            var (begin, end) = (stop.From > from ? stop.From : from, stop.Until is { } until && until < to ? until : to);
            if (begin < end) counted -= calendar.WorkingBetween(begin, end);
        }

        return (int)counted.TotalMinutes;
    }

    /// <summary>When a clock stood still, as the events of an open dossier tell it.</summary>
    public static IReadOnlyList<StandStill> StopsOf(IEnumerable<ClockEvent> events)
    {
        var stops = new List<StandStill>();
        foreach (var happened in events)
        {
            if (happened is ClockEvent.Paused) stops.Add(new(happened.At, null));
            else if (happened is ClockEvent.Resumed && stops.Count > 0) stops[^1] = stops[^1] with { Until = happened.At };
        }

        return stops;
    }
}
