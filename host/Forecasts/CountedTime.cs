using LaoCai.Workflows.Engine.Calendars;
using Npgsql;

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

    /// <summary>The command that reads when the clocks of dossiers stood still; <see cref="ReadAsync"/> reads its answer.</summary>
    /// <param name="instances">Whose.</param>
    /// <param name="since">No earlier than this, UTC.</param>
    public static NpgsqlBatchCommand Ask(IEnumerable<Guid> instances, DateTimeOffset since) => new("""
        select instance_id, at, command like '{"c":"pause"%' from workflow.history
        where instance_id = any($1) and day >= $2 and (command like '{"c":"pause"%' or command like '{"c":"goOn"%') order by instance_id, seq
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. instances.Distinct()] },
            // A day of history is a day of the province, which begins before the day in UTC does.
            new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-1) },
        },
    };

    public static async Task<ILookup<Guid, StandStill>> ReadAsync(NpgsqlDataReader row, CancellationToken cancellation)
    {
        var stops = new List<(Guid Instance, StandStill Stop)>();
        while (await row.ReadAsync(cancellation))
        {
            var (instance, at, begins) = (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2));
            if (begins) stops.Add((instance, new(at, null)));
            else if (stops.Count > 0 && stops[^1] is var (last, open) && last == instance) stops[^1] = (instance, open with { Until = at });
        }

        return stops.ToLookup(one => one.Instance, one => one.Stop);
    }
}
