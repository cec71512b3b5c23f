using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Auditing;

public sealed class DaySealerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_that_are_over_are_sealed_once_by_however_many_hosts()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));
        bench.Clock.Advance(TimeSpan.FromDays(3));

        var counts = await Task.WhenAll(bench.Host.Sealer.Run(Ct), other.Sealer.Run(Ct), bench.Host.Sealer.Run(Ct));

        counts.Sum().ShouldBe(3);
        (await bench.Count("day_seal")).ShouldBe(3);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Today_is_not_sealed()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));

        (await bench.Host.Sealer.Run(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_record_that_comes_after_its_day_was_sealed_stands_on_the_first_open_day()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 2)));
        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(bench.Clock.GetUtcNow().AddHours(1));
        await using var slow = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = bench.ConnectionString }, late,
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        bench.Clock.Advance(TimeSpan.FromDays(2));
        await bench.Host.Sealer.Run(Ct);

        (await bench.Complete(state, 1, slow)).ShouldBeOfType<CommandResult.Done>();

        (await bench.Count("history where day = '2026-08-05'")).ShouldBe(1);
        await bench.ShouldVerify();
        bench.Clock.Advance(TimeSpan.FromDays(1));
        await bench.Host.Sealer.Run(Ct);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Sealing_beside_people_at_work_leaves_every_record_under_a_seal_it_fits()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        await bench.Start(hash);
        using var done = new CancellationTokenSource();
        var working = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await bench.Start(hash);
        }, Ct)));

        for (var day = 0; day < 5; day++)
        {
            bench.Clock.Advance(TimeSpan.FromDays(1));
            await bench.Host.Sealer.Run(Ct);
        }
        await done.CancelAsync();
        await working;

        (await bench.Count("day_seal")).ShouldBe(5);
        await bench.ShouldVerify();
    }
}
