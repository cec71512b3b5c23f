using System.Net;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Elsa;

/// <summary>Elsa's route completes by the same rules as the domain's.</summary>
public sealed class TaskRouteTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly object Fits = new { result = new { outcome = "Phù hợp", data = new { pages = 12 } } };

    [Fact]
    public async Task A_task_completed_twice_is_a_conflict_and_writes_nothing()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        var first = await counter.PostAsync(Route(task), Fits);
        var second = await counter.PostAsync(Route(task), Fits);

        first.Status.ShouldBe(HttpStatusCode.OK);
        (second.Status, second.Code).ShouldBe((HttpStatusCode.Conflict, "task.not-open"));
        (await host.RevisionAsync(code)).ShouldBe(2);
    }

    [Fact]
    public async Task Completions_at_the_same_moment_hold_once()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => counter.PostAsync(Route(task), Fits)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(15);
        (await host.RevisionAsync(code)).ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_elses_task_is_forbidden()
    {
        var (code, task) = await host.ReceiveAsync();

        var stranger = await (await host.AsAsync("giamdoc")).PostAsync(Route(task), Fits);

        (stranger.Status, stranger.Code).ShouldBe((HttpStatusCode.Forbidden, "task.not-yours"));
        (await host.RevisionAsync(code)).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"result":{"outcome":"Không có kết quả này"}}""", "outcome.unknown")]
    [InlineData("""{"result":{"data":{}}}""", "outcome.required")]
    [InlineData("""{"result":"Phù hợp"}""", "outcome.required")]
    [InlineData("{}", "outcome.required")]
    public async Task An_outcome_that_the_step_does_not_have_is_refused(string body, string refusal)
    {
        var (code, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync(Route(task), body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, refusal));
        (await host.RevisionAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_dossiers_task_is_a_conflict_and_an_unknown_one_not_found()
    {
        var (code, task) = await host.ReceiveAsync();
        await (await host.AsAsync("truongmotcua")).PostAsync($"/api/dossiers/{code}/cancel", new { reason = "Rút hồ sơ" });
        var counter = await host.AsAsync("tiepnhan");

        (await counter.PostAsync(Route(task), Fits)).Code.ShouldBe("instance.cancelled");
        (await counter.PostAsync(Route("none"), Fits)).Code.ShouldBe("task.not-found");
        (await host.Stranger.PostAsync(Route(task), Fits)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Route(string task) => $"/elsa/api/tasks/{task}/complete";
}
