using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Sweeping;

public sealed class DeadlineSweepTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_fires_before_its_instant_and_each_firing_happens_once()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));
        var next = state.Deadlines.ShouldHaveSingleItem().NextAt!.Value;

        (await bench.Host.Sweep.Run(next.AddTicks(-10), ct: Ct)).ShouldBe(0);
        (await bench.Host.Sweep.Run(next, ct: Ct)).ShouldBe(1);
        (await bench.Host.Sweep.Run(next, ct: Ct)).ShouldBe(0);

        (await bench.Count("history")).ShouldBe(2);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Two_sweepers_share_the_work_and_fire_everything_once()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        for (var i = 0; i < 60; i++)
            await bench.Start(hash);
        var late = bench.Clock.GetUtcNow().AddDays(60);

        var fired = await Task.WhenAll(
            Task.Run(() => bench.Host.Sweep.Run(late, 7, Ct), Ct),
            Task.Run(() => other.Sweep.Run(late, 7, Ct), Ct),
            Task.Run(() => other.Sweep.Run(late, 7, Ct), Ct));

        fired.Sum().ShouldBe(60);
        (await bench.Count("history where seq = 2")).ShouldBe(60);
        (await bench.Count("history where seq > 2")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Sweeping_beside_people_at_work_loses_neither_a_firing_nor_a_completion()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(new Flow("qt-01").Task("b1", 1).Task("b2", 1).Task("b3", 1).Go("b1", "b2").Go("b2", "b3").Within(1).Json());
        var states = new List<InstanceState>();
        for (var i = 0; i < 30; i++)
            states.Add(await bench.Start(hash));
        using var done = new CancellationTokenSource();
        var sweeping = Task.Run(async () =>
        {
            for (var now = bench.Clock.GetUtcNow(); !done.IsCancellationRequested; now = now.AddHours(3))
                await other.Sweep.Run(now, 5, Ct);
        }, Ct);

        var results = await Task.WhenAll(states.Select(async state =>
        {
            var own = new List<CommandResult>();
            for (var task = 1; task <= 3; task++)
                own.Add(await bench.Complete(state, task));
            return own;
        }));
        await done.CancelAsync();
        await sweeping;

        results.SelectMany(r => r).ShouldAllBe(r => r is CommandResult.Done);
        (await bench.Count("instance where status = 1")).ShouldBe(30);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_timer_fires_when_its_instant_has_come()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(new Flow("hen").Delay("cho", TimeSpan.FromDays(30)).Task("sau").Go("cho", "sau").Json()));
        var at = state.Timers.ShouldHaveSingleItem().FireAt;

        (await bench.Host.Sweep.Run(at.AddSeconds(-1), ct: Ct)).ShouldBe(0);
        (await bench.Host.Sweep.Run(at, ct: Ct)).ShouldBe(1);

        (await bench.Host.History.State(state.Id, Ct))!.Tasks.ShouldHaveSingleItem().ActivityId.ShouldBe("sau");
        (await bench.Count("timer")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task What_cannot_fire_does_not_keep_the_rest_waiting()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(new Flow("hen").Delay("cho", TimeSpan.FromHours(1)).Json());
        for (var i = 0; i < 5; i++)
        {
            var held = await bench.Start(hash);
            await bench.Host.Engine.Submit(held.Id, new CommandRequest("quantri", new WorkflowCommand.SuspendInstance("tạm giữ")), Ct);
        }
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.Start(hash);

        (await bench.Host.Sweep.Run(bench.Clock.GetUtcNow().AddHours(2), 2, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_store_that_closes_in_mid_sweep_ends_the_sweep_and_the_next_host_fires_everything_once()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        for (var i = 0; i < 3; i++)
            await bench.Start(hash);
        var late = bench.Clock.GetUtcNow().AddDays(60);
        var closing = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = bench.ConnectionString }, bench.Clock, NullLoggerFactory.Instance);
        var closed = Task.CompletedTask;
        closing.Sweep.WithFirings = _ =>
        {
            closed = closing.DisposeAsync().AsTask();
            return new NpgsqlBatchCommand("select 1");
        };

        await Should.ThrowAsync<OperationCanceledException>(() => closing.Sweep.Run(late, ct: Ct));
        await closed;
        await Should.ThrowAsync<OperationCanceledException>(() => closing.Sweep.Run(late, ct: Ct));

        (await bench.Count("history where seq = 2")).ShouldBe(0);
        (await bench.Host.Sweep.Run(late, ct: Ct)).ShouldBe(3);
        await bench.ShouldVerify();
    }
}
