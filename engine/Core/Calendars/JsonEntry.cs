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

    /// <exception cref="JsonException">The text is not JSON, holds half of a character, or is nested more than eight deep.</exception>
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
            reader.TokenType, lines.At(reader.TokenStartIndex), reader.TokenType == JsonTokenType.String ? TextOf(ref reader, lines) : null,
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
                string name = TextOf(ref reader, lines);
                reader.Read();
                entry.Members.Add((name, Value(ref reader, lines)));
            }
        }

        return entry;
    }

    /// <summary>Half of a surrogate pair, which the parser lets pass, is no text.</summary>
    private static string TextOf(ref Utf8JsonReader reader, Lines lines)
    {
        try
        {
            return reader.GetString()!; // only strings and names are asked for
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A text holds half of a character.", null, lines.At(reader.TokenStartIndex) - 1, null, half);
        }
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
