using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>The chance that the dossier of an open task will be late.</summary>
/// <param name="Left">Minutes of working time until the dossier's date.</param>
public sealed record TaskForecast(Forecast Forecast, int Left);

/// <summary>
/// Forecasts for tasks that a page shows: reads the quantile functions of their groups by key, so that it costs the same however many cases are known.
/// </summary>
public sealed class TaskForecasts(NpgsqlDataSource database, WorkflowStore store, TimeProvider clock)
{
    /// <summary>Those of the tasks of which there is a forecast: not where the dossier is late already, its clock stands still or has no limit, or too little is known.</summary>
    /// <param name="tasks">Open tasks of dossiers that the reader may see.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<TaskId, TaskForecast>> OfAsync(IReadOnlyCollection<TaskId> tasks, CancellationToken cancellation)
    {
        var found = new Dictionary<TaskId, TaskForecast>();
        if (tasks.Count == 0 || await store.Calendars.Latest(cancellation) is not { } calendars) return found;

        var now = clock.GetUtcNow();
        var facts = await FactsAsync(tasks, now, cancellation);
        if (facts.Count == 0) return found;

        // A clock that has been set going since the task was opened stood still while it was open.
        var stood = facts.Where(fact => fact.RunsFrom > fact.OpenedAt).Select(fact => fact.Task.InstanceId).ToHashSet();
        var stops = (await store.History.States(stood, cancellation)).ToDictionary(state => state.Id, state => CountedTime.StopsOf(state.ClockEvents));
        foreach (var fact in facts)
        {
            var calendar = calendars.For(fact.DecidingUnit);
            var elapsed = CountedTime.Minutes(calendar, fact.OpenedAt, now, stops.GetValueOrDefault(fact.Task.InstanceId, []));
            var left = CountedTime.Minutes(calendar, now, fact.DueAt, []);
            var forecast = Forecast.Of(fact.Group, elapsed, left, group => fact.Times[Array.FindIndex([.. fact.Group.Scopes], one => one.Group == group)]);
            if (forecast is not null) found[fact.Task] = new(forecast, left);
        }

        return found;
    }

    private async Task<List<Fact>> FactsAsync(IReadOnlyCollection<TaskId> tasks, DateTimeOffset now, CancellationToken cancellation)
    {
        // Until the date has come, something fires next on its deadline unless the clock stands still.
        await using var read = database.CreateCommand("""
            select t.instance_id, t.execution_no, d.definition_id, t.activity_id, t.unit, d.deciding_unit, t.created_at, l.started_at, l.due_at, own.minutes, step.minutes, whole.minutes
            from unnest($1, $2) as asked(instance_id, no)
            join workflow.task t on t.instance_id = asked.instance_id and t.execution_no = asked.no and t.closed_at is null
            join workflow.deadline l on l.instance_id = t.instance_id and l.execution_no = 0 and l.due_at > $3 and l.next_at is not null
            join dossier.dossier d on d.instance_id = t.instance_id
            join forecast.times whole on whole.definition_id = d.definition_id and whole.activity_id = '' and whole.unit = ''
            left join forecast.times step on step.definition_id = d.definition_id and step.activity_id = t.activity_id and step.unit = ''
            left join forecast.times own on own.definition_id = d.definition_id and own.activity_id = t.activity_id and own.unit = t.unit
            """);
        read.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. tasks.Select(task => task.InstanceId)] });
        read.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. tasks.Select(task => task.ExecutionNo)] });
        read.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var facts = new List<Fact>();
        while (await row.ReadAsync(cancellation))
        {
            facts.Add(new(
                new(row.GetGuid(0), row.GetInt32(1)), new(row.GetString(2), row.GetString(3), row.GetString(4)), row.GetString(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8), [Times(9), Times(10), Times(11)]));
        }

        return facts;

        RemainingTimes? Times(int column) => row.IsDBNull(column) ? null : new RemainingTimes(row.GetFieldValue<int[]>(column));
    }

    /// <summary>What a forecast is counted from; the times in the order of the group's scopes.</summary>
    /// <param name="RunsFrom">When the present run of the dossier's clock began.</param>
    private sealed record Fact(
        TaskId Task, ForecastGroup Group, string DecidingUnit, DateTimeOffset OpenedAt, DateTimeOffset RunsFrom, DateTimeOffset DueAt, RemainingTimes?[] Times);
}
