using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Store.Schema;

/// <summary>
/// The engine's rows for reading: each set is a query that others compose. Nothing is ever written through it;
/// the engine writes by itself, a command at a time.
/// </summary>
public sealed class WorkflowDb(DbContextOptions<WorkflowDb> options) : DbContext(options)
{
    public IQueryable<InstanceRow> Instances => Set<InstanceRow>().AsNoTracking();
    public IQueryable<TaskRow> Tasks => Set<TaskRow>().AsNoTracking();
    public IQueryable<DeadlineRow> Deadlines => Set<DeadlineRow>().AsNoTracking();
    public IQueryable<TimerRow> Timers => Set<TimerRow>().AsNoTracking();
    public IQueryable<EventWaitRow> EventWaits => Set<EventWaitRow>().AsNoTracking();
    public IQueryable<ChildWaitRow> ChildWaits => Set<ChildWaitRow>().AsNoTracking();
    public IQueryable<IncidentRow> Incidents => Set<IncidentRow>().AsNoTracking();
    public IQueryable<HistoryRow> History => Set<HistoryRow>().AsNoTracking();
    public IQueryable<DaySealRow> DaySeals => Set<DaySealRow>().AsNoTracking();
    public IQueryable<OutboxRow> Outbox => Set<OutboxRow>().AsNoTracking();
    public IQueryable<StoredEventRow> StoredEvents => Set<StoredEventRow>().AsNoTracking();
    public IQueryable<DefinitionRow> Definitions => Set<DefinitionRow>().AsNoTracking();
    public IQueryable<DefinitionDraftRow> Drafts => Set<DefinitionDraftRow>().AsNoTracking();
    public IQueryable<CalendarRow> Calendars => Set<CalendarRow>().AsNoTracking();

    /// <summary>Options for a context over the given connection string.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("migration", WorkflowModel.Schema))
            .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.MapWorkflowRows(owned: true);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw ReadOnly();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw ReadOnly();

    private static InvalidOperationException ReadOnly() => new("The engine's rows change by commands only.");
}
