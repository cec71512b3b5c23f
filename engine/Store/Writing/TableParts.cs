using LaoCai.Workflows.Store.Rows;
using static LaoCai.Workflows.Store.Writing.Column;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// The steps of the commit statement, table by table. None asks whether its command held: the statement fails as a whole unless all did.
/// </summary>
internal static class TableParts
{
    public static StatementPart Moved { get; } = new StatementPart<InstanceRow>("moved", """
        update workflow.instance i set definition_hash = g.definition_hash, status = g.status, sub_status = g.sub_status,
            finished_at = g.finished_at, revision = g.revision, chain_head = g.chain_head, state = g.state
        from {given} where i.id = g.id and i.revision = g.revision - 1 returning 1
        """,
        (c, rows) => { if (!c.Starts) rows.Add(c.Instance); },
        [
            Id<InstanceRow>("id", i => i.Id), Text<InstanceRow>("definition_hash", i => i.DefinitionHash),
            Small<InstanceRow>("status", i => (short)i.Status), Small<InstanceRow>("sub_status", i => (short)i.SubStatus),
            Instant<InstanceRow>("finished_at", i => i.FinishedAt), Big<InstanceRow>("revision", i => i.Revision),
            Bytes<InstanceRow>("chain_head", i => i.ChainHead), Text<InstanceRow>("state", i => i.State),
        ]);

    public static StatementPart Born { get; } = new StatementPart<InstanceRow>("born", """
        insert into workflow.instance (id, definition_hash, correlation_id, parent_id, parent_execution_no, started_at,
            status, sub_status, finished_at, revision, chain_head, state)
        select g.* from {given} on conflict (id) do nothing returning 1
        """,
        (c, rows) => { if (c.Starts) rows.Add(c.Instance); },
        [
            Id<InstanceRow>("id", i => i.Id), Text<InstanceRow>("definition_hash", i => i.DefinitionHash),
            Text<InstanceRow>("correlation_id", i => i.CorrelationId), Id<InstanceRow>("parent_id", i => i.ParentId),
            Number<InstanceRow>("parent_execution_no", i => i.ParentExecutionNo), Instant<InstanceRow>("started_at", i => i.StartedAt),
            Small<InstanceRow>("status", i => (short)i.Status), Small<InstanceRow>("sub_status", i => (short)i.SubStatus),
            Instant<InstanceRow>("finished_at", i => i.FinishedAt), Big<InstanceRow>("revision", i => i.Revision),
            Bytes<InstanceRow>("chain_head", i => i.ChainHead), Text<InstanceRow>("state", i => i.State),
        ]);

    public static StatementPart Recorded { get; } = new StatementPart<HistoryRow>("recorded", $$"""
        insert into workflow.history (day, instance_id, seq, at, command_id, actor, calendars, command, events, previous, hash)
        select greatest(g.at_day, (select first_open from workflow.open_day)),
            g.instance_id, g.seq, g.at, g.command_id, g.actor, g.calendars, g.command, g.events, g.previous, g.hash
        from {given}
        """,
        (c, rows) => rows.Add(c.History),
        [
            Day<HistoryRow>("at_day", h => h.Day), Id<HistoryRow>("instance_id", h => h.InstanceId), Big<HistoryRow>("seq", h => h.Seq),
            Instant<HistoryRow>("at", h => h.At), Id<HistoryRow>("command_id", h => h.CommandId), Text<HistoryRow>("actor", h => h.Actor),
            Bytes<HistoryRow>("calendars", h => h.Calendars), Text<HistoryRow>("command", h => h.Command),
            Text<HistoryRow>("events", h => h.Events), Bytes<HistoryRow>("previous", h => h.Previous), Bytes<HistoryRow>("hash", h => h.Hash),
        ]);

