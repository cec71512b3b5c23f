using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Migrating;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Migrating;

public sealed class VersionMigrationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Instances = 300;

    private static readonly Dictionary<string, string> NoMap = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Renamed => new Flow("qt-01").Task("buoc1", 2).Task("buoc2moi", 2).Task("buoc3", 2).Go("buoc1", "buoc2moi").Go("buoc2moi", "buoc3").Json();

    [Fact]
    public async Task A_dry_run_tells_by_step_who_moves_and_who_cannot_and_writes_nothing()
    {
        await using var bench = await ThreeHundredAsync();
        var before = await bench.Count("history");
        List<RunProgress> heard = [];

        var report = (await bench.Host.Migration.DryRun(new("qt-01", 2, NoMap, "Sửa quy trình"), new Heard(heard), Ct))!;

        (report.Affected, report.Moves, report.Cannot, report.Stay, report.Closed).ShouldBe((Instances, 200, 100, 1, 1));
        report.Steps.Select(step => (step.Version, step.ActivityId, step.Moves)).ShouldBe([(1, "buoc1", 100L), (1, "buoc2", 0L), (1, "buoc3", 100L)]);
        var stuck = report.Steps[1].Cannot.ShouldHaveSingleItem();
        (stuck.Code, stuck.Instances).ShouldBe(("migration.unmapped", 100L));
        stuck.Message.ShouldContain("buoc2");
        heard[^1].ShouldBe(new RunProgress(Instances, Instances));
        (await bench.Count("history")).ShouldBe(before);
    }

    [Fact]
    public async Task The_run_moves_each_by_a_command_of_its_own_and_run_again_it_goes_on_where_it_ended()
    {
        await using var bench = await ThreeHundredAsync();
        var before = await bench.Count("history");
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        // Cut off after the first group, then finished by another host with the mapping that was missing.
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Host.Migration.Run(new("qt-01", 2, NoMap, "Sửa quy trình"), "phantich", new Cutting(cut), cut.Token));
        var half = await bench.Count("history") - before;
        var report = (await bench.Join().Migration.Run(new("qt-01", 2, new Dictionary<string, string> { ["buoc2"] = "buoc2moi" }, "Sửa quy trình"), "phantich", null, Ct))!;

        half.ShouldBeInRange(1, Instances - 1);
        (report.Affected, report.Moves, report.Cannot).ShouldBe((Instances - half, Instances - half, 0));
        (await bench.Count("history")).ShouldBe(before + Instances);
        (await bench.Count("history where actor = 'phantich' and command like '%Sửa quy trình%'")).ShouldBe(Instances);
        (await bench.Count("task where closed_at is null and activity_id = 'buoc2'")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_told()
    {
        await using var bench = await Bench.Open(postgres);

        (await bench.Host.Migration.DryRun(new("qt-01", 7, NoMap, "x"), null, Ct)).ShouldBeNull();
    }

    /// <summary>A hundred at each of three steps of version 1, one finished, and one on version 2.</summary>
    private async Task<Bench> ThreeHundredAsync()
    {
        var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 3));
        await Task.WhenAll(Enumerable.Range(0, Instances + 1).Select(async no =>
        {
            var state = await bench.Start(hash);
            var steps = no == Instances ? 3 : no % 3;
            for (var task = 1; task <= steps; task++) await bench.Complete(state, task);
        }));
        await bench.Start(await bench.Publish(Renamed));
        return bench;
    }

    private sealed class Heard(List<RunProgress> heard) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => heard.Add(value);
    }

    private sealed class Cutting(CancellationTokenSource cut) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => cut.Cancel();
    }
}
