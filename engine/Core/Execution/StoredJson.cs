using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The habits of the stored forms: what is null or empty is left out, instants are UTC with a Z, names stand in a fixed order.</summary>
internal static class StoredJson
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 4 * JsonFields.MaxDepth };

    /// <summary>A value of its own memory.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = Reading.MaxDepth });

        return JsonElement.ParseValue(ref reader);
    }

    public static string Kind(JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out JsonElement kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()!
            : throw new JsonException($"A stored form has the field {field}.");

    public static string? Text(JsonElement json, string field) => json.TryGetProperty(field, out JsonElement value) ? value.GetString() : null;

    public static JsonElement? Value(JsonElement json, string field) => json.TryGetProperty(field, out JsonElement value) ? value : null;

    public static int Number(JsonElement json, string field, int absent = 0) => json.TryGetProperty(field, out JsonElement value) ? value.GetInt32() : absent;

    public static bool Flag(JsonElement json, string field) => json.TryGetProperty(field, out JsonElement value) && value.GetBoolean();

    public static DateTimeOffset? Instant(JsonElement json, string field) => json.TryGetProperty(field, out JsonElement value) ? value.GetDateTimeOffset() : null;

    public static IReadOnlyDictionary<string, string> Texts(JsonElement json, string field)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);

        if (json.TryGetProperty(field, out JsonElement map))
        {
            foreach (JsonProperty one in map.EnumerateObject())
            {
                texts[one.Name] = one.Value.GetString()!;
            }
        }

        return texts;
    }

    public static IReadOnlyDictionary<string, JsonElement> Values(JsonElement json, string field)
    {
        if (!json.TryGetProperty(field, out JsonElement map))
        {
            return JsonFields.None;
        }

        Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

        foreach (JsonProperty one in map.EnumerateObject())
        {
            values[one.Name] = one.Value;
        }

        return values;
    }

    public static int[] Numbers(JsonElement json, string field)
    {
        if (!json.TryGetProperty(field, out JsonElement list))
        {
            return [];
        }

        int[] numbers = new int[list.GetArrayLength()];
        int index = 0;

        foreach (JsonElement one in list.EnumerateArray())
        {
            numbers[index++] = one.GetInt32();
        }

        return numbers;
    }

    public static void Text(Utf8JsonWriter writer, string field, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(field, value);
        }
    }

    public static void Value(Utf8JsonWriter writer, string field, JsonElement? value)
    {
        if (value is { } json)
        {
            writer.WritePropertyName(field);
            json.WriteTo(writer);
        }
    }

    public static void Number(Utf8JsonWriter writer, string field, int value)
    {
        if (value != 0)
        {
            writer.WriteNumber(field, value);
        }
    }

    public static void Flag(Utf8JsonWriter writer, string field, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(field, value);
        }
    }

    public static void Instant(Utf8JsonWriter writer, string field, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            writer.WriteString(field, instant.UtcDateTime);
        }
    }

    public static void Numbers(Utf8JsonWriter writer, string field, IReadOnlyList<int> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(field);

        for (int i = 0; i < values.Count; i++)
        {
            writer.WriteNumberValue(values[i]);
        }

        writer.WriteEndArray();
    }

    public static void Texts(Utf8JsonWriter writer, string field, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(field);

        foreach ((string name, string value) in Sorted(values))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    public static void Values(Utf8JsonWriter writer, string field, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(field);

        foreach ((string name, JsonElement value) in Sorted(values))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> values) =>
        values.Count == 1 ? values : values.OrderBy(value => value.Key, StringComparer.Ordinal);
}
