using System.Net;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Simulations;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Simulations;

public sealed class SimulationDeskTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dossiers_of_this_installation_run_again_in_a_job_and_only_analysts_see_it()
    {
        await DemoStart.PrepareAsync(postgres.ConnectionString, Cancellation);
        await using var host = WorkflowsHost.Build(new(postgres.ConnectionString, "http://127.0.0.1:0") { Quiet = true });
        await host.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        var (counter, analyst) = (await Caller.SignInAsync(client, "tiepnhan"), await Caller.SignInAsync(client, "phantich"));
        var definition = await LiquorAsync(host.Services);
        for (var no = 0; no < 3; no++) (await counter.PostAsync("/api/dossiers", new { definitionId = definition, applicantName = "Lý A Sính" })).Status.ShouldBe(HttpStatusCode.Created);
        await using var scope = host.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SimulationDesk>();
        var year = desk.LastYear + 1;
        var order = new SimulationOrder(definition, ArrivalsFrom.Database, 0, year, null, """{"staff":[{"people":3}]}""", 1);

        var (job, faults) = await desk.OrderAsync(order, Cancellation);

        faults.ShouldBeEmpty();
        var at = $"/api/procedures/{definition}/simulations/{job}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (desk.Find(definition, job!) is not { Ended: true }) await beat.WaitForNextTickAsync(patience.Token);
        (await analyst.GetAsync(at)).Body.GetProperty("report").GetProperty("dossiers").GetProperty("arrived").GetInt32().ShouldBe(3);
        (await counter.GetAsync(at)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.GetAsync(at.Replace(definition, "khac", StringComparison.Ordinal))).Code.ShouldBe("simulation.not-found");
        var command = await Faults.HostProcess.RunAsync(postgres.ConnectionString, Cancellation, "simulate", "QT-CT-07", "--cases", "database", "--year", year.ToString(System.Globalization.CultureInfo.InvariantCulture), "--staff", Path.Combine(Home.Samples, "simulation", "staff.json"));
        (command.ExitCode, command.Output.Contains("Tiếp nhận 3 =", StringComparison.Ordinal)).ShouldBe((0, true), command.Output);
        (await analyst.GetAsync($"/api/procedures/{definition}/simulations/1'--")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_order_that_cannot_run_is_told_what_is_wrong_and_leaves_no_job()
    {
        await DemoStart.PrepareAsync(postgres.ConnectionString, Cancellation);
        await using var host = WorkflowsHost.Build(new(postgres.ConnectionString, "http://127.0.0.1:0") { Quiet = true, RunsJobs = false });
        await using var scope = host.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SimulationDesk>();
        var order = new SimulationOrder(await LiquorAsync(host.Services), ArrivalsFrom.MadeUp, 100, 2025, null, """{"staff":[{"people":1}]}""", 1);

        async Task<string> Fault(SimulationOrder wrong)
        {
            var (job, faults) = await desk.OrderAsync(wrong, Cancellation);
            job.ShouldBeNull();
            return faults[0].English;
        }

        (await Fault(order with { DefinitionId = "khong-co" })).ShouldBe("There is no such procedure or run.");
        (await Fault(order with { Count = SimulationOrder.MostMadeUp + 1 })).ShouldContain("100,000");
        (await Fault(order with { Year = 1066 })).ShouldContain("year");
        (await Fault(order with { Staffing = """{"staff":[{"role":"clerk","people":1}]}""" })).ShouldStartWith("Nobody does");
        (await Fault(order with { Staffing = new string('x', SimulationOrder.LongestStaffing + 1) })).ShouldContain("too large");
        (await Fault(order with { From = ArrivalsFrom.Database, Year = 2000 })).ShouldContain("No dossier");
        (await Fault(order with { From = ArrivalsFrom.File, Arrivals = "at\nx\n" })).ShouldStartWith("Line 2:");
    }

    private static async Task<string> LiquorAsync(IServiceProvider services)
    {
        await using var rows = services.GetRequiredService<WorkflowStore>().Read();
        return await rows.Definitions.Where(row => row.InForce && row.DefinitionId.StartsWith("qt-ct-07")).Select(row => row.DefinitionId).SingleAsync(Cancellation);
    }
}
