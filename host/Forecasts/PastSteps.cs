using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>
/// The steps of dossiers that have ended. What took how long is counted once, when a dossier is found to have ended. Time counts against the date
/// that was in force when the step was opened, and what a later one gave back is no time that the dossier took.
/// </summary>
internal sealed class PastSteps(NpgsqlDataSource database, WorkflowStore store)
{
    private const int Batch = 500;

    /// <summary>A dossier whose commit came late is still found for so long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Learns the dossiers that have ended since; gives the procedures of which there is something new.</summary>
    public async Task<IReadOnlySet<string>> LearnAsync(CancellationToken cancellation)
    {
        var procedures = new HashSet<string>(StringComparer.Ordinal);
        if (await store.Calendars.Latest(cancellation) is not { } calendars) return procedures;

        var (at, id) = (await BeginAsync(cancellation), Guid.Empty);
        while (true)
        {
            var ended = await EndedAsync(at, id, cancellation);
            if (ended.Count == 0) return procedures;
            (id, at) = ended[^1];
            await KeepAsync([.. ended.Select(one => one.Id)], calendars, procedures, cancellation);
        }
    }

    /// <summary>Steps of the newest dossiers, at most so many steps.</summary>
    public async Task<IReadOnlyList<PastStep>> ReadAsync(int most, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("""
            select instance_id, definition_id, activity_id, unit, opened_at, finished_at, left_minutes, took_minutes from forecast.past_step order by finished_at desc limit $1
            """);
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var steps = new List<PastStep>();
        while (await row.ReadAsync(cancellation))
        {
            steps.Add(new(row.GetGuid(0), new(row.GetString(1), row.GetString(2), row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6), row.GetInt32(7)));
        }

        return steps;
    }

    private async Task<DateTimeOffset> BeginAsync(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand("select max(finished_at) from forecast.past_step");
        return await ask.ExecuteScalarAsync(cancellation) is DateTime newest ? new DateTimeOffset(newest, TimeSpan.Zero) - Overlap : DateTimeOffset.UnixEpoch;
    }

    private async Task<List<(Guid Id, DateTimeOffset At)>> EndedAsync(DateTimeOffset at, Guid id, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand("""
            select i.id, i.finished_at from workflow.instance i join dossier.dossier d on d.instance_id = i.id
            where i.finished_at is not null and (i.finished_at, i.id) > ($1, $2) and i.sub_status = $3 and d.appointment_at is not null
                and not exists (select from forecast.past_step known where known.instance_id = i.id)
            order by i.finished_at, i.id limit $4
            """);
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        find.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)Engine.Execution.InstanceSubStatus.Finished });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
        await using var row = await find.ExecuteReaderAsync(cancellation);
        var ended = new List<(Guid, DateTimeOffset)>();
        while (await row.ReadAsync(cancellation)) ended.Add((row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)));
        return ended;
    }

    private async Task KeepAsync(Guid[] dossiers, CalendarSet calendars, HashSet<string> procedures, CancellationToken cancellation)
    {
        var promises = new Dictionary<Guid, Promises>();
        foreach (var dossier in dossiers)
        {
            if (Promises.Of((await store.History.Replay(dossier, ct: cancellation)).Records) is { } dates) promises[dossier] = dates;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var ask = new NpgsqlCommand("""
            select t.instance_id, t.execution_no, d.definition_id, t.activity_id, t.unit, d.deciding_unit, t.created_at, i.finished_at
            from workflow.task t join workflow.instance i on i.id = t.instance_id join dossier.dossier d on d.instance_id = t.instance_id where t.instance_id = any($1)
            """, connection);
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. promises.Keys] });
        var steps = new List<(int No, PastStep Step)>();
        await using (var row = await ask.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                var (dossier, calendar) = (row.GetGuid(0), calendars.For(row.GetString(5)));
                var (opened, finished) = (row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7));
                var left = promises[dossier].Left(calendar, opened);
                var took = Math.Max(0, left - promises[dossier].Left(calendar, finished));
                steps.Add((row.GetInt32(1), new(dossier, new(row.GetString(2), row.GetString(3), row.GetString(4)), opened, finished, left, took)));
            }
        }

        procedures.UnionWith(steps.Select(one => one.Step.Group.Procedure));
        await WriteAsync(connection, steps, cancellation);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<(int No, PastStep Step)> steps, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand("""
            insert into forecast.past_step (instance_id, no, definition_id, activity_id, unit, opened_at, finished_at, left_minutes, took_minutes)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
            """, connection);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. steps.Select(one => one.Step.Dossier)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps.Select(one => one.No)] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(one => one.Step.Group.Procedure)] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(one => one.Step.Group.Step)] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. steps.Select(one => one.Step.Group.Unit)] });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. steps.Select(one => one.Step.OpenedAt)] });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. steps.Select(one => one.Step.FinishedAt)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps.Select(one => one.Step.Left)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. steps.Select(one => one.Step.Took)] });
        await insert.ExecuteNonQueryAsync(cancellation);
    }
}
