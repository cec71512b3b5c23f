using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>
/// JSON of any shape as it comes in. The parser lets half of a surrogate pair and bytes that are no UTF-8 pass; whoever reads such a text
/// later would fail, so it is refused here, as malformed.
/// </summary>
internal sealed class WholeTextConverter : JsonConverter<JsonElement>
{
    public override bool HandleNull => true;

    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Check(reader);
        return JsonElement.ParseValue(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Undefined) writer.WriteNullValue();
        else value.WriteTo(writer);
    }

    // A copy of the reader: the value itself is still to be parsed.
    private static void Check(Utf8JsonReader walk)
    {
        var depth = walk.CurrentDepth;
        do
        {
            if (walk.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsWhole(ref walk))
                throw new JsonException("A text holds half of a character.");
        }
        while (!(walk.CurrentDepth == depth && walk.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) && walk.Read());
    }

    private static bool IsWhole(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return Utf8.IsValid(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
