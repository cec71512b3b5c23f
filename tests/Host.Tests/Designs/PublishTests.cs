using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Designs;

public sealed class PublishTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_published_seen_and_becomes_the_next_version()
    {
        var id = await CreateAsync(Named("Cấp giấy phép A"));
        var first = await DriftAsync(id);
        first.GetProperty("against").ValueKind.ShouldBe(JsonValueKind.Null);
        (await PublishedAsync(id, 1, Seen(first))).GetProperty("version").GetInt32().ShouldBe(1);

        await SaveAsync(id, 1, Named("Cấp giấy phép A").Replace("value=\"2.5\"", "value=\"2\"", StringComparison.Ordinal));
        var second = await DriftAsync(id);

        second.GetProperty("against").GetInt32().ShouldBe(1);
        var change = second.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("element").GetString().ShouldBe("Step_3");
        change.GetProperty("before").GetString().ShouldBe("2,5 ngày làm việc");
        change.GetProperty("after").GetString().ShouldBe("2 ngày làm việc");
        (await PublishedAsync(id, 2, Seen(second))).GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_published_can_be_opened_as_it_was_drawn()
    {
        var drawing = Named("Cấp giấy phép B");
        var id = await CreateAsync(drawing);
        var definition = (await PublishedAsync(id, 1, Seen(await DriftAsync(id)))).GetProperty("definitionId").GetString();

        var opened = await host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/published/{definition}/1", Cancellation);
        var listed = await host.Analyst.GetFromJsonAsync<JsonElement>("/api/designs/published", Cancellation);

        opened.GetProperty("drawing").GetString().ShouldBe(drawing);
        var procedure = listed.EnumerateArray().Single(one => one.GetProperty("definitionId").GetString() == definition);
        procedure.GetProperty("code").GetString().ShouldBe("QT-MAU-01");
        var version = procedure.GetProperty("versions")[0];
        version.GetProperty("current").GetBoolean().ShouldBeTrue();
        version.GetProperty("publishedBy").GetString().ShouldBe("Tạ Hải Long");
    }

    [Fact]
    public async Task Nobody_publishes_a_difference_they_have_not_seen()
    {
        var id = await CreateAsync(Named("Cấp giấy phép C"));
        var seen = Seen(await DriftAsync(id));
        await SaveAsync(id, 1, Named("Cấp giấy phép C").Replace("value=\"2.5\"", "value=\"1\"", StringComparison.Ordinal));

        using var stale = await PublishAsync(id, 2, seen);
        using var older = await PublishAsync(id, 1, Seen(await DriftAsync(id)));

        (await TypeAsync(stale, HttpStatusCode.Conflict)).ShouldEndWith("design-drift");
        (await TypeAsync(older, HttpStatusCode.Conflict)).ShouldEndWith("design-revision");
        (await host.Analyst.GetFromJsonAsync<JsonElement>("/api/designs/published", Cancellation)).EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("name").GetString() == "Cấp giấy phép C");
    }

    [Fact]
    public async Task What_nobody_has_confirmed_is_not_published()
    {
        var id = await CreateAsync(Unconfirmed("Cấp giấy phép G"));

        using var answer = await PublishAsync(id, 1, Seen(await DriftAsync(id)));

        (await TypeAsync(answer, HttpStatusCode.UnprocessableEntity)).ShouldEndWith("definition.unconfirmed");
        await SaveAsync(id, 1, Named("Cấp giấy phép G"));
        (await PublishedAsync(id, 2, Seen(await DriftAsync(id)))).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_faulty_drawing_is_refused_with_each_fault_at_its_element()
    {
        var id = await CreateAsync(Named("Cấp giấy phép D").Replace("<bpmn:startEvent id=\"Start_1\"", "<bpmn:subProcess id=\"Sub_1\" /><bpmn:startEvent id=\"Start_1\"", StringComparison.Ordinal));

        using var answer = await PublishAsync(id, 1, Seen(await DriftAsync(id)));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        problem.GetProperty("diagnostics").EnumerateArray().ShouldContain(one => one.GetProperty("element").GetString() == "Sub_1" && one.GetProperty("severity").GetString() == "error");
    }

    [Fact]
    public async Task Checking_names_the_element()
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/check", new { drawing = Unconfirmed("E").Replace("value=\"2.5\"", "value=\"90\"", StringComparison.Ordinal) }, Cancellation);

        var diagnostics = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("diagnostics").EnumerateArray().ToList();
        diagnostics.ShouldContain(one => one.GetProperty("code").GetString()!.StartsWith("LC21", StringComparison.Ordinal));
        diagnostics.ShouldContain(one => one.GetProperty("element").GetString() == "Step_3"); // its inference
    }

    [Fact]
    public async Task A_limit_ends_on_the_provinces_calendar()
    {
        // Friday 16:00 and four working hours: one that day, three on Monday.
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/due", new { limits = new[] { new { from = "2026-03-06T16:00:00+07:00", value = 4, unit = "workingHour" } } }, Cancellation);

        var due = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("due")[0].GetDateTimeOffset();
        due.ToOffset(TimeSpan.FromHours(7)).Date.ShouldBe(new DateTime(2026, 3, 9));
    }

    [Fact]
    public async Task The_limit_of_the_whole_is_counted_as_the_law_counts_a_dossiers()
    {
        var friday = "2026-03-06T16:00:00+07:00";
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/due", new { limits = new[] { new { from = friday, value = 1, unit = "workingDay", whole = false }, new { from = friday, value = 1, unit = "workingDay", whole = true } } }, Cancellation);

        var due = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("due").EnumerateArray().Select(one => one.GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).DateTime).ToList();
        due.ShouldBe([new DateTime(2026, 3, 9, 16, 0, 0), new DateTime(2026, 3, 9, 17, 0, 0)]); // a step from the hour; a dossier to closing time
    }

    [Fact]
    public async Task A_word_document_comes_back_as_drawings_with_its_text()
    {
        var file = Directory.GetFiles(Home.Samples, "*.docx")[0];
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, Cancellation));

        using var answer = await host.Analyst.PostAsync(new Uri("/api/designs/read", UriKind.Relative), content, Cancellation);

        var read = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var drawing = read.GetProperty("procedures")[0].GetProperty("drawing").GetString()!;
        drawing.ShouldContain("<lc:source table=");
        read.GetProperty("blocks").EnumerateArray().ShouldContain(block => block.GetProperty("kind").GetString() == "table");
        using var checkedAnswer = await host.Analyst.PostAsJsonAsync("/api/designs/check", new { drawing }, Cancellation);
        (await checkedAnswer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("diagnostics").EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("severity").GetString() == "error");
    }

    [Theory]
    [InlineData("PK\u0003\u0004")]
    [InlineData("")]
    [InlineData("không phải tệp Word")]
    public async Task What_is_no_word_document_is_named_and_breaks_nothing(string text)
    {
        using var content = new StringContent(text);

        using var answer = await host.Analyst.PostAsync(new Uri("/api/designs/read", UriKind.Relative), content, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        read.GetProperty("procedures").GetArrayLength().ShouldBe(0);
        read.GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
    }

    /// <summary>The designer's example under another name, so that tests do not share a definition.</summary>
    private static string Named(string name) => Unconfirmed(name).Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal);

    /// <summary>The same as its analyst has not yet looked at what was understood from the document's words.</summary>
    private static string Unconfirmed(string name) =>
        File.ReadAllText(Path.Combine(Home.Folder, "designer", "test", "drawings", "licence.bpmn")).Replace("Cấp giấy phép kinh doanh mẫu", name, StringComparison.Ordinal);

    private static string Seen(JsonElement drift) => drift.GetProperty("seen").GetString()!;

    [Fact]
    public async Task What_is_no_drawing_is_not_arranged()
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/arrange", new { drawing = "<!DOCTYPE a><a/>", like = Named("Sắp xếp") }, Cancellation);
        using var empty = await host.Analyst.PostAsJsonAsync("/api/designs/arrange", new { drawing = Named("Sắp xếp"), like = "" }, Cancellation);
        using var other = await host.Analyst.PostAsJsonAsync("/api/designs/arrange", new { drawing = Named("Sắp xếp"), like = "<html/>" }, Cancellation);

        (await TypeAsync(answer, HttpStatusCode.UnprocessableEntity)).ShouldEndWith("design.faulty");
        (await TypeAsync(empty, HttpStatusCode.UnprocessableEntity)).ShouldEndWith("design.drawing-size");
        other.StatusCode.ShouldBe(HttpStatusCode.OK); // laid out afresh
    }

    private async Task<string> CreateAsync(string drawing)
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thử", drawing }, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;
    }

    private async Task SaveAsync(string id, int revision, string drawing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/designs/{id}") { Content = JsonContent.Create(new { name = "Thử", drawing }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var answer = await host.Analyst.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<JsonElement> DriftAsync(string id) => host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/{id}/drift", Cancellation);

    private async Task<HttpResponseMessage> PublishAsync(string id, int revision, string seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/designs/{id}/publish") { Content = JsonContent.Create(new { seen, reason = "Quyết định số 12" }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await host.Analyst.SendAsync(request, Cancellation);
    }

    private async Task<JsonElement> PublishedAsync(string id, int revision, string seen)
    {
        using var answer = await PublishAsync(id, revision, seen);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static async Task<string> TypeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("type").GetString()!;
    }
}
