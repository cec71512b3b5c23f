using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>Reads all that is stored of instances, over one connection whose transaction sees one moment.</summary>
internal static class StoredInstances
{
    private const string Query = """
        select id, definition_hash, correlation_id, parent_id, parent_execution_no, started_at, status, sub_status, finished_at, revision, chain_head, state
            from workflow.instance where id = any($1);
        select instance_id, seq, day, at, command_id, actor, calendars, command, events, previous, hash
            from workflow.history where instance_id = any($1) order by instance_id, seq, day;
        select instance_id, execution_no, activity_id, title, role, unit, created_at, due_at, assignee, closed_at, completed_by, outcome
            from workflow.task where instance_id = any($1);
        select instance_id, execution_no, started_at, due_at, next, level, next_at from workflow.deadline where instance_id = any($1);
        select instance_id, execution_no, activity_id, fire_at from workflow.timer where instance_id = any($1);
        select instance_id, execution_no, activity_id, name from workflow.event_wait where instance_id = any($1);
        select instance_id, execution_no, activity_id, child_id from workflow.child_wait where instance_id = any($1);
        select instance_id, no, activity_id, code, message, at from workflow.incident where instance_id = any($1);
        """;

    private static readonly string[] Statements = Query.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One answer an id, in the order of <paramref name="ids"/>.</summary>
    public static async Task<IReadOnlyList<(Guid Id, StoredInstance Stored)>> Read(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);

        var instances = await Each(reader, Instance, ct);
        var history = await Each(reader, Record, ct);
        var tasks = await Each(reader, Task, ct);
        var deadlines = await Each(reader, Deadline, ct);
        var timers = await Each(reader, r => new TimerRow
        {
            InstanceId = r.GetGuid(0), ExecutionNo = r.GetInt32(1), ActivityId = r.GetString(2), FireAt = r.GetFieldValue<DateTimeOffset>(3),
        }, ct);
        var eventWaits = await Each(reader, r => new EventWaitRow
        {
            InstanceId = r.GetGuid(0), ExecutionNo = r.GetInt32(1), ActivityId = r.GetString(2), Name = r.GetString(3),
        }, ct);
        var childWaits = await Each(reader, r => new ChildWaitRow
        {
            InstanceId = r.GetGuid(0), ExecutionNo = r.GetInt32(1), ActivityId = r.GetString(2), ChildId = r.GetGuid(3),
        }, ct);
        var incidents = await Each(reader, r => new IncidentRow
        {
            InstanceId = r.GetGuid(0), No = r.GetInt32(1), ActivityId = r.GetString(2), Code = r.GetString(3),
            Message = r.GetString(4), At = r.GetFieldValue<DateTimeOffset>(5),
        }, ct);
        return [.. ids.Select(id => (id, new StoredInstance(
            instances[id].FirstOrDefault(), [.. history[id]],
            new StoredRows([.. tasks[id]], [.. deadlines[id]], [.. timers[id]], [.. eventWaits[id]], [.. childWaits[id]], [.. incidents[id]]))))];
    }

    /// <summary>One instance's records in order.</summary>
    public static async Task<IReadOnlyList<HistoryRecord>> Records(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, Statements[1], new NpgsqlParameter<Guid[]> { TypedValue = [id] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var records = new List<HistoryRecord>();
        while (await reader.ReadAsync(ct))
            records.Add(Record(reader).Record);
        return records;
    }

    private static async Task<ILookup<Guid, TRow>> Each<TRow>(NpgsqlDataReader reader, Func<NpgsqlDataReader, TRow> row, CancellationToken ct)
    {
        var rows = new List<(Guid Id, TRow Row)>();
        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetGuid(0), row(reader)));
        await reader.NextResultAsync(ct);
        return rows.ToLookup(r => r.Id, r => r.Row);
    }

    private static InstanceRow Instance(NpgsqlDataReader r) => new()
    {
        Id = r.GetGuid(0),
        DefinitionHash = r.GetString(1),
        CorrelationId = r.TextOrNull(2),
        ParentId = r.GetFieldValue<Guid?>(3),
        ParentExecutionNo = r.GetFieldValue<int?>(4),
        StartedAt = r.GetFieldValue<DateTimeOffset>(5),
        Status = (InstanceStatus)r.GetInt16(6),
        SubStatus = (InstanceSubStatus)r.GetInt16(7),
        FinishedAt = r.GetFieldValue<DateTimeOffset?>(8),
        Revision = r.GetInt64(9),
        ChainHead = r.GetFieldValue<byte[]>(10),
        State = r.GetString(11),
    };

    private static (HistoryRecord Record, DateOnly Day) Record(NpgsqlDataReader r) => (new HistoryRecord
    {
        InstanceId = r.GetGuid(0),
        Seq = r.GetInt64(1),
        At = r.GetFieldValue<DateTimeOffset>(3),
        CommandId = r.GetGuid(4),
        Actor = r.GetString(5),
        Calendars = Convert.ToHexStringLower(r.GetFieldValue<byte[]>(6)),
        Command = r.GetString(7),
        Events = r.GetString(8),
        Previous = r.GetFieldValue<byte[]>(9),
        Hash = r.GetFieldValue<byte[]>(10),
    }, r.GetFieldValue<DateOnly>(2));

    private static TaskRow Task(NpgsqlDataReader r) => new()
    {
        InstanceId = r.GetGuid(0),
        ExecutionNo = r.GetInt32(1),
        ActivityId = r.GetString(2),
        Title = r.GetString(3),
        Role = r.GetString(4),
        Unit = r.GetString(5),
        CreatedAt = r.GetFieldValue<DateTimeOffset>(6),
        DueAt = r.GetFieldValue<DateTimeOffset?>(7),
        Assignee = r.TextOrNull(8),
        ClosedAt = r.GetFieldValue<DateTimeOffset?>(9),
        CompletedBy = r.TextOrNull(10),
        Outcome = r.TextOrNull(11),
    };

    private static DeadlineRow Deadline(NpgsqlDataReader r) => new()
    {
        InstanceId = r.GetGuid(0),
        ExecutionNo = r.GetInt32(1),
        StartedAt = r.GetFieldValue<DateTimeOffset>(2),
        DueAt = r.GetFieldValue<DateTimeOffset>(3),
        Next = (DeadlineFiring)r.GetInt16(4),
        Level = r.GetInt32(5),
        NextAt = r.GetFieldValue<DateTimeOffset?>(6),
    };
}
