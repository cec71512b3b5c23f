using LaoCai.Workflows.Store.Schema;
using LaoCai.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Schema;

public sealed class WorkflowSchemaTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_at_once_migrate_an_empty_database_together()
    {
        var database = await Empty();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkflowSchema.Migrate(database, Ct)));

        await using var db = Open(database);
        (await db.Database.GetPendingMigrationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_model_has_no_change_that_no_migration_makes()
    {
        await using var db = Open(postgres.ConnectionString);

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task Every_set_of_rows_can_be_read()
    {
        var database = await Empty();
        await WorkflowSchema.Migrate(database, Ct);
        await using var db = Open(database);

        var counts = new[]
        {
            await db.Instances.CountAsync(i => i.CorrelationId != "" && i.State != "", Ct), await db.Tasks.Where(t => t.Outcome != "x" || t.DueAt != null).CountAsync(Ct),
            (await db.Deadlines.ToListAsync(Ct)).Count, (await db.Timers.ToListAsync(Ct)).Count, (await db.EventWaits.ToListAsync(Ct)).Count,
            (await db.ChildWaits.ToListAsync(Ct)).Count, (await db.Incidents.ToListAsync(Ct)).Count, (await db.History.ToListAsync(Ct)).Count,
            (await db.DaySeals.ToListAsync(Ct)).Count, (await db.Outbox.ToListAsync(Ct)).Count, (await db.StoredEvents.ToListAsync(Ct)).Count,
            (await db.Definitions.ToListAsync(Ct)).Count, (await db.Drafts.ToListAsync(Ct)).Count, (await db.Calendars.ToListAsync(Ct)).Count,
        };

        counts.ShouldAllBe(count => count == 0);
    }

    private async Task<string> Empty()
    {
        var name = $"empty_{Guid.NewGuid():N}";
        await postgres.Cluster.EnsureDatabaseAsync(name, Ct);
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
    }

    private static WorkflowDb Open(string database)
    {
        var options = new DbContextOptionsBuilder<WorkflowDb>();
        WorkflowDb.Configure(options, database);
        return new WorkflowDb(options.Options);
    }
}
