using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Designs;

public sealed class DraftTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_kept_as_it_was_drawn()
    {
        var drawing = await DesignHost.DrawingAsync("licence.bpmn");

        var made = await CreateAsync(drawing);
        var opened = await GetAsync($"/api/designs/{Id(made)}");

        opened.GetProperty("drawing").GetString().ShouldBe(drawing);
        opened.GetProperty("code").GetString().ShouldBe("QT-MAU-01");
        opened.GetProperty("revision").GetInt32().ShouldBe(1);
        opened.GetProperty("savedBy").GetString().ShouldBe("Tạ Hải Long");
        (await GetAsync("/api/designs")).EnumerateArray().ShouldContain(one => Id(one) == Id(made));
    }

    [Fact]
    public async Task Of_two_saves_from_one_revision_exactly_one_is_written()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => SaveAsync(host.Analyst, id, 1, $"Bản {number}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await GetAsync($"/api/designs/{id}")).GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_save_from_an_older_revision_is_a_conflict_that_names_the_newer()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));
        await SaveAsync(host.Analyst, id, 1, "Mới");

        using var late = await SaveAsync(host.Colleague, id, 1, "Cũ");

        var problem = await ProblemAsync(late, HttpStatusCode.Conflict);
        problem.GetProperty("type").GetString().ShouldBe("urn:laocai:problem:design-revision");
        problem.GetProperty("revision").GetInt32().ShouldBe(2);
        (await GetAsync($"/api/designs/{id}")).GetProperty("name").GetString().ShouldBe("Mới");
    }

    [Fact]
    public async Task A_save_without_a_revision_is_refused()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));

        using var answer = await host.Analyst.PutAsJsonAsync($"/api/designs/{id}", new { name = "x", drawing = "<a/>" }, Cancellation);

        answer.StatusCode.ShouldBe((HttpStatusCode)428);
    }

    [Fact]
    public async Task A_lock_shows_its_holder_and_is_taken_over_only_on_purpose()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));
        await LockAsync(host.Analyst, id);

        using var refused = await LockAsync(host.Colleague, id);
        var problem = await ProblemAsync(refused, HttpStatusCode.Conflict);
        problem.GetProperty("lock").GetProperty("holderName").GetString().ShouldBe("Tạ Hải Long");
        using (var save = await SaveAsync(host.Colleague, id, 1, "Chen ngang"))
            (await ProblemAsync(save, HttpStatusCode.Conflict)).GetProperty("type").GetString().ShouldBe("urn:laocai:problem:design-locked");

        using var taken = await LockAsync(host.Colleague, id, takeOver: true);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var lost = await LockAsync(host.Analyst, id);
        (await ProblemAsync(lost, HttpStatusCode.Conflict)).GetProperty("lock").GetProperty("holderName").GetString().ShouldBe("Kiều Anh Đức");
    }

    [Fact]
    public async Task A_lock_that_nobody_renews_is_free_after_two_minutes()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));
        await LockAsync(host.Analyst, id);

        host.Clock.Advance(TimeSpan.FromSeconds(119));
        using (var early = await LockAsync(host.Colleague, id)) early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        using var free = await LockAsync(host.Colleague, id);
        free.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_released_lock_is_free_at_once()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));
        await LockAsync(host.Analyst, id);

        (await host.Analyst.DeleteAsync(new Uri($"/api/designs/{id}/lock", UriKind.Relative), Cancellation)).Dispose();

        using var free = await LockAsync(host.Colleague, id);
        free.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("<a", "design.drawing-malformed")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "design.drawing-malformed")]
    [InlineData("", "design.drawing-size")]
    public async Task A_drawing_that_is_no_plain_XML_is_refused(string drawing, string code)
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thử", drawing }, Cancellation);

        (await ProblemAsync(answer, HttpStatusCode.UnprocessableEntity)).GetProperty("type").GetString().ShouldBe($"urn:laocai:problem:{code}");
    }

    [Fact]
    public async Task A_draft_in_somebody_elses_hands_is_not_deleted()
    {
        var id = Id(await CreateAsync(await DesignHost.DrawingAsync("licence.bpmn")));
        await LockAsync(host.Colleague, id);

        using (var refused = await host.Analyst.DeleteAsync(new Uri($"/api/designs/{id}", UriKind.Relative), Cancellation))
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var gone = await host.Colleague.DeleteAsync(new Uri($"/api/designs/{id}", UriKind.Relative), Cancellation);

        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var missing = await host.Analyst.GetAsync(new Uri($"/api/designs/{id}", UriKind.Relative), Cancellation);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/designs")]
    [InlineData("/designer")]
    public async Task A_clerk_may_not_draw(string path)
    {
        using var answer = await host.Clerk.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/designer/assets/..%2f..%2fpackage.json")]
    [InlineData("/designer/assets/none.js")]
    [InlineData("/designer/assets/editor.map")]
    public async Task Only_the_built_files_are_served(string path)
    {
        using var answer = await host.Analyst.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Id(JsonElement draft) => draft.GetProperty("id").GetString()!;

    private async Task<JsonElement> CreateAsync(string drawing)
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Cấp giấy phép", drawing }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private Task<JsonElement> GetAsync(string path) => host.Analyst.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient who, string id, int revision, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/designs/{id}") { Content = JsonContent.Create(new { name, drawing = "<a/>" }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await who.SendAsync(request, Cancellation);
    }

    private static Task<HttpResponseMessage> LockAsync(HttpClient who, string id, bool takeOver = false) =>
        who.PostAsJsonAsync($"/api/designs/{id}/lock", new { takeOver }, Cancellation);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
