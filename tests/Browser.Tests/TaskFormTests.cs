using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaoCai.Workflows.Browser.Tests.Support;
using LaoCai.Workflows.Host;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class TaskFormTests(HostProcess host, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_fills_in_the_form_of_a_step_and_is_told_what_is_missing()
    {
        var task = await OpenTaskAsync();
        await using var clerk = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await clerk.Page.GotoAsync($"/tasks/{task}");
        await Expect(clerk.Page.GetByLabel("Tên cơ sở")).ToBeVisibleAsync();
        await clerk.ShouldBeAccessibleAsync();

        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Hồ sơ đầy đủ" }).ClickAsync();
        await Expect(clerk.Page.GetByText("Chưa điền ô này.")).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByLabel("Tên cơ sở")).ToBeFocusedAsync();
        await clerk.Page.GetByLabel("Tên cơ sở").FillAsync("Quán Mây");

        (await clerk.FinishAsync("Hồ sơ đầy đủ")).ShouldBeLessThan(400);
        await clerk.Page.GotoAsync($"/tasks/{task}");
        await Expect(clerk.Page.GetByText("Bạn đã hoàn thành việc này")).ToBeVisibleAsync();
        clerk.Complaints.ShouldBeEmpty();
    }

    /// <summary>Publishes the designer's example with a form at its first step and starts it; the first task's id.</summary>
    private async Task<string> OpenTaskAsync()
    {
        using var analyst = await SignedInAsync("phantich");
        using var clerk = await SignedInAsync("tiepnhan");
        var drawing = (await File.ReadAllTextAsync(Path.Combine(Home.Folder, "designer", "test", "drawings", "licence.bpmn"), Cancellation))
            .Replace("Cấp giấy phép kinh doanh mẫu", "Cấp giấy phép có khảo sát", StringComparison.Ordinal)
            .Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal)
            .Replace("<lc:step no=\"1\" ", "<lc:step no=\"1\" form=\"khao-sat\" ", StringComparison.Ordinal);
        var survey = JsonElement.Parse("""{ "type": "default", "components": [ { "type": "textfield", "id": "f1", "key": "ten", "label": "Tên cơ sở", "validate": { "required": true } } ] }""");
        using var created = await analyst.PostAsJsonAsync("/api/designs", new { name = "Khảo sát", drawing, forms = new Dictionary<string, JsonElement> { ["khao-sat"] = survey } }, Cancellation);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString();
        var drift = await analyst.GetFromJsonAsync<JsonElement>($"/api/designs/{id}/drift", Cancellation);
        using var publish = new HttpRequestMessage(HttpMethod.Post, $"/api/designs/{id}/publish") { Content = JsonContent.Create(new { seen = drift.GetProperty("seen").GetString(), reason = "Quyết định số 12" }) };
        publish.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var published = await analyst.SendAsync(publish, Cancellation);
        var definition = (await published.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("definitionId").GetString();
        using var started = await analyst.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/dispatch", new { units = new { receiving = "H38.01.01", deciding = "H38.05", specialist = "H38.05.03" } }, Cancellation);
        var instance = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("workflowInstanceId").GetGuid();
        var inbox = await clerk.GetFromJsonAsync<JsonElement>("/api/tasks?most=200", Cancellation);
        return inbox.EnumerateArray().Select(one => one.GetProperty("taskId").GetString()!)
            .Single(one => one.Replace("-", "", StringComparison.Ordinal).StartsWith(instance.ToString("N"), StringComparison.Ordinal));
    }

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        using var answer = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = user, password = "motcua-2026" }, Cancellation);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("accessToken").GetString());
        return client;
    }
}
