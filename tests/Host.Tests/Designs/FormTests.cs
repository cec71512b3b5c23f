using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Designs;

public sealed class FormTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static readonly object Survey = new
    {
        type = "default",
        components = new object[]
        {
            new { type = "textfield", key = "ten", label = "Tên cơ sở", validate = new { required = true } },
            new { type = "number", key = "dienTich", label = "Diện tích", validate = new { max = 500 } },
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_with_a_form_ends_only_with_the_form_filled_in()
    {
        var task = await OpenTaskAsync("Cấp giấy phép có biểu mẫu");

        using var empty = await CompleteAsync(task, new { note = "chưa điền" });
        using var wrong = await CompleteAsync(task, new { form = new { ten = "Quán Mây", dienTich = 900, quyen = "admin" } });
        using var right = await CompleteAsync(task, new { form = new { ten = "Quán Mây", dienTich = 40 } });

        (await FaultsAsync(empty)).ShouldBe(["ten Missing"]);
        (await FaultsAsync(wrong)).ShouldBe(["dienTich TooLarge", "quyen NotAsked"]);
        right.StatusCode.ShouldBe(HttpStatusCode.OK, await right.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_form_that_the_server_could_not_check_is_not_published()
    {
        var unknown = new { type = "default", components = new object[] { new { type = "iframe", url = "https://example.org" } } };
        using var created = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thử", drawing = await DrawingAsync("Cấp giấy phép khung lạ"), forms = new Dictionary<string, object> { ["khao-sat"] = unknown } }, Cancellation);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;

        using var answer = await PublishAsync(id);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("forms")[0].GetProperty("code").GetString().ShouldBe("form.component");
    }

    [Fact]
    public async Task A_step_that_asks_for_a_form_that_there_is_not_is_not_published()
    {
        using var created = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thử", drawing = await DrawingAsync("Cấp giấy phép thiếu biểu mẫu") }, Cancellation);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;

        using var answer = await PublishAsync(id);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("forms")[0].GetProperty("code").GetString().ShouldBe("form.unknown");
    }

    [Fact]
    public async Task A_schema_is_checked_while_it_is_made()
    {
        using var answer = await host.Analyst.PostAsJsonAsync("/api/designs/forms/check", new { components = new object[] { new { type = "textfield", key = "a", conditional = new { hide = "=for" } } } }, Cancellation);

        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldStartWith("Điều kiện ẩn của “a” không hiểu được");
    }

    private async Task<string> OpenTaskAsync(string name)
    {
        using var created = await host.Analyst.PostAsJsonAsync("/api/designs", new { name = "Thử", drawing = await DrawingAsync(name), forms = new Dictionary<string, object> { ["khao-sat"] = Survey } }, Cancellation);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!;
        using var published = await PublishAsync(id);
        published.StatusCode.ShouldBe(HttpStatusCode.OK, await published.Content.ReadAsStringAsync(Cancellation));
        var definition = (await published.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("definitionId").GetString();
        using var started = await host.Analyst.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/dispatch", new { units = new { receiving = "H38.01.01", deciding = "H38.05", specialist = "H38.05.03" } }, Cancellation);
        var instance = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("workflowInstanceId").GetGuid();
        var inbox = await host.Clerk.GetFromJsonAsync<JsonElement>("/api/tasks?most=200", Cancellation);
        return inbox.EnumerateArray().Select(task => task.GetProperty("taskId").GetString()!).Single(task => task.StartsWith(instance.ToString("N"), StringComparison.Ordinal) || task.StartsWith(instance.ToString(), StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> CompleteAsync(string task, object data) =>
        host.Clerk.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome = "Hồ sơ đầy đủ", data }, Cancellation);

    private async Task<HttpResponseMessage> PublishAsync(string id)
    {
        var drift = await host.Analyst.GetFromJsonAsync<JsonElement>($"/api/designs/{id}/drift", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/designs/{id}/publish") { Content = JsonContent.Create(new { seen = drift.GetProperty("seen").GetString(), reason = "Quyết định số 12" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return await host.Analyst.SendAsync(request, Cancellation);
    }

    private static async Task<string[]> FaultsAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync(Cancellation));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        problem.GetProperty("type").GetString()!.ShouldEndWith("form.invalid");
        return [.. problem.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("key").GetString()} {field.GetProperty("code").GetString()}")];
    }

    /// <summary>The designer's example under another name, whose first step asks for the form <c>khao-sat</c>.</summary>
    private static async Task<string> DrawingAsync(string name) => (await DesignHost.DrawingAsync("licence.bpmn"))
        .Replace("Cấp giấy phép kinh doanh mẫu", name, StringComparison.Ordinal)
        .Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal)
        .Replace("<lc:step no=\"1\" ", "<lc:step no=\"1\" form=\"khao-sat\" ", StringComparison.Ordinal);
}
