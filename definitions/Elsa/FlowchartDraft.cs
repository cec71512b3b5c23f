using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>A flowchart as it is being written: activities with their place on the canvas, variables, connections.</summary>
internal sealed class FlowchartDraft
{
    private const string JoinMode = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core";

    private readonly List<ActivityNode> activities = [];
    private readonly List<Connection> connections = [];
    private readonly List<VariableDeclaration> variables = [];

    public IReadOnlyList<VariableDeclaration> Variables => variables;

    public FlowchartBody Body => new() { Activities = [.. activities], Connections = [.. connections] };

    public void Variable(string name, string typeName) => variables.Add(new(VariableId(name), name, typeName));

    public void Connect(string source, string port, string target) => connections.Add(new(source, port, target));

    public void Start(string id, Spot spot) => Add(new() { Id = id, Type = ActivityTypes.Start }, "Bắt đầu", spot);

    public void RunTask(string id, string title, string description, string payload, IReadOnlyDictionary<string, JsonElement> properties, Spot spot)
    {
        Variable(id, "Object");
        Add(
            new()
            {
                Id = id,
                Type = ActivityTypes.RunTask,
                Inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal)
                {
                    ["taskName"] = new("String", new("Literal", JsonFields.Text(id))),
                    ["payload"] = new("ObjectDictionary", new("Object", JsonFields.Text(payload))),
                },
                Outputs = new Dictionary<string, OutputValue>(StringComparer.Ordinal) { ["result"] = new("Object", VariableId(id)) },
                CustomProperties = properties,
            },
            title,
            spot,
            description);
    }

    /// <summary>An activity that nobody has to act in.</summary>
    public void Automatic(string id, string type, IReadOnlyDictionary<string, InputValue> inputs, string title, string description, IReadOnlyDictionary<string, JsonElement> properties, Spot spot) =>
        Add(new() { Id = id, Type = type, Inputs = inputs, CustomProperties = properties }, title, spot, description);

    /// <summary>A switch that takes the first true case, else <c>Default</c>.</summary>
    public void Switch(string id, string title, IEnumerable<(string Label, string Condition)> cases, Spot spot)
    {
        var list = new JsonArray([.. cases.Select(one => new JsonObject
        {
            ["label"] = one.Label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = one.Condition },
        })]);
        Add(
            new()
            {
                Id = id,
                Type = ActivityTypes.FlowSwitch,
                Extra = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["cases"] = JsonSerializer.SerializeToElement(list) },
            },
            title,
            spot);
    }

    public void Fork(string id, string title, IEnumerable<string> branches, Spot spot) => Add(
        new()
        {
            Id = id,
            Type = ActivityTypes.FlowFork,
            Inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal)
            {
                ["branches"] = new("String[]", new("Object", JsonFields.Text(JsonSerializer.Serialize(branches, Plain)))),
            },
        },
        title,
        spot);

    public void JoinAll(string id, string title, Spot spot) => Add(
        new()
        {
            Id = id,
            Type = ActivityTypes.FlowJoin,
            Inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal)
            {
                ["mode"] = new(JoinMode, new("Literal", JsonFields.Text("WaitAll"))),
            },
        },
        title,
        spot);

    public void SetVariable(string id, string variable, string value, string title, Spot spot) => Add(
        new()
        {
            Id = id,
            Type = ActivityTypes.SetVariable,
            Inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal)
            {
                ["value"] = new("String", new("Literal", JsonFields.Text(value))),
            },
            Extra = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["variable"] = JsonSerializer.SerializeToElement(
                    new JsonObject { ["id"] = VariableId(variable), ["name"] = variable, ["typeName"] = "String" }),
            },
        },
        title,
        spot);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private void Add(ActivityNode node, string title, Spot spot, string? description = null)
    {
        var metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["displayText"] = JsonFields.Text(title) };
        if (!string.IsNullOrEmpty(description)) metadata["description"] = JsonFields.Text(description);
        metadata["designer"] = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["position"] = new JsonObject { ["x"] = spot.X, ["y"] = spot.Y },
            ["size"] = new JsonObject { ["width"] = spot.Width, ["height"] = spot.Height },
        });
        activities.Add(node with { Name = node.Id, Metadata = metadata });
    }

    private static string VariableId(string name) => string.Concat("v", char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
}

/// <summary>Place and size on the designer's canvas, in its pixels.</summary>
internal sealed record Spot(int X, int Y, int Width, int Height);
