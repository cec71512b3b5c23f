using System.Text.Encodings.Web;
using System.Text.Json;

namespace LaoCai.Workflows.Engine.Json;

/// <summary>How JSON is read and written in the engine: strict, bounded, and with Vietnamese letters left readable.</summary>
public static class JsonFields
{
    /// <summary>No fields.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Of all compact forms that are stored or hashed.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false, MaxDepth = MaxDepth };

    /// <summary>A name that occurs twice in an object is an error: readers disagree on which one counts.</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Levels of nesting in any JSON that the engine takes; the writer adds its own few on top.</summary>
    public const int MaxDepth = 64;

    /// <summary>A value of its own memory, independent of the document that it was parsed with.</summary>
    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, Strict);

        return document.RootElement.Clone();
    }

    /// <summary>An object of those fields, in the order of their names.</summary>
    public static JsonElement Object(IReadOnlyDictionary<string, JsonElement> fields)
    {
        System.Buffers.ArrayBufferWriter<byte> buffer = new(256);

        using (Utf8JsonWriter writer = new(buffer, Compact with { MaxDepth = 0 }))
        {
            writer.WriteStartObject();

            foreach ((string name, JsonElement value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = 2 * MaxDepth });

        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>False for a text with half of a surrogate pair, which the parser lets pass and no writer takes.</summary>
    public static bool IsWritable(JsonElement value)
    {
        try
        {
            using Utf8JsonWriter writer = new(Stream.Null, Compact with { MaxDepth = 0 });
            value.WriteTo(writer);

            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    public static JsonElement Text(string value) => JsonSerializer.SerializeToElement(value);

    /// <summary>A number of JavaScript; those that JSON does not have are null.</summary>
    public static JsonElement Number(double value) =>
        !double.IsFinite(value) ? Null
        : value == Math.Floor(value) && Math.Abs(value) < 9007199254740992 ? JsonSerializer.SerializeToElement((long)value)
        : JsonSerializer.SerializeToElement(value);

    public static JsonElement Boolean(bool value) => value ? True : False;

    public static readonly JsonElement Null = JsonSerializer.SerializeToElement<string?>(null);
    private static readonly JsonElement True = JsonSerializer.SerializeToElement(true);
    private static readonly JsonElement False = JsonSerializer.SerializeToElement(false);
}
