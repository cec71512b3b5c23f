using System.Text.Json;
using Hangfire;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>A back-test, with when it was made.</summary>
public sealed record ForecastMeasure(BackTest Test, DateTimeOffset At);

/// <summary>Learns from dossiers that have ended, and measures how good the forecasts would have been. Running it again, or on several hosts, changes nothing.</summary>
public sealed class ForecastLearning(NpgsqlDataSource database, WorkflowStore store, TimeProvider clock)
{
    /// <summary>Dossiers that the measure is taken on, unless another number is asked for.</summary>
    public const int TestedDossiers = 1000;

    /// <summary>Steps that a measure reads: some twenty thousand dossiers to learn from.</summary>
    private const int MostSteps = 200_000;

    private readonly PastSteps _past = new(database, store);

    /// <summary>Older cases are not counted any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2 * 365);

    /// <summary>Brings the quantile functions and the measure up to date.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task LearnAsync(CancellationToken cancellation)
    {
        var procedures = await _past.LearnAsync(cancellation);
        if (procedures.Count == 0) return;

        // In the order of their keys, so that two hosts that do it at once wait for each other and never in a ring.
        await using var refresh = database.CreateCommand("""
            insert into forecast.times (definition_id, activity_id, unit, minutes)
            select definition_id, activity_id, unit, array_agg(took_minutes order by took_minutes) from (
                select definition_id, activity_id, unit, took_minutes,
                    row_number() over (partition by definition_id, activity_id, unit order by finished_at desc, opened_at desc, instance_id desc) as newest
                from forecast.past_step where definition_id = any($1) and finished_at > $2
                union all
                select definition_id, activity_id, '', took_minutes, row_number() over (partition by definition_id, activity_id order by finished_at desc, opened_at desc, instance_id desc)
                from forecast.past_step where definition_id = any($1) and finished_at > $2
                union all
                select definition_id, '', '', took_minutes, row_number() over (partition by definition_id order by finished_at desc, opened_at desc, instance_id desc)
                from forecast.past_step where definition_id = any($1) and finished_at > $2) ranked
            where newest <= $3 group by definition_id, activity_id, unit order by definition_id, activity_id, unit
            on conflict (definition_id, activity_id, unit) do update set minutes = excluded.minutes
            """);
        refresh.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. procedures] });
        refresh.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() - Kept });
        refresh.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Forecast.MostCases });
        await refresh.ExecuteNonQueryAsync(cancellation);

        await using var keep = database.CreateCommand("""
            insert into forecast.measure (report, at) values ($1, $2) on conflict (only_one) do update set report = excluded.report, at = excluded.at
            """);
        keep.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(await TestAsync(TestedDossiers, cancellation), JsonSerializerOptions.Web) });
        keep.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await keep.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Tests the forecasts on the dossiers that ended last.</summary>
    public async Task<BackTest> TestAsync(int dossiers, CancellationToken cancellation) => BackTest.Over(await _past.ReadAsync(MostSteps, cancellation), dossiers);

    /// <summary>The newest measure; null where none has been taken.</summary>
    public async Task<ForecastMeasure?> MeasureAsync(CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("select report, at from forecast.measure");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) && JsonSerializer.Deserialize<BackTest>(row.GetString(0), JsonSerializerOptions.Web) is { } test
            ? new(test, row.GetFieldValue<DateTimeOffset>(1))
            : null;
    }
}
