using System.Text;
using System.Text.Json;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>A JSON value that knows its line, which the platform's document model does not.</summary>
internal sealed class JsonEntry
{
    private JsonEntry(JsonTokenType kind, int line, string? text, decimal? number)
    {
        Kind = kind;
        Line = line;
        Text = text;
        Number = number;
    }

    public JsonTokenType Kind { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>The value of a string; null for everything else.</summary>
    public string? Text { get; }

    /// <summary>The value of a number; null for everything else, and for one that is too large to count with.</summary>
    public decimal? Number { get; }

    public List<JsonEntry> Items { get; } = [];

    /// <summary>Members in the order of the file; a name may occur twice, the reader of the file decides what that means.</summary>
    public List<(string Name, JsonEntry Value)> Members { get; } = [];

    /// <exception cref="JsonException">The text is not JSON, or nested more than eight deep.</exception>
    public static JsonEntry Parse(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = 8 });
        Lines lines = new(bytes);
        reader.Read();
        JsonEntry root = Value(ref reader, lines);
        reader.Read(); // throws on anything that follows

        return root;
    }

    private static JsonEntry Value(ref Utf8JsonReader reader, Lines lines)
    {
        JsonEntry entry = new(
            reader.TokenType, lines.At(reader.TokenStartIndex), reader.TokenType == JsonTokenType.String ? reader.GetString() : null,
            reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal number) ? number : null);

        if (entry.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                entry.Items.Add(Value(ref reader, lines));
            }
        }
        else if (entry.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                reader.Read();
                entry.Members.Add((name, Value(ref reader, lines)));
            }
        }

        return entry;
    }

    /// <summary>Counts lines forward only, as tokens come.</summary>
    private sealed class Lines(byte[] bytes)
    {
        private int _line = 1;
        private int _counted;

        public int At(long index)
        {
            for (; _counted < index; _counted++)
            {
                _line += bytes[_counted] == (byte)'\n' ? 1 : 0;
            }

            return _line;
        }
    }
}
