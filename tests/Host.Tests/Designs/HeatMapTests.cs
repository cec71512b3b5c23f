using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Designs;

public sealed class HeatMapTests(DesignHost host) : IClassFixture<DesignHost>
{
    private const string Counter = "H38.01.01";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_dossiers_of_a_version_are_counted_by_step_for_who_may_see_them()
    {
        var definition = await PublishAsync();
        for (var no = 0; no < 3; no++) await ReceiveAsync(definition);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await CompleteOneAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await CompleteOneAsync();
        host.Clock.Advance(TimeSpan.FromDays(4)); // the third is late at its first step, the others at their second
        await host.SignInAsync();

        var heat = await HeatAsync(host.Clerk, definition);

        heat.GetProperty("dossiers").GetInt32().ShouldBe(3);
        heat.GetProperty("listed").GetBoolean().ShouldBeTrue(); // so that the way back leads to the procedure's page
        var steps = heat.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("element").GetString()!);
        var first = steps["Step_1"];
        (first.GetProperty("visits").GetInt32(), first.GetProperty("open").GetInt32(), first.GetProperty("late").GetInt32()).ShouldBe((3, 1, 1));
        first.GetProperty("median").GetDouble().ShouldBe(45 * 60, 1); // between half an hour and one
        first.GetProperty("medianLate").GetDouble().ShouldBeGreaterThan(2 * 86400);
        steps["Step_2"].GetProperty("visits").GetInt32().ShouldBe(2);
        steps["Step_2"].GetProperty("median").ValueKind.ShouldBe(JsonValueKind.Null);

        (await HeatAsync(host.Colleague, definition)).GetProperty("dossiers").GetInt32().ShouldBe(3); // the administrator sees all
        var stranger = await HeatAsync(host.Analyst, definition); // who draws sees no dossier
        (stranger.GetProperty("dossiers").GetInt32(), stranger.GetProperty("steps").GetArrayLength()).ShouldBe((0, 0));
        using var missing = await host.Clerk.GetAsync(new Uri($"/api/designs/heat/{definition}/9", UriKind.Relative), Cancellation);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_step_that_got_another_number_is_where_its_dossiers_go_on()
    {
        var drawing = Named("Cấp giấy phép dời bước", await DesignHost.DrawingAsync("licence.bpmn"));
        var (definition, id) = await PublishDraftAsync(drawing);
        // A step is put between the first and the second.
        var longer = drawing
            .Replace("</bpmn:process>", """<bpmn:userTask id="Step_New" name="Đóng dấu giáp lai hồ sơ gốc"><bpmn:extensionElements><lc:step no="2"><lc:limit value="0" unit="workingHour" text="" /></lc:step></bpmn:extensionElements></bpmn:userTask><bpmn:sequenceFlow id="Flow_New" sourceRef="Step_New" targetRef="Step_2" /></bpmn:process>""", StringComparison.Ordinal)
            .Replace("targetRef=\"Step_2\"", "targetRef=\"Step_New\"", StringComparison.Ordinal)
            .Replace("sourceRef=\"Step_New\" targetRef=\"Step_New\"", "sourceRef=\"Step_New\" targetRef=\"Step_2\"", StringComparison.Ordinal)
            .Replace("no=\"2\"", "", StringComparison.Ordinal)
            .Replace("<lc:step no=\"3\"", "<lc:step", StringComparison.Ordinal)
            .Replace("<bpmn:flowNodeRef>Step_2</bpmn:flowNodeRef>", "<bpmn:flowNodeRef>Step_2</bpmn:flowNodeRef><bpmn:flowNodeRef>Step_New</bpmn:flowNodeRef>", StringComparison.Ordinal);
        await SaveAndPublishAsync(id, longer);

        var moves = (await host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/published/{definition}/1/moves/2", Cancellation)).GetProperty("moves");

        moves.GetProperty("buoc2").GetString().ShouldBe("buoc3");
        moves.TryGetProperty("buoc1", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_drawing_is_given_out_as_the_Word_document_that_reads_as_the_drawing()
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/word", new { drawing = Named("Cấp giấy phép ra Word", await DesignHost.DrawingAsync("licence.bpmn")) }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = new ByteArrayContent(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        using var read = await host.Analyst.PostAsync(new Uri("/api/designs/read", UriKind.Relative), document, Cancellation);
        var procedure = (await read.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("procedures").EnumerateArray().ShouldHaveSingleItem();

        procedure.GetProperty("name").GetString().ShouldBe("Cấp giấy phép ra Word");
        procedure.GetProperty("drawing").GetString()!.Split("<bpmn:userTask ").Length.ShouldBe(7);
        using var broken = await host.Analyst.PostAsJsonAsync("/api/designs/word", new { drawing = "<a/>" }, Cancellation);
        broken.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static string Named(string name, string drawing) => System.Text.RegularExpressions.Regex.Replace(
        drawing, "(?<head><bpmn:process [^>]*name=\")[^\"]*", $"${{head}}{name}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal);

    private static async Task<JsonElement> HeatAsync(HttpClient client, string definition) => await client.GetFromJsonAsync<JsonElement>($"/api/designs/heat/{definition}/1", Cancellation);

    private async Task<string> PublishAsync() => (await PublishDraftAsync(Named("Cấp giấy phép đông hồ sơ", await DesignHost.DrawingAsync("licence.bpmn")))).Definition;

    private async Task<(string Definition, Guid Draft)> PublishDraftAsync(string drawing)
    {
        using var created = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thủ tục thử", drawing }, Cancellation);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
        return (await PublishAsync(id, 1), id);
    }

    private async Task SaveAndPublishAsync(Guid id, string drawing)
    {
        using var save = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/designs/{id}", UriKind.Relative)) { Content = JsonContent.Create(new { name = "Thủ tục thử", drawing }) };
        save.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var saved = await host.Analyst.SendAsync(save, Cancellation);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        await PublishAsync(id, 2);
    }

    private async Task<string> PublishAsync(Guid id, int revision)
    {
        var drift = await host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/{id}/drift", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/designs/{id}/publish", UriKind.Relative)) { Content = JsonContent.Create(new { seen = drift.GetProperty("seen").GetString(), reason = "Ban hành" }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var answer = await host.Analyst.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("definitionId").GetString()!;
    }

    private async Task ReceiveAsync(string definitionId)
    {
        await host.CompetentAsync(definitionId, Counter, Cancellation);
        using var answer = await host.Clerk.PostAsJsonAsync("/api/dossiers", new { definitionId, receivingUnit = Counter, applicantName = "Công ty TNHH Sa Pa" }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task CompleteOneAsync()
    {
        var id = (await host.Clerk.GetFromJsonAsync<JsonElement>("/api/tasks", Cancellation)).EnumerateArray().First().GetProperty("taskId").GetString();
        using (await host.Clerk.PostAsync(new Uri($"/api/tasks/{id}/claim", UriKind.Relative), null, Cancellation)) { }
        var detail = await host.Clerk.GetFromJsonAsync<JsonElement>($"/api/tasks/{id}", Cancellation);
        using var answer = await host.Clerk.PostAsJsonAsync($"/api/tasks/{id}/complete", new { outcome = detail.GetProperty("outcomes")[0].GetString() }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