    public static IReadOnlyList<StatementPart> Tasks { get; } =
    [
        Insert("tasks_opened", "task", c => c.Rows.Tasks.Added, onConflict: "",
            Id<TaskRow>("instance_id", t => t.InstanceId), Number<TaskRow>("execution_no", t => t.ExecutionNo),
            Text<TaskRow>("activity_id", t => t.ActivityId), Text<TaskRow>("title", t => t.Title), Text<TaskRow>("role", t => t.Role),
            Text<TaskRow>("unit", t => t.Unit), Instant<TaskRow>("created_at", t => t.CreatedAt), Instant<TaskRow>("due_at", t => t.DueAt),
            Text<TaskRow>("assignee", t => t.Assignee)),

        new StatementPart<TaskRow>("tasks_changed", $$"""
            update workflow.task t set activity_id = g.activity_id, title = g.title, role = g.role, unit = g.unit,
                due_at = g.due_at, assignee = g.assignee
            from {given} where t.instance_id = g.instance_id and t.execution_no = g.execution_no
            """,
            (c, rows) => rows.AddRange(c.Rows.Tasks.Changed),
            [
                Id<TaskRow>("instance_id", t => t.InstanceId), Number<TaskRow>("execution_no", t => t.ExecutionNo),
                Text<TaskRow>("activity_id", t => t.ActivityId), Text<TaskRow>("title", t => t.Title), Text<TaskRow>("role", t => t.Role),
                Text<TaskRow>("unit", t => t.Unit), Instant<TaskRow>("due_at", t => t.DueAt), Text<TaskRow>("assignee", t => t.Assignee),
            ]),

        new StatementPart<ClosedTask>("tasks_closed", $$"""
            update workflow.task t set closed_at = g.closed_at, completed_by = g.completed_by, outcome = g.outcome
            from {given} where t.instance_id = g.instance_id and t.execution_no = g.execution_no
            """,
            (c, rows) =>
            {
                foreach (var no in c.Rows.Tasks.Gone)
                    rows.Add(new(c.Instance.Id, no, c.History.At, c.Rows.Completed?.ExecutionNo == no ? c.Rows.Completed : null));
            },
            [
                Id<ClosedTask>("instance_id", t => t.InstanceId), Number<ClosedTask>("execution_no", t => t.ExecutionNo),
                Instant<ClosedTask>("closed_at", t => t.At), Text<ClosedTask>("completed_by", t => t.Completed?.By),
                Text<ClosedTask>("outcome", t => t.Completed?.Outcome),
            ]),
    ];

    public static IReadOnlyList<StatementPart> Deadlines { get; } =
    [
        Insert("deadlines_started", "deadline", c => c.Rows.Deadlines.Added, onConflict: "",
            Id<DeadlineRow>("instance_id", d => d.InstanceId), Number<DeadlineRow>("execution_no", d => d.ExecutionNo),
            Instant<DeadlineRow>("started_at", d => d.StartedAt), Instant<DeadlineRow>("due_at", d => d.DueAt),
            Small<DeadlineRow>("next", d => (short)d.Next), Number<DeadlineRow>("level", d => d.Level), Instant<DeadlineRow>("next_at", d => d.NextAt)),

        new StatementPart<DeadlineRow>("deadlines_changed", $$"""
            update workflow.deadline d set started_at = g.started_at, due_at = g.due_at, next = g.next, level = g.level, next_at = g.next_at
            from {given} where d.instance_id = g.instance_id and d.execution_no = g.execution_no
            """,
            (c, rows) => rows.AddRange(c.Rows.Deadlines.Changed),
            [
                Id<DeadlineRow>("instance_id", d => d.InstanceId), Number<DeadlineRow>("execution_no", d => d.ExecutionNo),
                Instant<DeadlineRow>("started_at", d => d.StartedAt), Instant<DeadlineRow>("due_at", d => d.DueAt),
                Small<DeadlineRow>("next", d => (short)d.Next), Number<DeadlineRow>("level", d => d.Level),
                Instant<DeadlineRow>("next_at", d => d.NextAt),
            ]),

        Delete("deadlines_gone", "deadline", "execution_no", c => c.Rows.Deadlines.Gone),
    ];

