using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Store.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Operations;

/// <summary>A procedure of the counter whose condition after the first step fails: its dossiers stop at a fault.</summary>
internal static class FaultyProcedure
{
    public const string Id = "qt-loi";

    /// <summary>Publishes a version and makes the first agency competent; <paramref name="script"/> runs after the first step.</summary>
    public static async Task PublishAsync(IServiceProvider services, LaoCai.Workflows.Store.WorkflowStore store, string script, string last = "traKetQua")
    {
        (await store.Definitions.Publish(System.Text.Encoding.UTF8.GetBytes(Document(script, last)), "test", TestContext.Current.CancellationToken)).ShouldBeOfType<PublishResult.Published>();
        await using var scope = services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<RegistryContext>();
        if (registry.Competences.Any(row => row.DefinitionId == Id)) return;
        registry.Competences.Add(new Competence { DefinitionId = Id, ReceivingUnit = "H38.01.01", DecidingUnit = "H38.05", SpecialistUnit = "H38.05.03" });
        await registry.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static string Document(string script, string last) => $$$$"""
        {"definitionId":"{{{{Id}}}}","name":"Thủ tục có điều kiện hỏng","customProperties":{},"options":{},
         "variables":[{"id":"vX","name":"X","typeName":"Object","isArray":false,"value":null}],
         "root":{"type":"Elsa.Flowchart","id":"luong","activities":[
           {"id":"batDau","type":"Elsa.Start"},
           {{{{Task("tiepNhan", "Tiếp nhận hồ sơ", "receptionist", "receiving")}}}},
           {"id":"tinhDieuKien","type":"Elsa.SetVariable","variable":{"id":"vX","name":"X","typeName":"Object"},
            "value":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{{script}}}}"}}},
           {{{{Task(last, "Trả kết quả", "receptionist", "receiving")}}}}],
          "connections":[{{{{Go("batDau", "tiepNhan")}}}},{{{{Go("tiepNhan", "tinhDieuKien")}}}},{{{{Go("tinhDieuKien", last)}}}}]}}
        """;

    private static string Task(string id, string title, string role, string unit) => $$$$"""
        {"id":"{{{{id}}}}","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"{{{{id}}}}"}},
         "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"{{{{title}}}}\",\"role\":\"{{{{role}}}}\",\"unit\":\"{{{{unit}}}}\"}"}}}
        """;

    private static string Go(string from, string to) => $$$$"""{"source":{"activity":"{{{{from}}}}","port":"Done"},"target":{"activity":"{{{{to}}}}","port":"In"}}""";

    /// <summary>A dossier of it that has come to the fault.</summary>
    public static async Task<string> StoppedDossierAsync(Caller counter)
    {
        var received = await counter.PostAsync("/api/dossiers", new { definitionId = Id, applicantName = "Nguyễn Văn Đức" });
        var code = received.Body.GetProperty("dossier").GetProperty("code").GetString()!;
        (await counter.PostAsync($"/api/tasks/{received.OpenTasks.Single()}/complete")).Body.GetProperty("status").GetString().ShouldBe("Faulted");
        return code;
    }
}
