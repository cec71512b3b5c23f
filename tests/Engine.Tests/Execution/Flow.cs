using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Small definitions as one writes them down.</summary>
internal sealed class Flow(string id)
{
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];
    private readonly JsonArray _variables = [];
    private readonly JsonObject _customProperties = [];
    private readonly JsonObject _options = [];

    public static Flow Of(string id = "quy-trinh") => new Flow(id).With("batDau", "Start");

    public Flow With(string activity, string type, params (string Name, JsonNode Value)[] properties)
    {
        JsonObject json = new() { ["id"] = activity, ["type"] = $"Elsa.{type}" };

        foreach ((string name, JsonNode value) in properties)
        {
            json[name] = value;
        }

        _activities.Add(json);

        return this;
    }

    public Flow Task(string activity, string? payload = null, string? result = null) => With(activity, "RunTask", [
        ("taskName", Literal(activity)),
        .. payload is null ? [] : new[] { ("payload", (JsonNode)Wrapped("Object", "Object", payload)) },
        .. result is null ? [] : new[] { ("result", (JsonNode)new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = result } }) }]);

    public Flow Set(string activity, string variable, string script) =>
        With(activity, "SetVariable", ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", Script(script)));

    public Flow Decision(string activity, string script) => With(activity, "FlowDecision", ("condition", Script(script, "Boolean")));

    public Flow Fork(string activity, params string[] branches) =>
        With(activity, "FlowFork", ("branches", Wrapped("String[]", "Object", System.Text.Json.JsonSerializer.Serialize(branches))));

    public Flow Join(string activity, string mode) => With(activity, "FlowJoin", ("mode", Literal(mode)));

    public Flow Variable(string name, string type = "Object", string? value = null)
    {
        _variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value });

        return this;
    }

    /// <summary><c>"a > b", "re.True > c"</c>; the port is Done where none is named.</summary>
    public Flow Connect(params string[] ways)
    {
        foreach (string way in ways)
        {
            string[] stops = way.Split('>', StringSplitOptions.TrimEntries);

            for (int i = 1; i < stops.Length; i++)
            {
                string[] source = stops[i - 1].Split('.');
                _connections.Add(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
                    ["target"] = new JsonObject { ["activity"] = stops[i].Split('.')[0], ["port"] = "In" },
                });
            }
        }

        return this;
    }

    public Flow Custom(string name, string json)
    {
        _customProperties[name] = JsonNode.Parse(json);

        return this;
    }

    public Flow ContinueWithIncidents()
    {
        _options["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";

        return this;
    }

    public WorkflowDocument Document()
    {
        DocumentReading reading = DocumentReader.Read(Json());
        reading.Problems.ShouldBeEmpty();

        return reading.Document!;
    }

    public string Json() => new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["variables"] = _variables.DeepClone(),
        ["customProperties"] = _customProperties.DeepClone(),
        ["options"] = _options.DeepClone(),
        ["root"] = new JsonObject
        {
            ["id"] = "luong",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = _activities.DeepClone(),
            ["connections"] = _connections.DeepClone(),
        },
    }.ToJsonString();

    public ExecutableDefinition Compile()
    {
        CompilationResult result = ExecutableDefinition.Compile(Document());
        result.Problems.ShouldBeEmpty();

        return result.Definition!;
    }

    public static JsonObject Script(string code, string type = "Object") => Wrapped(type, "JavaScript", code);

    public static JsonObject Literal(string value) => Wrapped("String", "Literal", value);

    private static JsonObject Wrapped(string type, string expression, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value } };
}
