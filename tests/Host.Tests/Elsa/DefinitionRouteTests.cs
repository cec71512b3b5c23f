using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Elsa;

public sealed class DefinitionRouteTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Definitions = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task A_page_of_the_list_has_items_and_the_count_of_all()
    {
        var reader = await host.AsAsync("tiepnhan");

        var first = await reader.GetAsync($"{Definitions}?versionOptions=Published&page=0&pageSize=2");
        var second = await reader.GetAsync($"{Definitions}?versionOptions=Published&page=1&pageSize=2");

        first.Body.GetProperty("totalCount").GetInt32().ShouldBeGreaterThanOrEqualTo(6);
        (first.Items.Length, second.Items.Length).ShouldBe((2, 2));
        Ids(first).ShouldNotContain(Ids(second)[0]);
        foreach (var field in (string[])["id", "definitionId", "name", "version", "isLatest", "isPublished", "materializerName", "createdAt"]) first.Items[0].TryGetProperty(field, out _).ShouldBeTrue(field);
    }

    [Fact]
    public async Task Search_takes_words_as_they_are_and_knows_no_wildcards()
    {
        var reader = await host.AsAsync("tiepnhan");

        Ids(await reader.GetAsync($"{Definitions}?searchTerm={Uri.EscapeDataString("bán buôn rượu")}")).ShouldContain($"{RunningHost.Alcohol}:1");
        Ids(await reader.GetAsync($"{Definitions}?searchTerm=%25")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_is_the_latest_version_until_it_is_published_and_the_earlier_one_stays_in_force_meanwhile()
    {
        var analyst = await host.AsAsync("phantich");
        var id = await ImportAsync(analyst, "qt-thu-phien-ban");
        await analyst.PostAsync($"{Definitions}/{id}/publish");
        var next = Changed((await analyst.GetAsync($"{Definitions}/by-definition-id/{id}")).Body, "Bản thứ hai");

        var imported = await analyst.PostAsync($"{Definitions}/import", next);

        imported.Status.ShouldBe(HttpStatusCode.OK);
        (imported.Body.GetProperty("version").GetInt32(), imported.Body.GetProperty("isPublished").GetBoolean()).ShouldBe((2, false));
        (await VersionAsync(analyst, id, "Latest")).ShouldBe((2, true, false));
        (await VersionAsync(analyst, id, "Published")).ShouldBe((1, false, true));
        Ids(await analyst.GetAsync($"{Definitions}?versionOptions=Draft&definitionIds={id}")).ShouldBe([$"{id}:2"]);

        var published = await analyst.PostAsync($"{Definitions}/{id}/publish");

        published.Body.GetProperty("alreadyPublished").GetBoolean().ShouldBeFalse();
        (await VersionAsync(analyst, id, "Published")).ShouldBe((2, true, true));
        (await VersionAsync(analyst, id, "1")).ShouldBe((1, false, false));
        var versions = await analyst.GetAsync($"{Definitions}/{id}/versions");
        versions.Items.Select(item => item.GetProperty("version").GetInt32()).ShouldBe([2, 1]);
        (await analyst.GetAsync($"{Definitions}/by-id/{id}:1")).Body.GetProperty("isLatest").GetBoolean().ShouldBeFalse();
        (await analyst.GetAsync($"{Definitions}/many-by-id?ids={id}:1&ids={id}:2")).Body.GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task An_earlier_version_comes_back_as_a_draft_and_then_in_force_under_its_own_number()
    {
        var analyst = await host.AsAsync("phantich");
        var id = await ImportAsync(analyst, "qt-thu-quay-lai");
        await analyst.PostAsync($"{Definitions}/{id}/publish");
        await analyst.PostAsync($"{Definitions}/import", Changed((await analyst.GetAsync($"{Definitions}/by-definition-id/{id}")).Body, "Bản sai"));
        await analyst.PostAsync($"{Definitions}/{id}/publish");

        (await analyst.PostAsync($"{Definitions}/{id}/revert/1")).Status.ShouldBe(HttpStatusCode.OK);
        (await VersionAsync(analyst, id, "Published")).Version.ShouldBe(2);
        var published = await analyst.PostAsync($"{Definitions}/{id}/publish");

        published.Body.GetProperty("alreadyPublished").GetBoolean().ShouldBeTrue();
        (await VersionAsync(analyst, id, "Published")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_retracted_definition_starts_nothing_more()
    {
        var analyst = await host.AsAsync("phantich");
        var id = await ImportAsync(analyst, "qt-thu-thu-hoi");
        await analyst.PostAsync($"{Definitions}/{id}/publish");

        var retracted = await analyst.PostAsync($"{Definitions}/{id}/retract");
        var execute = await analyst.PostAsync($"{Definitions}/{id}/execute");

        retracted.Body.GetProperty("isPublished").GetBoolean().ShouldBeFalse();
        (execute.Status, execute.Code).ShouldBe((HttpStatusCode.NotFound, "definition.not-found"));
        (await analyst.PostAsync($"{Definitions}/{id}/retract")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_what_was_never_published_can_be_deleted()
    {
        var analyst = await host.AsAsync("phantich");
        var draft = await ImportAsync(analyst, "qt-thu-xoa-nhap");
        var published = await ImportAsync(analyst, "qt-thu-xoa-ban-hanh");
        await analyst.PostAsync($"{Definitions}/{published}/publish");
        await analyst.PostAsync($"{Definitions}/{RunningHost.Alcohol}/dispatch", new { units = Province.Units });

        var gone = await analyst.DeleteAsync($"{Definitions}/{draft}");
        var kept = await analyst.DeleteAsync($"{Definitions}/{published}");
        var pinned = await analyst.DeleteAsync($"{Definitions}/{RunningHost.Alcohol}");

        gone.Status.ShouldBe(HttpStatusCode.NoContent);
        (await analyst.GetAsync($"{Definitions}/by-definition-id/{draft}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (kept.Status, kept.Code).ShouldBe((HttpStatusCode.Conflict, "definition.published"));
        (pinned.Status, pinned.Code).ShouldBe((HttpStatusCode.Conflict, "definition.pinned"));
        (await VersionAsync(analyst, RunningHost.Alcohol, "Published")).IsPublished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_that_elsa_would_swallow_is_refused_by_name_and_place()
    {
        var analyst = await host.AsAsync("phantich");
        var document = JsonNode.Parse((await analyst.GetAsync($"{Definitions}/by-definition-id/{RunningHost.Alcohol}")).Body.GetRawText())!;
        document["definitionId"] = "qt-thu-hong";
        document["root"]!["connections"]![0]!["target"]!["activity"] = "khongCo";
        await analyst.PostAsync($"{Definitions}/import", document.ToJsonString());

        var answer = await analyst.PostAsync($"{Definitions}/qt-thu-hong/publish");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "definition.invalid"));
        answer.Body.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("place").GetString()).ShouldContain(place => place != null && place.Contains("khongCo"));
        (await analyst.GetAsync($"{Definitions}/by-definition-id/qt-thu-hong?versionOptions=Published")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("by-id/none:1", HttpStatusCode.NotFound)]
    [InlineData("none/versions", HttpStatusCode.NotFound)]
    [InlineData("none/export", HttpStatusCode.NotFound)]
    [InlineData("?versionOptions=Sometimes", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_asked_rightly_is_told(string path, HttpStatusCode status)
    {
        var answer = await (await host.AsAsync("tiepnhan")).GetAsync(path.StartsWith('?') ? Definitions + path : $"{Definitions}/{path}");

        answer.Status.ShouldBe(status);
        answer.Code.ShouldNotBeNull();
    }

    [Fact]
    public async Task Counts_names_and_the_server_itself_are_told()
    {
        var reader = await host.AsAsync("tiepnhan");
        var name = (await reader.GetAsync($"{Definitions}/by-definition-id/{RunningHost.Birth}")).Body.GetProperty("name").GetString()!;

        (await reader.GetAsync($"{Definitions}/query/count")).Body.GetProperty("count").GetInt32().ShouldBeGreaterThanOrEqualTo(6);
        (await IsUniqueAsync(name, null)).ShouldBeFalse();
        (await IsUniqueAsync(name, RunningHost.Birth)).ShouldBeTrue();
        (await host.Stranger.GetAsync("/elsa/api/package/version")).Body.GetProperty("packageVersion").GetString().ShouldBe("3.7.1");
        (await reader.GetAsync("/elsa/api/features/installed")).Items.ShouldNotBeEmpty();

        async Task<bool> IsUniqueAsync(string asked, string? own) =>
            (await reader.GetAsync($"{Definitions}/validation/is-name-unique?name={Uri.EscapeDataString(asked)}{(own is null ? "" : $"&definitionId={own}")}")).Body.GetProperty("isUnique").GetBoolean();
    }

    [Theory]
    [InlineData("import")]
    [InlineData("qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753/publish")]
    [InlineData("qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753/retract")]
    [InlineData("qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753/revert/1")]
    [InlineData("qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753/dispatch")]
    public async Task Who_does_not_define_procedures_changes_none(string path)
    {
        var answer = await (await host.AsAsync("giamdoc")).PostAsync($"{Definitions}/{path}");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "access.forbidden"));
    }

    private static async Task<string> ImportAsync(Caller analyst, string id)
    {
        var document = JsonNode.Parse((await analyst.GetAsync($"{Definitions}/by-definition-id/{RunningHost.Alcohol}?versionOptions=Published")).Body.GetRawText())!;
        document["definitionId"] = id;
        (await analyst.PostAsync($"{Definitions}/import", document.ToJsonString())).Status.ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private static string Changed(JsonElement document, string name)
    {
        var changed = JsonNode.Parse(document.GetRawText())!;
        changed["name"] = name;
        return changed.ToJsonString();
    }

    private static async Task<(int Version, bool IsLatest, bool IsPublished)> VersionAsync(Caller caller, string id, string options)
    {
        var body = (await caller.GetAsync($"{Definitions}/by-definition-id/{id}?versionOptions={options}")).Body;
        return (body.GetProperty("version").GetInt32(), body.GetProperty("isLatest").GetBoolean(), body.GetProperty("isPublished").GetBoolean());
    }

    private static string[] Ids(Answer page) => [.. page.Items.Select(item => item.GetProperty("id").GetString()!)];
}
