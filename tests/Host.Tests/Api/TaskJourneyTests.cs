using System.Net;
using LaoCai.Workflows.Host.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class TaskJourneyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Fits = "Phù hợp";

    [Fact]
    public async Task A_dossier_goes_from_the_counter_to_the_next_desk_in_one_answer()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        var completed = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

        completed.Status.ShouldBe(HttpStatusCode.OK);
        var inbox = await (await host.AsAsync("truongphong.thuongmai")).GetAsync("/api/tasks");
        inbox.Body.EnumerateArray().Select(row => row.GetProperty("taskId").GetString()).ShouldContain(completed.OpenTasks.Single());
        inbox.Body.EnumerateArray().Select(row => row.GetProperty("dossierCode").GetString()).ShouldContain(code);
    }

    [Fact]
    public async Task Completing_a_task_twice_is_a_conflict_and_writes_nothing()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");
        await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });
        var before = await host.RevisionAsync(code);

        var again = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("task.not-open");
        (await host.RevisionAsync(code)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_idempotency_key_completes_once_and_answers_the_same()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        var first = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits }, key: $"once {code}");
        var second = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits }, key: $"once {code}");

        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Body.GetProperty("revision").GetInt64().ShouldBe(first.Body.GetProperty("revision").GetInt64());
        second.Body.GetProperty("repeated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_task_of_another_role_or_unit_is_forbidden_and_writes_nothing()
    {
        var (code, task) = await host.ReceiveAsync();
        var before = await host.RevisionAsync(code);

        foreach (var stranger in (string[])["truongphong.thuongmai", "tiepnhan.batxat"])
        {
            var answer = await (await host.AsAsync(stranger)).PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

            answer.Status.ShouldBe(HttpStatusCode.Forbidden);
            answer.Code.ShouldBe("task.not-yours");
        }

        (await host.RevisionAsync(code)).ShouldBe(before);
    }

    [Fact]
    public async Task A_closed_task_of_another_role_or_unit_stays_forbidden()
    {
        var (_, task) = await host.ReceiveAsync();
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

        var answer = await (await host.AsAsync("tiepnhan.batxat")).PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "task.not-yours"));
    }

    [Fact]
    public async Task A_number_that_no_task_of_the_dossier_has_is_not_found()
    {
        var (_, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task[..33]}999/complete", new { outcome = Fits });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "task.not-found"));
    }

    [Fact]
    public async Task What_a_colleague_has_claimed_can_neither_be_claimed_nor_completed()
    {
        var (_, counterTask) = await host.ReceiveAsync();
        var toHead = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{counterTask}/complete", new { outcome = Fits });
        var toSpecialist = await (await host.AsAsync("truongphong.thuongmai")).PostAsync($"/api/tasks/{toHead.OpenTasks.Single()}/complete");
        var task = toSpecialist.OpenTasks.Single();
        var (owner, colleague) = (await host.AsAsync("thuongmai"), await ColleagueOfThuongMaiAsync());
        await owner.PostAsync($"/api/tasks/{task}/claim");

        var claim = await colleague.PostAsync($"/api/tasks/{task}/claim");
        var complete = await colleague.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Đủ điều kiện" });
        var released = await owner.PostAsync($"/api/tasks/{task}/release");
        var afterwards = await colleague.PostAsync($"/api/tasks/{task}/claim");

        (claim.Status, claim.Code).ShouldBe((HttpStatusCode.Conflict, "task.claimed-by-other"));
        (complete.Status, complete.Code).ShouldBe((HttpStatusCode.Forbidden, "task.held-by-other"));
        released.Status.ShouldBe(HttpStatusCode.OK);
        afterwards.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cancelled_dossiers_task_is_a_conflict()
    {
        var (code, task) = await host.ReceiveAsync();
        var cancelled = await (await host.AsAsync("truongmotcua")).PostAsync($"/api/dossiers/{code}/cancel", new { reason = "Tổ chức xin rút hồ sơ" });
        cancelled.Status.ShouldBe(HttpStatusCode.OK);

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", new { outcome = Fits });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "instance.cancelled"));
    }

    [Theory]
    [InlineData("""{"outcome":"Không có kết quả này"}""", "outcome.unknown")]
    [InlineData("{}", "outcome.required")]
    public async Task An_outcome_that_the_step_does_not_have_is_refused_and_writes_nothing(string body, string code)
    {
        var (dossier, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        (await host.RevisionAsync(dossier)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_what_is_no_json_is_400()
    {
        var (_, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        (await counter.PostAsync($"/api/tasks/{Guid.NewGuid():N}-1/complete", new { outcome = Fits })).Code.ShouldBe("task.not-found");
        (await counter.PostAsync("/api/tasks/none/claim")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await counter.GetAsync("/api/dossiers/H38.01.01-000000-9999")).Code.ShouldBe("dossier.not-found");
        var malformed = await counter.PostAsync($"/api/tasks/{task}/complete", "{\"outcome\":");
        (malformed.Status, malformed.Code).ShouldBe((HttpStatusCode.BadRequest, "request.malformed"));
    }

    [Fact]
    public async Task Elsas_own_route_completes_a_task_with_outcome_and_data_in_its_result()
    {
        var (_, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/elsa/api/tasks/{task}/complete", new { result = new { outcome = Fits, data = new { pages = 12 } } });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.OpenTasks.Single().ShouldNotBe(task);
    }

    [Fact]
    public async Task A_step_past_its_limit_is_warned_of_due_and_escalated_by_the_heartbeat()
    {
        var (code, task) = await host.ReceiveAsync();
        host.Advance(TimeSpan.FromDays(2));

        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(TestContext.Current.CancellationToken);

        var timeline = await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}/timeline");
        var kinds = timeline.Body.EnumerateArray().Where(entry => entry.GetProperty("taskId").GetString() == task).Select(entry => entry.GetProperty("kind").GetString()).ToList();
        kinds.ShouldContain("Warned");
        kinds.ShouldContain("Due");
        kinds.ShouldContain("Escalated");
    }

    /// <summary>A second specialist of the same division, appointed for the test.</summary>
    private async Task<Caller> ColleagueOfThuongMaiAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<Registry.RegistryContext>();
        var person = registry.Users.Single(one => one.UserName == "chuyenvien2");
        if (!registry.Holdings.Any(holding => holding.PersonId == person.Id && holding.UnitCode == "H38.05.03"))
        {
            registry.Holdings.Add(new() { PersonId = person.Id, RoleCode = "specialist", UnitCode = "H38.05.03" });
            await registry.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return await host.AsAsync("chuyenvien2");
    }
}
