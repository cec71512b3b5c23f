using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>Writes one batch in one round trip and one transaction over a given connection.</summary>
internal static class BatchWriter
{
    /// <summary>Held shared while records are written, exclusively while a day is closed: none slips into a sealed day.</summary>
    internal const long SealLock = 0x4C43_5746_5345_414C;

    private static readonly string Share = string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock_shared({SealLock})");

    /// <summary>What a batch fails with of which an instance has moved on.</summary>
    internal const string MovedOn = "LC001";

    /// <summary>
    /// Plans that stay the same whatever the tables' sizes: each step goes from the few given rows to the table by its key.
    /// </summary>
    public const string Settings = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set plan_cache_mode = force_generic_plan; set jit = off";

    /// <summary>
    /// Writes the batch and commits; durable when it returns. With <paramref name="transaction"/> nothing is committed yet.
    /// </summary>
    /// <exception cref="PostgresException">Nothing of it was written; with <see cref="MovedOn"/>: an instance is no longer where its command was decided.</exception>
    public static async Task Write(
        NpgsqlConnection connection, IReadOnlyList<Commit> batch, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var statements = new NpgsqlBatch(connection, transaction);
        statements.BatchCommands.Add(new NpgsqlBatchCommand(Share));
        statements.BatchCommands.Add(CommitStatement.For(batch));
        foreach (var companion in batch.SelectMany(commit => commit.Companions))
            statements.BatchCommands.Add(companion);
        await using (var reader = await statements.ExecuteReaderAsync(ct))
        {
            while (await reader.NextResultAsync(ct))
            {
                // Errors of later statements come to light only when they are reached.
            }
        }
        statements.BatchCommands.Clear();
    }
}
