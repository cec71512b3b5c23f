using System.Net;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Operations;

public sealed class IncidentTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Broken = "throw new Error('hỏng')";

    [Fact]
    public async Task What_stopped_is_listed_for_its_units_with_what_happened_and_what_to_do()
    {
        var code = await StoppedAsync();

        foreach (var (user, sees) in ((string, bool)[])[("truongmotcua", true), ("giamdoc", true), ("quantri", true), ("kiemtra", true), ("giamdoc.tuphap", false), ("tiepnhan", false)])
            (await CodesAsync(user)).Contains(code).ShouldBe(sees, user);
        var told = (await (await host.AsAsync("truongmotcua")).GetAsync($"/api/incidents?procedure={FaultyProcedure.Id}")).Body.EnumerateArray().First();
        told.GetProperty("do").GetProperty("vietnamese").GetString()!.ShouldContain("Chuyển hồ sơ");
        told.GetProperty("incident").GetProperty("activityId").GetString().ShouldBe("tinhDieuKien");
        (await CodesAsync("quantri", "?unit=H38.08")).ShouldBeEmpty();
        (await CodesAsync("quantri", "?code=child.not-published")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dossier_that_stopped_is_moved_on_with_a_reason_by_those_in_charge_alone()
    {
        var code = await StoppedAsync();
        object move = new { activity = "traKetQua", reason = "Điều kiện tính sai" };

        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/move", move)).Code.ShouldBe("dossier.not-yours");
        (await (await host.AsAsync("giamdoc.tuphap")).PostAsync($"/api/dossiers/{code}/move", move)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await host.AsAsync("kiemtra")).PostAsync($"/api/dossiers/{code}/move", move)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var head = await host.AsAsync("truongmotcua");
        (await head.PostAsync($"/api/dossiers/{code}/move", new { activity = "traKetQua" })).Code.ShouldBe("operation.reason");
        (await head.PostAsync($"/api/dossiers/{code}/move", new { activity = "khongCo", reason = "x" })).Code.ShouldBe("activity.not-found");
        (await head.PostAsync($"/api/dossiers/{code}/retry", new { incident = 99 })).Code.ShouldBe("incident.not-found");
        var moved = await head.PostAsync($"/api/dossiers/{code}/move", move);

        moved.Status.ShouldBe(HttpStatusCode.OK);
        moved.OpenTasks.Length.ShouldBe(1);
        (await CodesAsync("quantri")).ShouldNotContain(code);
        var timeline = await head.GetAsync($"/api/dossiers/{code}/timeline");
        timeline.Body.EnumerateArray().Select(entry => entry.GetProperty("detail").GetString()).ShouldContain("Điều kiện tính sai");
    }

    [Fact]
    public async Task A_dossier_that_stopped_is_not_shown_as_closed()
    {
        await StoppedAsync();

        var page = WebUtility.HtmlDecode(await (await host.AsAsync("tiepnhan")).GetTextAsync("/dossiers"));

        page.ShouldContain("Đang có sự cố kỹ thuật");
        page.ShouldNotContain("Đã kết thúc");
        WebUtility.HtmlDecode(await (await host.AsAsync("truongmotcua")).GetTextAsync("/")).ShouldContain("Sự cố");
    }

    [Fact]
    public async Task A_retry_runs_the_step_again_and_the_same_key_runs_it_once()
    {
        var code = await StoppedAsync();
        var no = (await (await host.AsAsync("quantri")).GetAsync("/api/incidents")).Body.EnumerateArray().Select(row => row.GetProperty("incident"))
            .First(row => row.GetProperty("dossierCode").GetString() == code).GetProperty("incidentNo").GetInt32();
        var revision = await host.RevisionAsync(code);

        var first = await (await host.AsAsync("giamdoc")).PostAsync($"/api/dossiers/{code}/retry", new { incident = no }, "again");
        var second = await (await host.AsAsync("giamdoc")).PostAsync($"/api/dossiers/{code}/retry", new { incident = no }, "again");

        (first.Status, second.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        (await host.RevisionAsync(code)).ShouldBe(revision + 1);
        (await CodesAsync("quantri")).ShouldContain(code); // it fails again
    }

    [Fact]
    public async Task Tasks_of_a_held_dossier_are_offered_to_nobody_until_it_is_resumed()
    {
        var (code, task) = await host.ReceiveAsync();
        var head = await host.AsAsync("truongmotcua");

        (await head.PostAsync($"/api/dossiers/{code}/suspend", new { reason = "Chờ xác minh" })).Status.ShouldBe(HttpStatusCode.OK);
        var held = await InboxAsync();
        (await CodesAsync("truongmotcua", "?held=true")).ShouldContain(code);
        (await head.PostAsync($"/api/dossiers/{code}/resume", new { reason = "Đã xác minh" })).Status.ShouldBe(HttpStatusCode.OK);

        held.ShouldNotContain(task);
        (await InboxAsync()).ShouldContain(task);

        async Task<List<string?>> InboxAsync() =>
            [.. (await (await host.AsAsync("tiepnhan")).GetAsync("/api/tasks?most=200")).Body.EnumerateArray().Select(row => row.GetProperty("taskId").GetString())];
    }

    private async Task<string> StoppedAsync()
    {
        await FaultyProcedure.PublishAsync(host.Services, host.Store, Broken);
        return await FaultyProcedure.StoppedDossierAsync(await host.AsAsync("tiepnhan"));
    }

    private async Task<List<string?>> CodesAsync(string user, string query = "") =>
        [.. (await (await host.AsAsync(user)).GetAsync($"/api/incidents{query}")).Body.EnumerateArray().Select(row => row.GetProperty("incident").GetProperty("dossierCode").GetString())];
}
