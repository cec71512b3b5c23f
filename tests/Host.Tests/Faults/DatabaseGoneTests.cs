using System.Net;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Faults;

public sealed class DatabaseGoneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_gets_503_nothing_is_half_done_and_the_host_recovers_by_itself()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("fault", Cancellation);
        await DemoStart.PrepareAsync(cluster.ConnectionString("fault"), Cancellation);
        await using var app = WorkflowsHost.Build(new(cluster.ConnectionString("fault"), "http://127.0.0.1:0") { RunsJobs = false, Quiet = true });
        await app.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var counter = await Caller.SignInAsync(client, "tiepnhan");

        // Receptions go on while the server is crashed under them, so that some are in the middle of their commit.
        var underway = Enumerable.Range(0, 60).Select(no => ReceiveAsync(counter, $"key {no}")).ToList();
        await Task.WhenAny(underway);
        await cluster.CrashAsync(Cancellation);
        var answers = await Task.WhenAll(underway);
        var whileGone = await ReceiveAsync(counter, "while gone");
        var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation);

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.ServiceUnavailable);
        (whileGone.Status, whileGone.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "database.unavailable"));
        whileGone.RetryAfter.ShouldNotBeNull();
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);

        await cluster.EnsureRunningAsync(Cancellation);
        var again = new List<Answer>();
        for (var no = 0; no < 60; no++) again.Add(await ReceiveAsync(counter, $"key {no}"));

        // Each key received exactly one dossier, whichever try it was that held.
        again.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        again.Select(CodeOf).Distinct().Count().ShouldBe(60);
        for (var no = 0; no < 60; no++)
        {
            if (answers[no].Status == HttpStatusCode.Created) CodeOf(again[no]).ShouldBe(CodeOf(answers[no]));
        }

        var report = await app.Services.GetRequiredService<WorkflowStore>().Verifier.VerifyAll(null, Cancellation);
        report.Findings.ShouldBeEmpty();
        report.Instances.ShouldBe(60);
    }

    private static Task<Answer> ReceiveAsync(Caller counter, string key) =>
        counter.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" }, key);

    private static string? CodeOf(Answer answer) => answer.Body.GetProperty("dossier").GetProperty("code").GetString();
}
