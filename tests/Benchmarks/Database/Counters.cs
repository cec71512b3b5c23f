using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Database;

/// <summary>What a database has written since it was made.</summary>
/// <param name="WalBytes">Of the whole cluster.</param>
/// <param name="Rows">Inserted, updated and deleted.</param>
internal sealed record Counters(long WalBytes, long Rows)
{
    public static async Task<Counters> Read(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var ask = new NpgsqlCommand("""
            select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
                (select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint from pg_stat_user_tables where schemaname in ('workflow', 'dossier'))
            """, connection);
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new Counters(row.GetInt64(0), row.GetInt64(1));
    }
}