    /// <summary>Timers, waits, incidents and the outbox: absent from most batches.</summary>
    public static IReadOnlyList<StatementPart> Waits { get; } =
    [
        Insert("timers_set", "timer", c => [.. c.Rows.Timers.Added, .. c.Rows.Timers.Changed],
            "on conflict (instance_id, execution_no) do update set activity_id = excluded.activity_id, fire_at = excluded.fire_at",
            Id<TimerRow>("instance_id", t => t.InstanceId), Number<TimerRow>("execution_no", t => t.ExecutionNo),
            Text<TimerRow>("activity_id", t => t.ActivityId), Instant<TimerRow>("fire_at", t => t.FireAt)),
        Delete("timers_gone", "timer", "execution_no", c => c.Rows.Timers.Gone),

        Insert("event_waits_set", "event_wait", c => [.. c.Rows.EventWaits.Added, .. c.Rows.EventWaits.Changed],
            "on conflict (instance_id, execution_no) do update set activity_id = excluded.activity_id, name = excluded.name",
            Id<EventWaitRow>("instance_id", w => w.InstanceId), Number<EventWaitRow>("execution_no", w => w.ExecutionNo),
            Text<EventWaitRow>("activity_id", w => w.ActivityId), Text<EventWaitRow>("name", w => w.Name)),
        Delete("event_waits_gone", "event_wait", "execution_no", c => c.Rows.EventWaits.Gone),

        Insert("child_waits_set", "child_wait", c => [.. c.Rows.ChildWaits.Added, .. c.Rows.ChildWaits.Changed],
            "on conflict (instance_id, execution_no) do update set activity_id = excluded.activity_id, child_id = excluded.child_id",
            Id<ChildWaitRow>("instance_id", w => w.InstanceId), Number<ChildWaitRow>("execution_no", w => w.ExecutionNo),
            Text<ChildWaitRow>("activity_id", w => w.ActivityId), Id<ChildWaitRow>("child_id", w => w.ChildId)),
        Delete("child_waits_gone", "child_wait", "execution_no", c => c.Rows.ChildWaits.Gone),

        Insert("incidents_set", "incident", c => [.. c.Rows.Incidents.Added, .. c.Rows.Incidents.Changed],
            "on conflict (instance_id, no) do update set activity_id = excluded.activity_id, code = excluded.code, message = excluded.message, at = excluded.at",
            Id<IncidentRow>("instance_id", i => i.InstanceId), Number<IncidentRow>("no", i => i.No),
            Text<IncidentRow>("activity_id", i => i.ActivityId), Text<IncidentRow>("code", i => i.Code),
            Text<IncidentRow>("message", i => i.Message), Instant<IncidentRow>("at", i => i.At)),
        Delete("incidents_gone", "incident", "no", c => c.Rows.Incidents.Gone),

        Insert("effects", "outbox", c => c.Outbox, onConflict: "",
            Id<OutboxRow>("instance_id", o => o.InstanceId), Big<OutboxRow>("seq", o => o.Seq), Number<OutboxRow>("no", o => o.No),
            Text<OutboxRow>("effect", o => o.Effect), Instant<OutboxRow>("created_at", o => o.CreatedAt)),
    ];

    private static StatementPart<TRow> Insert<TRow>(
        string name, string table, Func<Commit, IReadOnlyList<TRow>> rows, string onConflict, params IReadOnlyList<Column<TRow>> columns) =>
        new(name, $$"""
            insert into workflow.{{table}} ({{string.Join(", ", columns.Select(c => c.Name))}})
            select g.* from {given}
            {{onConflict}}
            """, (c, given) => given.AddRange(rows(c)), columns);

    private static StatementPart<(Guid InstanceId, int No)> Delete(string name, string table, string key, Func<Commit, IReadOnlyList<int>> gone) =>
        new(name, $$"""
            delete from workflow.{{table}} t using {given}
            where t.instance_id = g.instance_id and t.{{key}} = g.no
            """,
            (c, rows) =>
            {
                foreach (var no in gone(c))
                    rows.Add((c.Instance.Id, no));
            },
            [Id<(Guid InstanceId, int No)>("instance_id", k => k.InstanceId), Number<(Guid InstanceId, int No)>("no", k => k.No)]);

    private sealed record ClosedTask(Guid InstanceId, int ExecutionNo, DateTimeOffset At, CompletedTask? Completed);
}
