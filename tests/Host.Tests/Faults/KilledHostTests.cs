using System.Net;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Host.Tests.Faults;

public sealed class KilledHostTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dossier_goes_on_after_the_host_was_killed_and_its_record_verifies()
    {
        await DemoStart.PrepareAsync(postgres.ConnectionString, Cancellation);
        string task, code;
        using (var first = await HostProcess.ServeAsync(postgres.ConnectionString, Cancellation))
        {
            var received = await (await Caller.SignInAsync(first.Client, "tiepnhan")).PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" });
            (task, code) = (received.OpenTasks.Single(), received.Body.GetProperty("dossier").GetProperty("code").GetString()!);
            await first.KillAsync(Cancellation);
        }

        using var second = await HostProcess.ServeAsync(postgres.ConnectionString, Cancellation);
        var counter = await Caller.SignInAsync(second.Client, "tiepnhan");
        var inbox = await counter.GetAsync("/api/tasks");
        var completed = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        var verified = await HostProcess.RunAsync(postgres.ConnectionString, Cancellation, "verify");
        var replayed = await HostProcess.RunAsync(postgres.ConnectionString, Cancellation, "replay", code);

        inbox.Body.EnumerateArray().Single().GetProperty("dueAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
        completed.Status.ShouldBe(HttpStatusCode.OK);
        verified.ExitCode.ShouldBe(0, verified.Output);
        replayed.ExitCode.ShouldBe(0, replayed.Output);
        replayed.Output.ShouldContain("Hoàn thành");
    }
}
