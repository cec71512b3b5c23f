using System.Text.Json;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Tests.Expressions;

/// <summary>Variables and inputs for one script.</summary>
internal sealed class TestWorld(string variables = "{}", string inputs = "{}") : ScriptWorld
{
    private readonly Dictionary<string, JsonElement> _variables = Map(variables);
    private readonly Dictionary<string, JsonElement> _inputs = Map(inputs);
    private int _guids;

    public override string DefinitionId => "quy-trinh";
    public override string DefinitionVersionId => "v1";
    public override int DefinitionVersion => 1;
    public override Guid InstanceId => Guid.Empty;
    public override string? CorrelationId => "HS-001";
    public override DateTimeOffset Now => new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    public override JsonElement? LastResult => null;
    public override IEnumerable<string> VariableNames => _variables.Keys;
    public override IEnumerable<string> InputNames => _inputs.Keys;
    public override IEnumerable<string> ActivitiesWithOutput => [];
    public override string? InstanceName { get; set; }

    public JsonElement this[string name] => _variables[name];

    public override bool TryGetVariable(string name, out JsonElement value) => _variables.TryGetValue(name, out value);

    public override string? SetVariable(string name, JsonElement value)
    {
        _variables[name] = value;

        return null;
    }

    public override bool TryGetInput(string name, out JsonElement value) => _inputs.TryGetValue(name, out value);

    public override bool HasActivity(string activity) => activity == "viec";

    public override bool TryGetOutput(string activity, out JsonElement value)
    {
        value = default;

        return false;
    }

    public override Guid NextGuid() => new(++_guids, 0, 0, new byte[8]);

    private static Dictionary<string, JsonElement> Map(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
