using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Size;

/// <summary>
/// Makes many open instances of few: every row of an instance that the host itself has started, and of its dossier, again under another id
/// and code. Their hash chains are the first one's, so they are there to be many and worked on, not to be verified.
/// </summary>
internal static class Multiplication
{
    private const int AtOnce = 50_000;

    /// <summary>Each table with the expressions for columns that differ from the original's; o: the original, c: the copy.</summary>
    private static readonly (string Table, string Key, Dictionary<string, string> Differ)[] Tables =
    [
        ("workflow.instance", "id", new(StringComparer.Ordinal)
        {
            ["id"] = "c.id", ["correlation_id"] = "o.correlation_id || c.suffix",
            ["state"] = "replace(replace(o.state, o.id::text, c.id::text), o.correlation_id, o.correlation_id || c.suffix)",
        }),
        ("workflow.history", "instance_id", new(StringComparer.Ordinal) { ["instance_id"] = "c.id", ["command_id"] = "gen_random_uuid()" }),
        ("workflow.task", "instance_id", new(StringComparer.Ordinal) { ["instance_id"] = "c.id" }),
        ("workflow.deadline", "instance_id", new(StringComparer.Ordinal) { ["instance_id"] = "c.id" }),
        ("dossier.dossier", "instance_id", new(StringComparer.Ordinal) { ["instance_id"] = "c.id", ["code"] = "o.code || c.suffix" }),
    ];

    /// <summary>Fills up to so many open instances, evenly over the given ones.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="originals">Open instances with one open task each.</param>
    /// <param name="instances">How many are to be open in all.</param>
    /// <param name="say">Hears of progress.</param>
    /// <param name="ct">Ends the work between two statements.</param>
    public static async Task FillTo(string connectionString, IReadOnlyList<Guid> originals, int instances, Action<string> say, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        var open = (long)(await Ask(connection, "select count(*) from workflow.instance where finished_at is null", ct))!;
        await Run(connection, "create temp table copy (original uuid not null, id uuid not null, suffix text not null)", ct);
        for (var left = instances - open; left > 0; left -= AtOnce)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Run(connection, "truncate copy", ct);
            // Ids rise as the host's own do, which begin with the time.
            await Run(connection, """
                insert into copy
                select ($1::uuid[])[1 + n % cardinality($1)],
                    (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid,
                    '-' || substr(md5(random()::text || n), 1, 10)
                from generate_series(1, $2) n
                """, ct, originals.ToArray(), (int)Math.Min(left, AtOnce));
            foreach (var (table, key, differ) in Tables)
            {
                var columns = (string[])(await Ask(connection, $"""
                    select array_agg(attname::text order by attnum) from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped
                    """, ct))!;
                var values = columns.Select(column => differ.GetValueOrDefault(column, $"o.\"{column}\""));
                await Run(connection, $"""
                    insert into {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
                    select {string.Join(", ", values)} from copy c join {table} o on o.{key} = c.original
                    """, ct);
            }
            await transaction.CommitAsync(ct);
            say(string.Create(CultureInfo.InvariantCulture, $"{instances - Math.Max(0, left - AtOnce):N0} instances …"));
        }
        await Run(connection, "drop table copy", ct);
        await Run(connection, "vacuum analyze", ct);
        await Run(connection, "checkpoint", ct);
    }

    private static async Task Run(NpgsqlConnection connection, string text, CancellationToken ct, params object[] values)
    {
        await using var command = Command(connection, text, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string text, CancellationToken ct)
    {
        await using var command = Command(connection, text, []);
        return await command.ExecuteScalarAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, object[] values)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = 1800 };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
