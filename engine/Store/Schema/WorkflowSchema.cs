using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Store.Schema;

/// <summary>Brings the schema to this program's version.</summary>
public static class WorkflowSchema
{
    /// <summary>Any number will do, as long as every host of every version takes the same.</summary>
    private const long MigrationLock = 0x4C43_5746_4D49_4752;

    /// <summary>
    /// Applies what is missing. Hosts that start at once wait for each other; the second finds nothing left to do.
    /// </summary>
    /// <exception cref="NpgsqlException">The database is not there or refuses.</exception>
    public static async Task Migrate(string connectionString, CancellationToken ct = default)
    {
        await using var guard = new NpgsqlConnection(connectionString);
        await guard.OpenAsync(ct);
        await Lock(guard, "select pg_advisory_lock($1)", ct);
        try
        {
            var options = new DbContextOptionsBuilder<WorkflowDb>();
            WorkflowDb.Configure(options, connectionString);
            await using var db = new WorkflowDb(options.Options);
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            await Lock(guard, "select pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    private static async Task Lock(NpgsqlConnection guard, string call, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(call, guard) { Parameters = { new() { Value = MigrationLock } } };
        await command.ExecuteNonQueryAsync(ct);
    }
}
