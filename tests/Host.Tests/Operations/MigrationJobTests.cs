using System.Net;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Host.Tests.Faults;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Operations;

public sealed class MigrationJobTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Migrations = $"/api/procedures/{FaultyProcedure.Id}/migrations";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_dossiers_move_to_the_mended_version_after_a_dry_run_by_API_page_and_command_line()
    {
        await DemoStart.PrepareAsync(postgres.ConnectionString, Cancellation);
        await using var host = WorkflowsHost.Build(new(postgres.ConnectionString, "http://127.0.0.1:0") { Quiet = true });
        await host.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        var (counter, analyst) = (await Caller.SignInAsync(client, "tiepnhan"), await Caller.SignInAsync(client, "phantich"));
        var store = host.Services.GetRequiredService<WorkflowStore>();
        await FaultyProcedure.PublishAsync(host.Services, store, "throw new Error('hỏng')");
        for (var no = 0; no < 5; no++) await FaultyProcedure.StoppedDossierAsync(counter);
        var waiting = (await counter.PostAsync("/api/dossiers", new { definitionId = FaultyProcedure.Id, applicantName = "Lý A Sính" })).OpenTasks.Single();
        await FaultyProcedure.PublishAsync(host.Services, store, "1 + 1", last: "traKetQuaMoi");

        (await counter.PostAsync(Migrations, new { toVersion = 2, reason = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.PostAsync(Migrations, new { toVersion = 7, reason = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.PostAsync(Migrations, new { toVersion = 2 })).Code.ShouldBe("operation.reason");
        var dry = await RanAsync(analyst, new { toVersion = 2, reason = "Sửa điều kiện" });
        var before = await HistoryAsync();
        var command = await Faults.HostProcess.RunAsync(postgres.ConnectionString, Cancellation, "migrate", FaultyProcedure.Id, "--to", "2", "--dry-run");
        var real = await RanAsync(analyst, new { toVersion = 2, reason = "Sửa điều kiện", dryRun = false });

        dry.GetProperty("moves").GetInt64().ShouldBe(6);
        (command.ExitCode, command.Output.Contains("6 chuyển được", StringComparison.Ordinal)).ShouldBe((0, true), command.Output);
        real.GetProperty("moves").GetInt64().ShouldBe(6);
        (await HistoryAsync()).ShouldBe(before + 6);
        (await counter.PostAsync($"/api/tasks/{waiting}/complete")).OpenTasks.Length.ShouldBe(1);
        (await store.Verifier.VerifyAll(null, Cancellation)).Findings.ShouldBeEmpty();
    }

    private async Task<long> HistoryAsync()
    {
        await using var count = postgres.DataSource.CreateCommand("select count(*) from workflow.history");
        return (long)(await count.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task<System.Text.Json.JsonElement> RanAsync(Caller analyst, object order)
    {
        var ordered = await analyst.PostAsync(Migrations, order);
        ordered.Status.ShouldBe(HttpStatusCode.Accepted);
        var at = ordered.Location!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var state = await analyst.GetAsync(at);
            if (state.Body.GetProperty("ended").GetBoolean())
            {
                (await analyst.GetAsync(at.Replace("/api", "", StringComparison.Ordinal).Replace("migrations", "migrate", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.OK);
                return state.Body.GetProperty("report");
            }

            await beat.WaitForNextTickAsync(patience.Token);
        }
    }
}
