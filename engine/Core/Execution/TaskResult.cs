using System.Buffers;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>What a completed task leaves in the variable of its <c>result</c>.</summary>
internal static class TaskResult
{
    /// <summary><c>{"outcome":…,"data":…}</c> for a step with outcomes; otherwise the given value unchanged, as in Elsa.</summary>
    public static JsonElement Of(HumanStep step, WorkflowCommand.CompleteTask command)
    {
        (string? outcome, JsonElement? data) = Read(step, command);

        if (outcome is null)
        {
            return data ?? JsonFields.Null;
        }

        ArrayBufferWriter<byte> buffer = new(256);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0 }))
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", outcome);
            writer.WritePropertyName("data");
            (data ?? JsonFields.Null).WriteTo(writer);
            writer.WriteEndObject();
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = 2 * JsonFields.MaxDepth });

        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>
    /// Outcome and data. A client that knows only Elsa sends one result; for a step with outcomes it may be the very object that
    /// ends up in the variable, so that the same client works with a stock Elsa.
    /// </summary>
    public static (string? Outcome, JsonElement? Data) Read(HumanStep step, WorkflowCommand.CompleteTask command) =>
        command.Outcome is null && step.Outcomes.Count > 0 && command.Result is { ValueKind: JsonValueKind.Object } result
        && result.TryGetProperty("outcome", out JsonElement outcome) && outcome.ValueKind == JsonValueKind.String
            ? (outcome.GetString(), result.TryGetProperty("data", out JsonElement data) ? data : null)
            : (command.Outcome, command.Result);
}
