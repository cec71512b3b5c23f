using System.Data;
using LaoCai.Workflows.Engine.History;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>Checks every day seal against the records of its day and against the seal before.</summary>
internal static class SealAudit
{
    /// <returns>Number of seals checked.</returns>
    public static async Task<int> Run(NpgsqlDataSource source, Findings findings, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var seals = await Read(connection, ct);
        var previous = HashChain.Origin;
        DateOnly? expected = await FirstDay(connection, ct);
        foreach (var seal in seals)
        {
            if (expected is { } day && seal.Day != day)
                findings.Add(new Finding(FindingCodes.SealMissing, null, null, day, $"{day:yyyy-MM-dd} has no seal, {seal.Day:yyyy-MM-dd} has one."));
            var records = await DaySealer.RecordsOf(connection, seal.Day, ct);
            if (!DaySeal.Over(seal.Day, records, previous).SameAs(seal))
                findings.Add(new Finding(FindingCodes.SealDiffers, null, null, seal.Day,
                    $"The seal of {seal.Day:yyyy-MM-dd} is not that of its {records.Count} records behind the day before."));
            (previous, expected) = (seal.Hash.Length == HashChain.HashLength ? seal.Hash : HashChain.Origin, seal.Day.AddDays(1));
        }
        return seals.Count;
    }

    private static async Task<List<DaySeal>> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select day, records, root, previous, hash from workflow.day_seal order by day");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var seals = new List<DaySeal>();
        while (await reader.ReadAsync(ct))
        {
            seals.Add(new DaySeal
            {
                Day = reader.GetFieldValue<DateOnly>(0),
                Records = reader.GetInt64(1),
                Root = reader.GetFieldValue<byte[]>(2),
                Previous = reader.GetFieldValue<byte[]>(3),
                Hash = reader.GetFieldValue<byte[]>(4),
            });
        }
        return seals;
    }

    private static async Task<DateOnly?> FirstDay(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select min(day) from workflow.history");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateOnly?>(0);
    }
}
