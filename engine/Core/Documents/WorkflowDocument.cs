using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Documents;

/// <summary>
/// One version of an Elsa 3 workflow definition, as its JSON document says it. Nothing is lost between reading and writing:
/// fields that the engine does not know ride along in <see cref="Extra"/>.
/// </summary>
public sealed record WorkflowDocument
{
    /// <summary>Id of this version.</summary>
    public string Id { get; init; } = "";

    /// <summary>The logical id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    public string? TenantId { get; init; }
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public DateTimeOffset? CreatedAt { get; init; }
    public int Version { get; init; } = 1;
    public string? ToolVersion { get; init; }
    public IReadOnlyList<VariableDeclaration> Variables { get; init; } = [];
    public IReadOnlyList<InputDeclaration> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDeclaration> Outputs { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Anything of the author's; <c>legalLimit</c> and <c>escalation</c> are ours.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; } = JsonFields.None;

    public bool IsReadonly { get; init; }
    public bool IsSystem { get; init; }
    public bool IsLatest { get; init; }
    public bool IsPublished { get; init; }

    /// <summary><c>incidentStrategyType</c> and its neighbours, unchanged.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = JsonFields.None;

    /// <summary>The root activity; only a flowchart can be published.</summary>
    public required ActivityNode Root { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}

/// <summary>A variable of a workflow or of a nested flowchart.</summary>
/// <param name="Id">What outputs refer to.</param>
/// <param name="Name">What scripts call it.</param>
/// <param name="TypeName">Elsa's type alias, such as <c>Object</c>, <c>String</c>, <c>Int32</c>.</param>
public sealed record VariableDeclaration(string Id, string Name, string TypeName = "Object")
{
    public bool IsArray { get; init; }

    /// <summary>The default: in Elsa's documents a text that is turned into the type; null for none.</summary>
    public JsonElement? Value { get; init; }

    public string? StorageDriverTypeName { get; init; } = WorkflowInstanceStorage;
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;

    /// <summary>Elsa's driver that keeps a value with the instance.</summary>
    public const string WorkflowInstanceStorage = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";
}

/// <summary>An input of a workflow.</summary>
public sealed record InputDeclaration(string Name, string Type = "Object")
{
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public string? UiHint { get; init; }

    /// <summary>Present: the input stays readable for the instance's whole life. Absent: until the first wait only, as in Elsa.</summary>
    public string? StorageDriverType { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}

/// <summary>An output of a workflow.</summary>
public sealed record OutputDeclaration(string Name, string Type = "Object")
{
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = JsonFields.None;
}
