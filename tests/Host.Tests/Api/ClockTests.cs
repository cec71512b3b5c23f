using System.Net;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>The dossier's clock over HTTP: who orders what, how often, and what follows.</summary>
public sealed class ClockTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly object Supplement = new { kind = "supplement", ground = "Khoản 2 Điều 17 Nghị định 61/2018/NĐ-CP", note = "Bản sao giấy phép cũ" };

    [Fact]
    public async Task A_pause_takes_the_date_away_and_a_resumption_gives_a_new_one()
    {
        var (code, _) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");
        var promised = await AppointmentAsync(code);

        var paused = await counter.PostAsync($"/api/dossiers/{code}/clock/pause", Supplement);

        (paused.Status, paused.Body.GetProperty("paused").GetBoolean()).ShouldBe((HttpStatusCode.OK, true));
        (await AppointmentAsync(code)).ShouldBeNull();
        (await TrackAsync(code)).ShouldContain("Đang chờ người nộp bổ sung");
        host.Advance(TimeSpan.FromDays(7));

        var resumed = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/resume", new { note = "Đã nhận đủ" });

        resumed.Status.ShouldBe(HttpStatusCode.OK);
        var again = await AppointmentAsync(code);
        again.ShouldNotBeNull();
        again.Value.ShouldBeGreaterThan(promised!.Value);
        resumed.Body.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(again.Value);
        (await (await host.AsAsync("kiemtra")).PostAsync($"/api/dossiers/{code}/verify")).Body.GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_second_supplement_is_refused_unless_a_legal_ground_is_recorded()
    {
        var (code, _) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");
        await counter.PostAsync($"/api/dossiers/{code}/clock/pause", Supplement);
        await counter.PostAsync($"/api/dossiers/{code}/clock/resume");
        var before = await host.RevisionAsync(code);

        var second = await counter.PostAsync($"/api/dossiers/{code}/clock/pause", Supplement);
        var unchanged = await host.RevisionAsync(code);
        var grounded = await counter.PostAsync($"/api/dossiers/{code}/clock/pause", new { kind = "supplement", ground = "Luật Hóa chất", exception = "Luật Hóa chất 2007, Điều 15" });

        (second.Status, second.Code).ShouldBe((HttpStatusCode.Conflict, "clock.supplement-used"));
        unchanged.ShouldBe(before);
        grounded.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_date_is_given_once_by_the_head_of_the_deciding_agency()
    {
        var (code, _) = await host.ReceiveAsync();
        var (counter, head) = (await host.AsAsync("tiepnhan"), await host.AsAsync("giamdoc"));
        var first = new { newDate = "2027-03-15", reason = "Phải lấy ý kiến Bộ Công Thương" };

        var byCounter = await counter.PostAsync($"/api/dossiers/{code}/clock/extend", first);
        var given = await head.PostAsync($"/api/dossiers/{code}/clock/extend", first);
        var again = await head.PostAsync($"/api/dossiers/{code}/clock/extend", new { newDate = "2027-03-22", reason = "Vẫn chờ" });

        (byCounter.Status, byCounter.Code).ShouldBe((HttpStatusCode.Forbidden, "clock.not-yours"));
        given.Status.ShouldBe(HttpStatusCode.OK);
        given.Body.GetProperty("dueAt").GetDateTimeOffset().ToOffset(VietnamTime.Offset).Date.ShouldBe(new DateTime(2027, 3, 15));
        (await AppointmentAsync(code)).ShouldBe(given.Body.GetProperty("dueAt").GetDateTimeOffset());
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "clock.extension-used"));
    }

    [Theory]
    [InlineData("pause", """{"kind":"supplement"}""", HttpStatusCode.UnprocessableEntity, "clock.ground-missing")]
    [InlineData("pause", """{"ground":"x"}""", HttpStatusCode.UnprocessableEntity, "clock.kind-missing")]
    [InlineData("pause", """{"kind":"court","ground":"x"}""", HttpStatusCode.Forbidden, "clock.not-yours")]
    [InlineData("pause", """{"kind":"holiday","ground":"x"}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("resume", "{}", HttpStatusCode.Conflict, "clock.not-paused")]
    public async Task What_makes_no_sense_is_refused_and_writes_nothing(string act, string body, HttpStatusCode status, string code)
    {
        var (dossier, _) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{dossier}/clock/{act}", body);

        (answer.Status, answer.Code).ShouldBe((status, code));
        (await host.RevisionAsync(dossier)).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"newDate":"2026-12-26","reason":"x"}""", "clock.not-a-working-day")]
    [InlineData("""{"newDate":"2026-01-05","reason":"x"}""", "clock.extension-backwards")]
    [InlineData("""{"newDate":"2027-03-15"}""", "clock.reason-missing")]
    [InlineData("""{"reason":"x"}""", "clock.date-missing")]
    [InlineData("""{"newDueAt":"2099-03-15T10:00:00Z","reason":"x"}""", "clock.extension-too-far")]
    public async Task A_new_date_that_cannot_be_promised_is_refused(string body, string code)
    {
        var (dossier, _) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("giamdoc")).PostAsync($"/api/dossiers/{dossier}/clock/extend", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
    }

    [Fact]
    public async Task The_proof_tells_every_day_with_its_reason_and_what_caused_it()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");
        await counter.PostAsync($"/api/dossiers/{code}/clock/pause", Supplement);
        await counter.PostAsync($"/api/dossiers/{code}/clock/resume");

        var proof = (await counter.GetAsync($"/api/dossiers/{code}/deadlines/0/proof")).Body;

        proof.GetProperty("standing").GetString().ShouldBe("Running");
        proof.GetProperty("dueAt").GetDateTimeOffset().ShouldBe((await AppointmentAsync(code))!.Value);
        var nodes = proof.GetProperty("nodes").EnumerateArray().ToList();
        nodes.Select(node => node.GetProperty("kind").GetString()).ShouldBe(["run", "paused", "run"]);
        nodes.Select(node => node.GetProperty("seq").GetInt64()).ShouldBe([1, 2, 3]);
        var days = nodes[2].GetProperty("days").EnumerateArray().ToList();
        days.ShouldContain(day => day.GetProperty("reason").GetString() == "WeeklyRest" && !day.GetProperty("counts").GetBoolean());
        days[^1].GetProperty("counts").GetBoolean().ShouldBeTrue();
        proof.GetProperty("calendar").GetString()!.Length.ShouldBe(64);
        (await counter.GetAsync($"/api/dossiers/{code}/deadlines/{task.Split('-')[^1]}/proof")).Body.GetProperty("nodes").GetArrayLength().ShouldBe(3);
        (await counter.GetAsync($"/api/dossiers/{code}/deadlines/99/proof")).Code.ShouldBe("deadline.unknown");
        (await (await host.AsAsync("hotich.batxat")).GetAsync($"/api/dossiers/{code}/deadlines/0/proof")).Code.ShouldBe("dossier.not-found");
    }

    [Fact]
    public async Task The_citizens_page_tells_why_without_naming_anybody()
    {
        var (code, _) = await host.ReceiveAsync("Hoàng Văn Bảo");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/pause", Supplement);

        var page = await TrackAsync(code);

        page.ShouldContain("Tạm dừng tính từ");
        page.ShouldContain("Khoản 2 Điều 17");
        foreach (var secret in (string[])["Bảo", "Nguyễn Thị Lan", "giấy phép cũ"]) page.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_late_task_is_finished_only_with_a_coded_reason()
    {
        var (code, task) = await host.ReceiveAsync();
        host.Advance(TimeSpan.FromDays(2));
        var counter = await host.AsAsync("tiepnhan");

        var silent = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        var unknown = await counter.PostAsync($"/api/tasks/{task}/lateness", new { code = "none of these" });
        var unsaid = await counter.PostAsync($"/api/tasks/{task}/lateness", new { code = "other" });
        var elsa = await counter.PostAsync($"/elsa/api/tasks/{task}/complete", new { result = new { outcome = "Phù hợp" } });
        var said = await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp", lateness = new { code = "workload" } });

        (silent.Status, silent.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "task.late-reason-missing"));
        (unknown.Code, unsaid.Code, elsa.Code).ShouldBe(("lateness.code-unknown", "lateness.note-missing", "task.late-reason-missing"));
        said.Status.ShouldBe(HttpStatusCode.OK);
        var timeline = await counter.GetAsync($"/api/dossiers/{code}/timeline");
        timeline.Body.EnumerateArray().Count(entry => entry.GetProperty("kind").GetString() == "Explained").ShouldBe(1);
    }

    private async Task<DateTimeOffset?> AppointmentAsync(string code)
    {
        var at = (await (await host.AsAsync("kiemtra")).GetAsync($"/api/dossiers/{code}")).Body.GetProperty("dossier").GetProperty("appointmentAt");
        return at.ValueKind == JsonValueKind.Null ? null : at.GetDateTimeOffset();
    }

    private async Task<string> TrackAsync(string code)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var html = client.GetStringAsync(new Uri($"/track?code={code}", UriKind.Relative), TestContext.Current.CancellationToken);
        // The page answers once a fixed time has passed on the host's clock, which stands still until somebody moves it.
        while (await Task.WhenAny(html, Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken)) != html) host.Clock.Advance(TimeSpan.FromMilliseconds(300));
        return WebUtility.HtmlDecode(await html);
    }
}
