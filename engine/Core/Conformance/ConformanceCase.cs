using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// One case of recorded behaviour: definitions, a script, and what was seen after each step of it. The form is that of the recordings of
/// Elsa 3.7.1; cases of our own may use more verbs (see <see cref="CaseStep"/>).
/// </summary>
public sealed record ConformanceCase
{
    public required string Name { get; init; }
    public string About { get; init; } = "";

    /// <summary>Whether most would call the recorded behaviour a defect of Elsa.</summary>
    public bool IsQuirk { get; init; }

    /// <summary>Elsa documents; the first is started, the others are its children.</summary>
    public IReadOnlyList<JsonElement> Definitions { get; init; } = [];

    /// <summary>The input of the start; <c>now+PT9S</c> stands for an instant.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The correlation id of the start; null for none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Unit bindings of the start; of our own cases only.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<CaseStep> Script { get; init; } = [];

    /// <summary>What was seen after the start and after each step; empty where only the end was recorded.</summary>
    public IReadOnlyList<JsonElement> Steps { get; init; } = [];

    /// <summary>What was seen at the end; undefined where only the steps were recorded.</summary>
    public JsonElement Final { get; init; }

    /// <summary>Reads a case; null, with the reason, when the text is none.</summary>
    public static ConformanceCase? Read(string json, out string? problem) => Read(json, "case", out problem);

    /// <param name="json">The text.</param>
    /// <param name="named">What the case is called where it does not say so itself.</param>
    /// <param name="problem">Why it is no case.</param>
    public static ConformanceCase? Read(string json, string named, out string? problem)
    {
        try
        {
            JsonElement root = JsonFields.Parse(json);
            problem = root.ValueKind != JsonValueKind.Object ? "A case is a JSON object."
                : Field(root, "recorded", "expected") is not { ValueKind: JsonValueKind.Object } ? "It has no recorded behaviour (\"recorded\" with \"steps\" and \"final\")."
                : Field(root, "definitions", "definition", "workflows", "workflow") is null ? "It has no definitions."
                : null;

            return problem is null ? Case(root, named) : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problem = fault.Message;

            return null;
        }
    }

    private static ConformanceCase Case(JsonElement root, string named)
    {
        JsonElement recorded = Field(root, "recorded", "expected")!.Value;
        JsonElement definitions = Field(root, "definitions", "definition", "workflows", "workflow")!.Value;

        return new ConformanceCase
        {
            Name = Field(root, "name") is { ValueKind: JsonValueKind.String } name ? name.GetString()! : named,
            About = Field(root, "about", "description") is { ValueKind: JsonValueKind.String } about ? about.GetString()! : "",
            IsQuirk = Field(root, "quirk") is { ValueKind: JsonValueKind.True },
            Definitions = [.. (definitions.ValueKind == JsonValueKind.Array ? definitions.EnumerateArray().ToArray() : [definitions]).Select(Document)],
            Input = Field(root, "input") ?? EmptyObject,
            CorrelationId = Field(root, "correlationId") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null,
            Units = Field(root, "units") is { } units
                ? units.EnumerateObject().ToDictionary(unit => unit.Name, unit => unit.Value.GetString()!, StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
            Script = [.. (Field(root, "script")?.EnumerateArray() ?? []).Select(CaseStep.Read)],
            Steps = [.. Field(recorded, "steps")?.EnumerateArray() ?? []],
            Final = Field(recorded, "final") ?? default,
        };
    }

    /// <summary>The document itself, out of the envelope in which one of Elsa's routes takes or gives it.</summary>
    private static JsonElement Document(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && !definition.TryGetProperty("root", out _)
        && Field(definition, "model", "workflowDefinition", "definition", "document") is { ValueKind: JsonValueKind.Object } inner
            ? inner
            : definition;

    /// <summary>The first of the fields that is there and not null.</summary>
    internal static JsonElement? Field(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    private static readonly JsonElement EmptyObject = JsonFields.Parse("{}");
}
