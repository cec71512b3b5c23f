using System.Net;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Faults;

public sealed class TwoHostsRaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Clients = 16;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_clients_at_two_hosts_complete_each_task_once_and_the_rest_get_409()
    {
        await DemoStart.PrepareAsync(postgres.ConnectionString, Cancellation);
        await using var first = await ServeAsync();
        await using var second = await ServeAsync();
        using var one = new HttpClient { BaseAddress = new Uri(first.Urls.First()) };
        using var two = new HttpClient { BaseAddress = new Uri(second.Urls.First()) };
        Caller[] counters = [await Caller.SignInAsync(one, "tiepnhan"), await Caller.SignInAsync(two, "tiepnhan")];
        var tasks = new List<string>();
        for (var no = 0; no < 8; no++)
            tasks.Add((await counters[no % 2].PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" })).OpenTasks.Single());

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var own = new List<(string Task, Answer Answer)>();
            foreach (var task in tasks) own.Add((task, await counters[client % 2].PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" }, $"client {client}")));
            return own;
        }, Cancellation)));

        foreach (var task in tasks)
        {
            var statuses = answers.SelectMany(own => own).Where(row => row.Task == task).Select(row => row.Answer.Status).ToList();
            statuses.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
            statuses.Count(status => status == HttpStatusCode.Conflict).ShouldBe(Clients - 1);
        }

        var report = await first.Services.GetRequiredService<WorkflowStore>().Verifier.VerifyAll(null, Cancellation);
        report.Findings.ShouldBeEmpty();
        report.Records.ShouldBe(tasks.Count * 2);
    }

    private async Task<WebApplication> ServeAsync()
    {
        var app = WorkflowsHost.Build(new(postgres.ConnectionString, "http://127.0.0.1:0") { RunsJobs = false, Quiet = true });
        await app.StartAsync(Cancellation);
        return app;
    }
}
