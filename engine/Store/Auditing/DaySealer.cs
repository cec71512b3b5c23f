using System.Globalization;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Writing;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>Closes days and seals them. Several hosts may try at once; each day is sealed once.</summary>
public sealed class DaySealer
{
    private const long SealerLock = 0x4C43_5746_5345_4C52;

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;

    internal DaySealer(NpgsqlDataSource source, TimeProvider clock)
    {
        this.source = source;
        this.clock = clock;
    }

    /// <summary>Seals every day that is over, in legal time, and not sealed yet; a day without records too.</summary>
    /// <returns>Number of days sealed.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await Sql.Run(connection, Text($"select pg_advisory_lock({SealerLock})"), ct);
        try
        {
            var today = DaySeal.DayOf(clock.GetUtcNow());
            var (last, previous) = await LastSeal(connection, ct);
            var next = last?.AddDays(1) ?? await FirstDay(connection, ct);
            var sealedDays = 0;
            for (; next is { } day && day < today; next = day.AddDays(1))
            {
                await Close(connection, day, ct);
                previous = await Seal(connection, day, previous, ct);
                sealedDays++;
            }
            return sealedDays;
        }
        finally
        {
            await Sql.Run(connection, Text($"select pg_advisory_unlock({SealerLock})"), CancellationToken.None);
        }
    }

    /// <summary>
    /// From here on no record is written under the day. Writers hold the lock shared until they have committed, so once it was
    /// had alone, all records of the day are there to be seen.
    /// </summary>
    private static async Task Close(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, Text($"select pg_advisory_xact_lock({BatchWriter.SealLock})"), ct);
        await Sql.Run(connection, "update workflow.open_day set first_open = greatest(first_open, $1)", ct, Sql.Day(day.AddDays(1)));
        await transaction.CommitAsync(ct);
    }

    private async Task<ReadOnlyMemory<byte>> Seal(NpgsqlConnection connection, DateOnly day, ReadOnlyMemory<byte> previous, CancellationToken ct)
    {
        var seal = DaySeal.Over(day, await RecordsOf(connection, day, ct), previous);
        await Sql.Run(connection, """
            insert into workflow.day_seal (day, records, root, previous, hash, sealed_at) values ($1, $2, $3, $4, $5, $6)
            """, ct, Sql.Day(day), Sql.Big(seal.Records), Sql.Bytes(seal.Root), Sql.Bytes(previous), Sql.Bytes(seal.Hash), Sql.Instant(clock.GetUtcNow()));
        return seal.Hash;
    }

    /// <summary>The tree over a day's record hashes, in the order of instance and number.</summary>
    internal static async Task<MerkleTree> RecordsOf(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select hash from workflow.history where day = $1 order by instance_id, seq", Sql.Day(day));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tree = new MerkleTree();
        while (await reader.ReadAsync(ct))
            tree.Add(reader.GetFieldValue<byte[]>(0));
        return tree;
    }

    private static async Task<(DateOnly? Day, ReadOnlyMemory<byte> Hash)> LastSeal(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select day, hash from workflow.day_seal order by day desc limit 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<byte[]>(1))
            : (null, HashChain.Origin);
    }

    private static async Task<DateOnly?> FirstDay(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select min(day) from workflow.history");
        return await command.ExecuteScalarAsync(ct) as DateOnly?;
    }

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);
}
