using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Store.Auditing;
using LaoCai.Workflows.Store.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LaoCai.Workflows.Store.Conformance;

/// <summary>A scratch database on which cases of recorded behaviour run one after the other, each on empty tables. It must hold nothing of worth.</summary>
public sealed class CaseDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly StandingClock clock = new();
    private readonly WorkflowStore store;

    private CaseDatabase(string connectionString)
    {
        source = NpgsqlDataSource.Create(connectionString);
        store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = connectionString }, clock, NullLoggerFactory.Instance);
    }

    /// <summary>Brings the database to the schema, with the cases' calendar.</summary>
    public static async Task<CaseDatabase> Open(string connectionString, CancellationToken ct = default)
    {
        await WorkflowSchema.Migrate(connectionString, ct);
        var database = new CaseDatabase(connectionString);
        await database.store.Calendars.Publish(CaseClock.Calendar, "conformance", ct);
        return database;
    }

    /// <summary>Empties the tables and sets the clock back: a world for the next case.</summary>
    public async Task<CaseWorld> World(CancellationToken ct = default)
    {
        await store.Outbox.Settled();
        clock.Now = CaseClock.Start;
        await using var command = source.CreateCommand("""
            do $$ begin execute (
                select 'truncate ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ')
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'workflow' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('calendar', 'open_day', '__EFMigrationsHistory', 'migration'));
            end $$
            """);
        await command.ExecuteNonQueryAsync(ct);
        return new StoreWorld(store, clock);
    }

    /// <summary>Audits what the last case left.</summary>
    public Task<VerificationReport> Verify(CancellationToken ct = default) => store.Verifier.VerifyAll(ct: ct);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await source.DisposeAsync();
    }
}

/// <summary>A clock that stands still until it is told to move.</summary>
internal sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = CaseClock.Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
