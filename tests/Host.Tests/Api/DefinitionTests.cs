using System.Net;
using System.Text.Json.Nodes;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class DefinitionTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task The_sample_procedures_are_in_force_and_read_as_elsa_documents()
    {
        var reader = await host.AsAsync("tiepnhan");

        var list = await reader.GetAsync("/elsa/api/workflow-definitions?versionOptions=Published");
        var document = await reader.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{RunningHost.Alcohol}");

        list.Body.GetProperty("totalCount").GetInt32().ShouldBe(6);
        document.Body.GetProperty("root").GetProperty("type").GetString().ShouldBe("Elsa.Flowchart");
        document.Body.GetProperty("isPublished").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_imported_draft_changes_nothing_until_it_is_published_as_the_next_version()
    {
        var analyst = await host.AsAsync("phantich");
        var changed = await ChangedAsync(RunningHost.Birth, "Đăng ký khai sinh (sửa)");

        (await analyst.PostAsync("/elsa/api/workflow-definitions/import", changed)).Status.ShouldBe(HttpStatusCode.OK);
        (await VersionInForceAsync(RunningHost.Birth)).ShouldBe(1);

        (await analyst.PostAsync($"/elsa/api/workflow-definitions/{RunningHost.Birth}/publish")).Status.ShouldBe(HttpStatusCode.OK);
        (await VersionInForceAsync(RunningHost.Birth)).ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_activity_type_is_refused_by_name_and_the_earlier_version_stays()
    {
        var analyst = await host.AsAsync("phantich");
        var document = JsonNode.Parse(await ChangedAsync(RunningHost.Alcohol, "x"))!;
        document["root"]!["activities"]![1]!["type"] = "Elsa.Teleport";

        var imported = await analyst.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = document, ["publish"] = true }.ToJsonString());

        (imported.Status, imported.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "definition.invalid"));
        imported.Body.ToString().ShouldContain("Elsa.Teleport");
        (await VersionInForceAsync(RunningHost.Alcohol)).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_still_to_be_surveyed_is_refused_whichever_route_it_comes_by()
    {
        var analyst = await host.AsAsync("phantich");
        var services = (await analyst.GetAsync("/api/catalogue/services")).Body.EnumerateArray().Select(service => service.GetProperty("code").GetString()!);
        Answer? draft = null;
        foreach (var code in services)
            if ((draft = await analyst.GetAsync($"/api/catalogue/services/{code}/draft")).Status == HttpStatusCode.OK) break;
        var model = JsonNode.Parse(draft!.Body.GetRawText())!;
        var id = (string)model["definitionId"]!;

        (await analyst.PostAsync("/elsa/api/workflow-definitions/import", model.ToJsonString())).Status.ShouldBe(HttpStatusCode.OK);
        var published = await analyst.PostAsync($"/elsa/api/workflow-definitions/{id}/publish");
        var atOnce = await analyst.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true }.ToJsonString());

        // Its own words and its mark taken off by hand, it is still what was generated.
        model["name"] = "Cấp giấy phép mới đặt tên";
        model["customProperties"] = new JsonObject();
        var unmarked = await analyst.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = true }.ToJsonString());
        (await analyst.PostAsync("/elsa/api/workflow-definitions/import", model.ToJsonString())).Status.ShouldBe(HttpStatusCode.OK);
        var imported = await analyst.PostAsync($"/elsa/api/workflow-definitions/{id}/publish");

        foreach (var refused in (Answer[])[published, atOnce, unmarked, imported])
        {
            (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "definition.invalid"));
            refused.Body.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()).ShouldContain("definition.survey-draft");
        }
    }

    [Fact]
    public async Task A_file_that_is_no_word_document_is_refused_with_diagnostics()
    {
        var answer = await (await host.AsAsync("phantich")).PostFileAsync("/api/documents/publish", "not a document"u8.ToArray());

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "definition.invalid"));
        answer.Body.GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_instance_starts_over_elsas_route_and_can_be_cancelled()
    {
        var started = await (await host.AsAsync("phantich")).PostAsync($"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/dispatch", new { correlationId = "by hand" });
        var id = started.Body.GetProperty("workflowInstanceId").GetString();
        var admin = await host.AsAsync("quantri");

        var cancelled = await admin.PostAsync($"/elsa/api/cancel/workflow-instances/{id}");

        cancelled.Status.ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync($"/elsa/api/workflow-instances/{id}/execution-state")).Body.GetProperty("subStatus").GetString().ShouldBe("Cancelled");
        (await admin.GetAsync($"/elsa/api/workflow-instances/{id}/journal")).Body.GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(1);
    }

    private async Task<string> ChangedAsync(string definitionId, string name)
    {
        var document = JsonNode.Parse((await (await host.AsAsync("phantich")).GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}")).Body.ToString())!;
        document["name"] = name;
        return document.ToJsonString();
    }

    private async Task<int> VersionInForceAsync(string definitionId) =>
        (await (await host.AsAsync("phantich")).GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Published")).Body.GetProperty("version").GetInt32();
}
