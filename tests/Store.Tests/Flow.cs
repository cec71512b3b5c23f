using System.Globalization;
using System.Text.Json.Nodes;

namespace LaoCai.Workflows.Store.Tests;

/// <summary>Writes small Elsa documents for the tests of this project.</summary>
internal sealed class Flow(string definitionId)
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];
    private readonly JsonObject custom = [];

    /// <summary>Steps one after the other: each a task of the role <c>specialist</c> in the unit <c>SXD</c>, two working days long.</summary>
    public static string Steps(string definitionId, int count)
    {
        var flow = new Flow(definitionId);
        for (var i = 1; i <= count; i++)
            flow.Task($"buoc{i}", limit: 2);
        for (var i = 2; i <= count; i++)
            flow.Go($"buoc{i - 1}", $"buoc{i}");
        return flow.Json();
    }

    public Flow Task(string id, int? limit = null, string? unit = "SXD", params string[] outcomes) => Add(new JsonObject
    {
        ["id"] = id,
        ["type"] = "Elsa.RunTask",
        ["taskName"] = Literal("String", id),
        ["payload"] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject
            {
                ["type"] = "Object",
                ["value"] = new JsonObject
                {
                    ["title"] = $"Thẩm định hồ sơ, {id}",
                    ["role"] = "specialist",
                    ["unit"] = unit,
                    ["limit"] = limit is { } days ? new JsonObject { ["value"] = days, ["unit"] = "workingDay" } : null,
                    ["outcomes"] = new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]),
                }.ToJsonString(),
            },
        },
    });

    public Flow Delay(string id, TimeSpan length) => Add(new JsonObject
    {
        ["id"] = id, ["type"] = "Elsa.Delay", ["timeSpan"] = Literal("TimeSpan", length.ToString("c", CultureInfo.InvariantCulture)),
    });

    public Flow Event(string id, string name) => Add(new JsonObject { ["id"] = id, ["type"] = "Elsa.Event", ["eventName"] = Literal("String", name) });

    public Flow Publish(string id, string name) => Add(new JsonObject { ["id"] = id, ["type"] = "Elsa.PublishEvent", ["eventName"] = Literal("String", name) });

    public Flow Child(string id, string definition, bool wait = true) => Add(new JsonObject
    {
        ["id"] = id, ["type"] = "Elsa.DispatchWorkflow",
        ["workflowDefinitionId"] = Literal("String", definition), ["waitForCompletion"] = Literal("Boolean", wait),
    });

    public Flow Fork(string id, params string[] branches) => Add(new JsonObject
    {
        ["id"] = id, ["type"] = "Elsa.FlowFork",
        ["branches"] = new JsonObject
        {
            ["typeName"] = "String[]",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. branches.Select(b => JsonValue.Create(b))]).ToJsonString() },
        },
    });

    public Flow Go(string from, string to, string port = "Done")
    {
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>The limit of the whole, in working days.</summary>
    public Flow Within(int days)
    {
        custom["legalLimit"] = new JsonObject { ["value"] = days, ["unit"] = "workingDay" };
        return this;
    }

    public string Json() => new JsonObject
    {
        ["definitionId"] = definitionId,
        ["name"] = definitionId,
        ["customProperties"] = custom,
        ["root"] = new JsonObject { ["id"] = "luong", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = connections },
    }.ToJsonString();

    private Flow Add(JsonObject activity)
    {
        activities.Add(activity);
        return this;
    }

    private static JsonObject Literal(string type, object value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = JsonValue.Create(value) },
    };
}
