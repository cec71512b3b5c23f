using System.Text.Json;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>Workflow inputs, whose names Elsa compares without regard to case.</summary>
internal static class InputValues
{
    public static bool TryFind(JsonElement input, string name, out JsonElement value)
    {
        value = default;

        if (input.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (input.TryGetProperty(name, out value))
        {
            return true;
        }

        foreach (JsonProperty field in input.EnumerateObject())
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                value = field.Value;

                return true;
            }
        }

        return false;
    }
}
