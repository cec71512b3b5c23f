using LaoCai.Workflows.Support.Faults;

namespace LaoCai.Workflows.Host.Tests.Faults;

/// <summary>The short form of <c>laocai bench faults</c>.</summary>
public sealed class FaultRunTests
{
    [Fact(Timeout = 900_000)]
    public async Task Kills_and_cut_connections_under_load_lose_nothing_and_double_nothing()
    {
        List<string> said = [];

        var options = new FaultRunOptions(3, 4, 20260803, [FaultKind.HostKilled, FaultKind.DatabaseKilled, FaultKind.ConnectionsCut]) { InOrder = true };
        var report = await FaultRun.Run(options, said.Add, TestContext.Current.CancellationToken);

        report.Violations.ShouldBeEmpty(string.Join('\n', said));
        report.Faults.Keys.ShouldBe(options.Kinds, ignoreOrder: true);
        report.Completions.ShouldBeGreaterThan(0);
        report.Deadlines.ShouldBeGreaterThan(0);
    }
}
