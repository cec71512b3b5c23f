using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Store.Writing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>A supplement gives a dossier a new date; it is judged by the one in force, and each step by the one that was known when it was opened.</summary>
public sealed class ForecastDateTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dossier_whose_clock_began_anew_is_late_only_after_its_new_date()
    {
        var punctual = await LivedAsync(after: TimeSpan.FromDays(2));
        var late = await LivedAsync(after: TimeSpan.FromDays(60));

        await host.Services.GetRequiredService<ForecastLearning>().LearnAsync(Cancellation);

        (await StepsAsync(punctual)).ShouldAllBe(step => step.Took <= step.Left);
        var steps = await StepsAsync(late);
        steps.ShouldContain(step => step.Took > step.Left);
        // The first step was opened before anybody knew of the supplement: it had the whole of the first limit before it.
        steps[0].Left.ShouldBe((await StepsAsync(punctual))[0].Left);
    }

    /// <summary>Paused a day after it was received, set going a month later, and worked to its end so long after that.</summary>
    private async Task<Guid> LivedAsync(TimeSpan after)
    {
        var today = VietnamTime.Day(host.Clock.GetUtcNow());
        host.Advance(new DateTimeOffset(today.AddDays(8 - (int)today.DayOfWeek).ToDateTime(new TimeOnly(8, 0)), VietnamTime.Offset) - host.Clock.GetUtcNow()); // a Monday
        var (_, first) = await host.ReceiveAsync();
        TaskId.TryParse(first, out var id).ShouldBeTrue();
        host.Advance(TimeSpan.FromHours(1));
        await DoAsync(id.InstanceId, new WorkflowCommand.PauseClock(PauseKind.Supplement, "Nghị định 61/2018/NĐ-CP, Điều 17", null, null));
        host.Advance(TimeSpan.FromDays(28));
        await DoAsync(id.InstanceId, new WorkflowCommand.ResumeClock(null));
        host.Advance(after);
        while ((await host.Store.History.State(id.InstanceId, Cancellation))!.Tasks is [var task, ..])
        {
            host.Clock.Advance(TimeSpan.FromMinutes(10));
            var name = new TaskId(id.InstanceId, task.ExecutionNo).ToString();
            await host.Store.Engine.Submit(id.InstanceId, new("lan", new WorkflowCommand.ExplainLateness(name, "workload", null)), Cancellation);
            await DoAsync(id.InstanceId, new WorkflowCommand.CompleteTask(name, task.Step.Outcomes.Count > 0 ? task.Step.Outcomes[0] : null, null));
        }

        return id.InstanceId;
    }

    private async Task DoAsync(Guid instance, WorkflowCommand command) =>
        (await host.Store.Engine.Submit(instance, new("lan", command), Cancellation)).ShouldBeOfType<CommandResult.Done>();

    private async Task<List<(int Left, int Took)>> StepsAsync(Guid dossier)
    {
        await using var read = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select left_minutes, took_minutes from forecast.past_step where instance_id = $1 order by no");
        read.Parameters.Add(new() { Value = dossier });
        await using var row = await read.ExecuteReaderAsync(Cancellation);
        var steps = new List<(int, int)>();
        while (await row.ReadAsync(Cancellation)) steps.Add((row.GetInt32(0), row.GetInt32(1)));
        return steps;
    }
}
