using System.Collections.Concurrent;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Publishing;

/// <summary>What came of publishing a calendar.</summary>
public abstract record CalendarPublishResult
{
    private CalendarPublishResult() { }

    /// <summary>New dates are counted with it.</summary>
    public sealed record Published(CalendarSet Set) : CalendarPublishResult;

    /// <summary>Nothing changed.</summary>
    public sealed record Refused(IReadOnlyList<CalendarFault> Faults) : CalendarPublishResult;
}

/// <summary>
/// The versions of the province's calendar set. The latest one counts for new dates; each command keeps the version that it was
/// decided with, so older ones stay for ever.
/// </summary>
public sealed class CalendarStore
{
    /// <summary>How long another host's new calendar may go unnoticed.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, CalendarSet> known = new(StringComparer.Ordinal);
    private volatile Seen? latest;

    internal CalendarStore(NpgsqlDataSource source, TimeProvider clock)
    {
        this.source = source;
        this.clock = clock;
    }

    /// <summary>Checks a calendar file and makes it the latest version; the same content again is the same version.</summary>
    public async Task<CalendarPublishResult> Publish(string json, string by, CancellationToken ct = default)
    {
        var reading = CalendarReader.Read(json);
        if (reading.Set is not { } set)
            return new CalendarPublishResult.Refused(reading.Faults);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, "lock table workflow.calendar in share row exclusive mode", ct);
        await Sql.Run(connection, """
            insert into workflow.calendar (hash, number, document, published_at, published_by)
            select $1, coalesce(max(number), 0) + 1, $2, $3, $4 from workflow.calendar
            on conflict (hash) do update set number = excluded.number
            """, ct, Sql.Text(set.Version), Sql.Text(json), Sql.Instant(clock.GetUtcNow()), Sql.Text(by));
        await transaction.CommitAsync(ct);
        known[set.Version] = set;
        latest = null;
        return new CalendarPublishResult.Published(set);
    }

    /// <summary>The latest version; null where none was ever published.</summary>
    public async ValueTask<CalendarSet?> Latest(CancellationToken ct = default)
    {
        if (latest is { } seen && clock.GetElapsedTime(seen.At) < Freshness)
            return seen.Set;
        await using var find = source.CreateCommand("select hash from workflow.calendar order by number desc limit 1");
        var at = clock.GetTimestamp();
        if (await find.ExecuteScalarAsync(ct) is not string hash)
            return null;
        var set = await Version(hash, ct);
        latest = new Seen(set!, at);
        return set;
    }

    /// <summary>A version by its hash; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The stored document is not what its hash says: someone changed it.</exception>
    public async ValueTask<CalendarSet?> Version(string hash, CancellationToken ct = default)
    {
        if (known.TryGetValue(hash, out var set))
            return set;
        await using var find = source.CreateCommand("select document from workflow.calendar where hash = $1");
        find.Parameters.Add(Sql.Text(hash));
        if (await find.ExecuteScalarAsync(ct) is not string document)
            return null;
        return CalendarReader.Read(document).Set is { } read && read.Version == hash
            ? known.GetOrAdd(hash, read)
            : throw new InvalidDataException($"The stored calendar does not have the hash {hash}.");
    }

    private sealed record Seen(CalendarSet Set, long At);
}
