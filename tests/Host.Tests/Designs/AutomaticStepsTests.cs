using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Host.Tests.Designs;

/// <summary>Waits, linked procedures and documents without a person: drawn, published and run on PostgreSQL.</summary>
public sealed class AutomaticStepsTests(DesignHost host) : IClassFixture<DesignHost>
{
    private const string Counter = "H38.01.01";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dossier_waits_is_linked_and_comes_to_its_end()
    {
        var linked = await PublishAsync(Drawn("Lấy ý kiến liên thông", Step(1, "Cho ý kiến")));
        var definition = await PublishAsync(Drawn(
            "Cấp phép có liên thông",
            Step(1, "Tiếp nhận hồ sơ"),
            Step(2, "Chờ niêm yết") with { Automation = new Automation.Pause() },
            Step(3, "Chờ ý kiến của Bộ") with { Automation = new Automation.Await("y-kien-bo"), Limit = null, Time = "" },
            Step(4, "Thủ tục liên thông") with { Automation = new Automation.Linked(linked), Limit = null, Time = "" },
            Step(5, "Lập phiếu kiểm soát") with { Automation = new Automation.Print("mau-05"), Limit = null, Time = "" },
            Step(6, "Trả kết quả")));
        var code = await ReceiveAsync(definition);

        await CompleteAsync("Tiếp nhận hồ sơ");
        host.Clock.Advance(TimeSpan.FromHours(12));
        await host.SweepAsync(Cancellation);
        await host.SignInAsync();
        (await TitlesAsync()).ShouldBeEmpty(); // one working day is not over at night

        host.Clock.Advance(TimeSpan.FromHours(36));
        await host.SweepAsync(Cancellation);
        await host.SignInAsync();
        (await TitlesAsync()).ShouldBeEmpty();
        using (var told = await host.Colleague.PostAsJsonAsync("/elsa/api/events/y-kien-bo/trigger", new { correlationId = code }, Cancellation))
            told.StatusCode.ShouldBe(HttpStatusCode.OK, await told.Content.ReadAsStringAsync(Cancellation));
        await host.SettledAsync();

        await CompleteAsync("Cho ý kiến");
        await host.SettledAsync();
        await CompleteAsync("Trả kết quả");
        var made = (await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/dossiers/{code}/documents", Cancellation)).EnumerateArray().ShouldHaveSingleItem();
        (made.GetProperty("template").GetString(), made.GetProperty("step").GetInt32()).ShouldBe(("mau-05", 5));
        (await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/dossiers/{code}", Cancellation)).GetProperty("links").GetProperty("children")[0].GetProperty("code").GetString().ShouldBe($"{code}-LT1");
        var replay = await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/designs/replay/{code}", Cancellation);
        var visits = replay.GetProperty("visits").EnumerateArray().ToList();
        visits.Count.ShouldBe(6);
        visits.ShouldAllBe(visit => visit.GetProperty("to").ValueKind == JsonValueKind.String);
        visits[1].GetProperty("due").GetDateTimeOffset().ShouldBe(visits[1].GetProperty("from").GetDateTimeOffset() + TimeSpan.FromDays(1), tolerance: TimeSpan.FromHours(9));
        var dossier = await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/dossiers/{code}", Cancellation);
        dossier.ToString().ShouldContain("Finished");
    }

    [Fact]
    public async Task A_document_that_has_no_template_is_pointed_out_in_the_drawing()
    {
        var drawing = Drawn("Mẫu lạ", Step(1, "Tiếp nhận hồ sơ"), Step(2, "Lập phiếu") with { Automation = new Automation.Print("mau-99"), Limit = null, Time = "" }, Step(3, "Trả kết quả"));

        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/check", new { drawing }, Cancellation);

        var found = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("diagnostics").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "LC2308");
        found.GetProperty("severity").GetString().ShouldBe("error");
        found.GetProperty("message").GetString()!.ShouldContain("“mau-99”");
    }

    private static Step Step(int no, string text) => new()
    {
        No = no,
        Text = text,
        Actor = "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công",
        Role = new("receptionist", "receiving"),
        Time = "01 ngày làm việc",
        Limit = new(new(1, TimeUnit.WorkingDay), "01 ngày làm việc", UnitSource.Cell),
    };

    private static string Drawn(string name, params Step[] steps) => System.Text.Encoding.UTF8.GetString(BpmnWriter.Write(new Procedure
    {
        Name = name,
        LegalLimit = new(new(9, TimeUnit.WorkingDay), "không quá 09 ngày làm việc", UnitSource.Cell),
        Steps = steps,
    }));

    private async Task<string> PublishAsync(string drawing)
    {
        using var created = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thủ tục thử", drawing }, Cancellation);
        var draft = await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var id = draft.GetProperty("id").GetGuid();
        var drift = await host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/{id}/drift", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/designs/{id}/publish", UriKind.Relative))
        {
            Content = JsonContent.Create(new { seen = drift.GetProperty("seen").GetString(), reason = "Ban hành" }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await host.Analyst.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("definitionId").GetString()!;
    }

    private async Task<string> ReceiveAsync(string definitionId)
    {
        await host.CompetentAsync(definitionId, Counter, Cancellation);
        using var answer = await host.Clerk.PostAsJsonAsync(
            "/api/dossiers", new { definitionId, receivingUnit = Counter, applicantName = "Công ty TNHH Sa Pa", sets = 1 }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("dossier").GetProperty("code").GetString()!;
    }

    private async Task<IReadOnlyList<string?>> TitlesAsync() =>
        [.. (await host.Clerk.GetFromJsonAsync<JsonElement>("/api/tasks", Cancellation)).EnumerateArray().Select(one => one.GetProperty("title").GetString())];

    private async Task CompleteAsync(string title)
    {
        var task = (await host.Clerk.GetFromJsonAsync<JsonElement>("/api/tasks", Cancellation)).EnumerateArray().Single(one => one.GetProperty("title").GetString() == title);
        var id = task.GetProperty("taskId").GetString();
        using (await host.Clerk.PostAsync(new Uri($"/api/tasks/{id}/claim", UriKind.Relative), null, Cancellation)) { }
        using var answer = await host.Clerk.PostAsJsonAsync($"/api/tasks/{id}/complete", new { }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
