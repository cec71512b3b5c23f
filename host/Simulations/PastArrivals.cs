using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Dossiers;
using Npgsql;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>When dossiers of a procedure came in, as this installation received them. Nothing personal is read.</summary>
public static class PastArrivals
{
    /// <summary>The dossiers received in a year of the province's clock, in order of time.</summary>
    public static async Task<IReadOnlyList<Arrival>> OfAsync(NpgsqlDataSource database, string definitionId, int year, WorkingCalendar calendar, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(calendar);
        await using var command = database.CreateCommand("""
            select received_at, receiving_unit, deciding_unit, specialist_unit from dossier.dossier
            where definition_id = $1 and received_at >= $2 and received_at < $3 order by received_at, instance_id limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = definitionId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = calendar.InstantOf(new DateOnly(year, 1, 1), TimeSpan.Zero).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = calendar.InstantOf(new DateOnly(year + 1, 1, 1), TimeSpan.Zero).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ArrivalReader.MostArrivals });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var arrivals = new List<Arrival>();
        var units = new Dictionary<(string, string, string), IReadOnlyDictionary<string, string>>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = (reader.GetString(1), reader.GetString(2), reader.GetString(3));
            if (!units.TryGetValue(key, out var bound))
            {
                units[key] = bound = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [UnitBindings.Receiving] = key.Item1, [UnitBindings.Deciding] = key.Item2, [UnitBindings.Specialist] = key.Item3,
                };
            }

            arrivals.Add(new(reader.GetFieldValue<DateTimeOffset>(0), bound));
        }

        return arrivals;
    }
}
