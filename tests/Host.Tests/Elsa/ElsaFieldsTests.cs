using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Elsa;

public sealed class ElsaFieldsTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Home.Samples, "*.docx").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_compiled_sample_has_the_fields_of_an_elsa_document_and_no_others(string file)
    {
        using var document = File.OpenRead(Path.Combine(Home.Samples, file));
        var definitions = DocumentCompiler.Compile(document).Definitions;

        definitions.ShouldNotBeEmpty();
        foreach (var definition in definitions) ElsaFields.FaultsOf(JsonSerializer.Deserialize<JsonElement>(DocumentWriter.Write(definition))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_api_exports_has_them_too()
    {
        var exported = await (await host.AsAsync("tiepnhan")).GetAsync($"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/export");

        ElsaFields.FaultsOf(exported.Body).ShouldBeEmpty();
        exported.Body.GetProperty("isPublished").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_field_too_many_a_lost_connection_and_a_foreign_activity_are_found()
    {
        var exported = await (await host.AsAsync("tiepnhan")).GetAsync($"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/export");
        var broken = JsonNode.Parse(exported.Body.GetRawText())!;
        broken["owner"] = "us";
        broken["root"]!["activities"]![1]!["type"] = "Elsa.Teleport";
        broken["root"]!["connections"]![0]!["target"]!["activity"] = "nowhere";

        var faults = ElsaFields.FaultsOf(JsonSerializer.Deserialize<JsonElement>(broken.ToJsonString()));

        faults.Count.ShouldBe(3, string.Join("; ", faults));
    }
}
