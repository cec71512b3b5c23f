using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>A procedure of the provincial counter, written as it comes from an Elsa client: steps that follow one another.</summary>
internal static class WrittenProcedure
{
    public static object Step(string id, string title) => new
    {
        id, type = "Elsa.RunTask", taskName = Value("Literal", id),
        payload = Value("Object", JsonSerializer.Serialize(new { title, role = "receptionist", unit = "receiving", limit = new { value = 1, unit = "workingDay" } }), "ObjectDictionary"),
    };

    /// <summary>Sets a variable by a script.</summary>
    public static object Script(string id, string script) => new
    {
        id, type = "Elsa.SetVariable", variable = new { id = "vX", name = "X", typeName = "Object" }, value = Value("JavaScript", script, "Object"),
    };

    public static object Print(string id, string template) => new
    {
        id, type = "Elsa.PublishEvent", eventName = Value("Literal", "lap-van-ban"), isLocalEvent = Value("Literal", true, "Boolean"),
        payload = Value("Object", JsonSerializer.Serialize(new { document = template, no = 2 }), "Object"),
    };

    public static object Linked(string id, string definitionId) => new
    {
        id, type = "Elsa.DispatchWorkflow", workflowDefinitionId = Value("Literal", definitionId), correlationId = Value("JavaScript", "getCorrelationId()"),
        waitForCompletion = Value("Literal", true, "Boolean"),
    };

    /// <summary>Puts it in force as the analyst does, and makes Sở Công Thương competent for it.</summary>
    public static async Task PublishAsync(HostProcess host, string definitionId, string name, params (string Id, object Activity)[] activities)
    {
        var cancellation = TestContext.Current.CancellationToken;
        string[] ids = ["batDau", .. activities.Select(one => one.Id)];
        var model = new
        {
            definitionId, name, customProperties = new { legalLimit = new { value = 5, unit = "workingDay" } }, options = new { },
            variables = new[] { new { id = "vX", name = "X", typeName = "Object", isArray = false, value = (object?)null } },
            root = new
            {
                type = "Elsa.Flowchart", id = "luong",
                activities = (object[])[new { id = "batDau", type = "Elsa.Start" }, .. activities.Select(one => one.Activity)],
                connections = ids.Zip(ids.Skip(1), (from, to) => new { source = new { activity = from, port = "Done" }, target = new { activity = to, port = "In" } }),
            },
        };
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        using var signedIn = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = "phantich", password = "motcua-2026" }, cancellation);
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var published = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish = true }, cancellation);
        published.IsSuccessStatusCode.ShouldBeTrue(await published.Content.ReadAsStringAsync(cancellation));
        await using var competent = host.Database.CreateCommand("""
            insert into registry.competence (id, definition_id, receiving_unit, deciding_unit, specialist_unit) values (gen_random_uuid(), $1, 'H38.01.01', 'H38.05', 'H38.05.03')
            """);
        competent.Parameters.Add(new() { Value = definitionId });
        await competent.ExecuteNonQueryAsync(cancellation);
    }

    private static object Value(string type, object value, string typeName = "String") => new { typeName, expression = new { type, value } };
}
