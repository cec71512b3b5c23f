using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.MadeDocuments;

/// <summary>A definition of activities that follow one another, written as it comes from an Elsa client.</summary>
internal static class WrittenFlow
{
    public static string Task(string id, string title, string unit = "receiving", string role = "receptionist", string limit = "") => $$$$"""
        {"id":"{{{{id}}}}","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"{{{{id}}}}"}},
         "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"{{{{title}}}}\",\"role\":\"{{{{role}}}}\",\"unit\":\"{{{{unit}}}}\"{{{{limit}}}}}"}}}
        """;

    public static string Print(string id, string template) => $$$$"""
        {"id":"{{{{id}}}}","type":"Elsa.PublishEvent","eventName":{"typeName":"String","expression":{"type":"Literal","value":"lap-van-ban"}},
         "isLocalEvent":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
         "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"document\":\"{{{{template}}}}\",\"no\":2}"}}}
        """;

    /// <summary>A document whose key only a script knows.</summary>
    public static string PrintComputed(string id, string script) => $$$$"""
        {"id":"{{{{id}}}}","type":"Elsa.PublishEvent","eventName":{"typeName":"String","expression":{"type":"Literal","value":"lap-van-ban"}},
         "payload":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}
        """;

    public static string Dispatch(string id, string definitionId, bool waits) => $$$$"""
        {"id":"{{{{id}}}}","type":"Elsa.DispatchWorkflow","workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"{{{{definitionId}}}}"}},
         "correlationId":{"typeName":"String","expression":{"type":"JavaScript","value":"getCorrelationId()"}},
         "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":{{{{(waits ? "true" : "false")}}}}}}}
        """;

    public static byte[] Document(string definitionId, string name, params string[] activities)
    {
        string[] ids = ["batDau", .. activities.Select(one => JsonSerializer.Deserialize<JsonElement>(one).GetProperty("id").GetString()!)];
        var connections = ids.Zip(ids.Skip(1), (from, to) => $$$"""{"source":{"activity":"{{{from}}}","port":"Done"},"target":{"activity":"{{{to}}}","port":"In"}}""");
        return Encoding.UTF8.GetBytes($$$$"""
            {"definitionId":"{{{{definitionId}}}}","name":"{{{{name}}}}","customProperties":{"legalLimit":{"value":3,"unit":"workingDay"}},"options":{},"variables":[],
             "root":{"type":"Elsa.Flowchart","id":"luong","activities":[{"id":"batDau","type":"Elsa.Start"},{{{{string.Join(',', activities)}}}}],"connections":[{{{{string.Join(',', connections)}}}}]}}
            """);
    }

    /// <summary>Puts it in force, for the province's counter and an agency that decides.</summary>
    public static async Task PublishAsync(IServiceProvider services, string definitionId, string name, string deciding, params string[] activities)
    {
        var result = await services.GetRequiredService<WorkflowStore>().Definitions.Publish(Document(definitionId, name, activities), "test", TestContext.Current.CancellationToken);
        (result as PublishResult.Refused)?.Problems.ShouldBeEmpty();
        await using var scope = services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<RegistryContext>();
        if (registry.Competences.Any(row => row.DefinitionId == definitionId)) return;
        registry.Competences.Add(new Competence { DefinitionId = definitionId, ReceivingUnit = "H38.01.01", DecidingUnit = deciding });
        await registry.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
