using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Tests.Designs;

public sealed class ReplayTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dossiers_path_is_told_on_the_drawing_of_its_version()
    {
        var code = await ReceiveAsync(await PublishAsync());
        var began = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        var outcome = await CompleteFirstTaskAsync(code);

        var replay = await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/designs/replay/{code}", Cancellation);

        var visits = replay.GetProperty("visits").EnumerateArray().ToList();
        visits.Count.ShouldBe(2);
        visits[0].GetProperty("from").GetDateTimeOffset().ShouldBe(began);
        visits[0].GetProperty("to").GetDateTimeOffset().ShouldBe(began + TimeSpan.FromMinutes(30));
        visits[0].GetProperty("outcome").GetString().ShouldBe(outcome);
        visits[1].GetProperty("to").ValueKind.ShouldBe(JsonValueKind.Null);

        var drawing = replay.GetProperty("drawing").GetString()!;
        visits.ShouldAllBe(visit => drawing.Contains($"id=\"{visit.GetProperty("element").GetString()}\"", StringComparison.Ordinal));
        var flows = replay.GetProperty("flows").EnumerateArray().ToList();
        flows.Count.ShouldBeGreaterThanOrEqualTo(3); // into the first step, to its route, on to the second
        flows.ShouldAllBe(flow => drawing.Contains($"id=\"{flow.GetProperty("element").GetString()}\"", StringComparison.Ordinal));
        replay.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("english").GetString()).ShouldContain(text => text!.StartsWith("Step completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dossier_that_is_not_for_this_person_is_not_there()
    {
        var code = await ReceiveAsync(await PublishAsync());

        using var answer = await host.Analyst.GetAsync(new Uri($"/api/designs/replay/{code}", UriKind.Relative), Cancellation);
        using var missing = await host.Clerk.GetAsync(new Uri("/api/designs/replay/none", UriKind.Relative), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Whatever_can_happen_to_a_dossier_has_its_words()
    {
        foreach (var kind in Enum.GetValues<TimelineKind>())
        {
            var entry = new TimelineEntry(1, host.Clock.GetUtcNow(), "system:sweep", kind, "Thẩm định hồ sơ", kind is TimelineKind.Escalated ? "unitHead@H38.05.03" : "vì mưa lũ", null, null);

            ReplayWords.Vietnamese(entry).ShouldEndWith(kind is TimelineKind.Escalated ? "Lãnh đạo phòng chuyên môn · Thẩm định hồ sơ" : "vì mưa lũ · Thẩm định hồ sơ");
            ReplayWords.English(entry).ShouldNotBe(ReplayWords.Vietnamese(entry));
            ReplayWords.Tone(kind).ShouldNotBeEmpty();
        }
    }

    private async Task<string> PublishAsync()
    {
        using var document = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Home.Samples, "qt-ct-07-ban-buon-ruou.docx"), Cancellation));
        document.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        var confirmed = string.Join('&', (await Demo.DemoProvince.ConfirmationsAsync(Cancellation)).Select(key => $"confirm={key}"));
        using var answer = await host.Analyst.PostAsync(new Uri($"/api/documents/publish?{confirmed}", UriKind.Relative), document, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation))[0].GetProperty("definitionId").GetString()!;
    }

    private async Task<string> ReceiveAsync(string definitionId)
    {
        using var answer = await host.Clerk.PostAsJsonAsync(
            "/api/dossiers",
            new { definitionId, receivingUnit = "H38.01.01", applicantName = "Công ty TNHH Sa Pa", applicantAddress = "Phường Sa Pa", sets = 1, components = new[] { new { name = "Đơn đề nghị", originals = 1 } } },
            Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("dossier").GetProperty("code").GetString()!;
    }

    private async Task<string?> CompleteFirstTaskAsync(string code)
    {
        var task = (await host.Clerk.GetFromJsonAsync<JsonElement>("/api/tasks", Cancellation)).EnumerateArray().Single(one => one.GetProperty("dossierCode").GetString() == code);
        var id = task.GetProperty("taskId").GetString();
        using (await host.Clerk.PostAsync(new Uri($"/api/tasks/{id}/claim", UriKind.Relative), null, Cancellation)) { }
        var detail = await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/tasks/{id}", Cancellation);
        var outcome = detail.GetProperty("outcomes")[0].GetString();
        using var answer = await host.Clerk.PostAsJsonAsync($"/api/tasks/{id}/complete", new { outcome }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return outcome;
    }
}
