using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LaoCai.Workflows.Store.Schema;

/// <summary>
/// How the rows lie in the schema <c>workflow</c>. Every key of an instance's rows begins with the instance's id.
/// Columns that never change come first: PostgreSQL logs an update without the unchanged head of the row.
/// </summary>
public static class WorkflowModel
{
    /// <summary>The engine's schema.</summary>
    public const string Schema = "workflow";

    /// <summary>
    /// Maps the rows. A context of the host's may map them too, to join them with its own rows; it uses snake_case names
    /// and sets <paramref name="owned"/> to false, which keeps them out of its migrations.
    /// </summary>
    public static ModelBuilder MapWorkflowRows(this ModelBuilder model, bool owned = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        MapInstances(model, owned);
        MapTasks(model, owned);
        MapTime(model, owned);
        MapWaits(model, owned);
        MapHistory(model, owned);
        MapDelivery(model, owned);
        MapPublished(model, owned);
        return model;
    }

    private static void MapInstances(ModelBuilder model, bool owned)
    {
        model.Entity<InstanceRow>(row =>
        {
            Place(row, "instance", owned);
            row.HasKey(i => i.Id);
            row.Property(i => i.Status).HasConversion<short>();
            row.Property(i => i.SubStatus).HasConversion<short>();
            row.HasIndex(i => i.CorrelationId).HasFilter("correlation_id is not null");
            row.HasIndex(i => i.ParentId).HasFilter("parent_id is not null");
            row.HasIndex(i => new { i.DefinitionHash, i.StartedAt });
            row.HasIndex(i => i.StartedAt);
        });
        model.Entity<IncidentRow>(row =>
        {
            Place(row, "incident", owned);
            row.HasKey(i => new { i.InstanceId, i.No });
            row.HasIndex(i => i.At);
        });
    }

    private static void MapTasks(ModelBuilder model, bool owned) =>
        model.Entity<TaskRow>(row =>
        {
            Place(row, "task", owned);
            row.HasKey(t => new { t.InstanceId, t.ExecutionNo });
            row.HasIndex(t => new { t.Unit, t.Role, t.DueAt, t.InstanceId, t.ExecutionNo }, "ix_task_inbox").HasFilter("closed_at is null");
            row.HasIndex(t => new { t.Assignee, t.DueAt }, "ix_task_assigned").HasFilter("closed_at is null and assignee is not null");
        });

    private static void MapTime(ModelBuilder model, bool owned)
    {
        model.Entity<DeadlineRow>(row =>
        {
            Place(row, "deadline", owned);
            row.HasKey(d => new { d.InstanceId, d.ExecutionNo });
            row.Property(d => d.Next).HasConversion<short>();
            row.HasIndex(d => d.NextAt).HasFilter("next_at is not null");
        });
        model.Entity<TimerRow>(row =>
        {
            Place(row, "timer", owned);
            row.HasKey(t => new { t.InstanceId, t.ExecutionNo });
            row.HasIndex(t => t.FireAt);
        });
    }

    private static void MapWaits(ModelBuilder model, bool owned)
    {
        model.Entity<EventWaitRow>(row =>
        {
            Place(row, "event_wait", owned);
            row.HasKey(w => new { w.InstanceId, w.ExecutionNo });
            row.HasIndex(w => w.Name);
        });
        model.Entity<ChildWaitRow>(row =>
        {
            Place(row, "child_wait", owned);
            row.HasKey(w => new { w.InstanceId, w.ExecutionNo });
        });
    }

    private static void MapHistory(ModelBuilder model, bool owned)
    {
        model.Entity<HistoryRow>(row =>
        {
            // The migration makes this table by hand: it is partitioned by month of the day.
            Place(row, "history", owned);
            row.HasKey(h => new { h.InstanceId, h.Seq, h.Day });
            row.HasIndex(h => h.Day).HasMethod("brin");
        });
        model.Entity<DaySealRow>(row =>
        {
            Place(row, "day_seal", owned);
            row.HasKey(s => s.Day);
        });
        model.Entity<OpenDayRow>(row =>
        {
            Place(row, "open_day", owned);
            row.HasKey(d => d.Only);
            row.HasData(new OpenDayRow { Only = true, FirstOpen = new DateOnly(2000, 1, 1) });
        });
    }

    private static void MapDelivery(ModelBuilder model, bool owned)
    {
        model.Entity<OutboxRow>(row =>
        {
            Place(row, "outbox", owned);
            row.HasKey(o => new { o.InstanceId, o.Seq, o.No });
            row.HasIndex(o => o.CreatedAt);
        });
        model.Entity<StoredEventRow>(row =>
        {
            Place(row, "stored_event", owned);
            row.HasKey(e => e.Id);
            row.HasIndex(e => new { e.Name, e.PublishedAt }).HasFilter("taken_by is null");
        });
    }

    private static void MapPublished(ModelBuilder model, bool owned)
    {
        model.Entity<DefinitionRow>(row =>
        {
            Place(row, "definition", owned);
            row.HasKey(d => d.Hash);
            row.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
            row.HasIndex(d => d.DefinitionId, "ix_definition_in_force").IsUnique().HasFilter("in_force");
        });
        model.Entity<DefinitionDraftRow>(row =>
        {
            Place(row, "definition_draft", owned);
            row.HasKey(d => d.DefinitionId);
        });
        model.Entity<CalendarRow>(row =>
        {
            Place(row, "calendar", owned);
            row.HasKey(c => c.Hash);
            row.HasIndex(c => c.Number).IsUnique();
        });
    }

    private static void Place<T>(EntityTypeBuilder<T> row, string table, bool owned) where T : class =>
        row.ToTable(table, Schema, t =>
        {
            if (!owned)
                t.ExcludeFromMigrations();
        });
}
