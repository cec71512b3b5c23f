using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Documents;

/// <summary>One activity of a flowchart, or a flowchart itself.</summary>
public sealed record ActivityNode
{
    /// <summary>Unique within the whole document, nested flowcharts included.</summary>
    public required string Id { get; init; }

    public string? NodeId { get; init; }
    public string? Name { get; init; }

    /// <summary>Such as <c>Elsa.RunTask</c>; see <see cref="ActivityTypes"/>.</summary>
    public required string Type { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Properties that carry an expression, by their JSON name.</summary>
    public IReadOnlyDictionary<string, InputValue> Inputs { get; init; } = new Dictionary<string, InputValue>(StringComparer.Ordinal);

    /// <summary>Properties that write to a variable, by their JSON name.</summary>
    public IReadOnlyDictionary<string, OutputValue> Outputs { get; init; } = new Dictionary<string, OutputValue>(StringComparer.Ordinal);

    /// <summary>Every other property: a switch's <c>cases</c>, a SetVariable's <c>variable</c>, bare values, fields we do not know.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;

    public IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; } = JsonFields.None;
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = JsonFields.None;

    /// <summary>What a flowchart contains; null for every other activity.</summary>
    public FlowchartBody? Flowchart { get; init; }
}

/// <summary>The inside of a flowchart.</summary>
public sealed record FlowchartBody
{
    public IReadOnlyList<ActivityNode> Activities { get; init; } = [];
    public IReadOnlyList<VariableDeclaration> Variables { get; init; } = [];

    /// <summary>In the order that decides which of several steps runs first.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Id of the activity to begin with; null: Elsa's own choice (see the Compilation room).</summary>
    public string? Start { get; init; }
}

/// <summary>An edge from a port of one activity to another.</summary>
public sealed record Connection(string Source, string SourcePort, string Target, string TargetPort = "In")
{
    /// <summary>Bends of the drawn line, unchanged.</summary>
    public JsonElement? Vertices { get; init; }

    /// <summary>Whether the document has the older form with four plain texts; it is written back in the same form.</summary>
    public bool Flat { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}

/// <summary>An input: its type and the expression that gives its value.</summary>
public sealed record InputValue(string TypeName, Expression Expression)
{
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}

/// <summary>An output, bound to a variable by its id.</summary>
public sealed record OutputValue(string TypeName, string VariableId)
{
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}

/// <summary>An expression as written.</summary>
/// <param name="Type"><c>Literal</c>, <c>JavaScript</c>, <c>Object</c>, <c>Variable</c> or <c>Input</c>; others are refused at publishing.</param>
/// <param name="Value">A text for JavaScript and Object, any JSON value for a literal, <c>{id,name,typeName}</c> for a variable.</param>
public sealed record Expression(string Type, JsonElement Value);
