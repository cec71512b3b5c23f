using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>JSON as a text that scripts and variables see.</summary>
internal static class ScriptText
{
    // Elsa leaves letters of every language and escapes what means something in HTML.
    private static readonly JsonSerializerOptions Elsas = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions Stored = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>As Elsa writes it where a text is asked for and an object or a list is there.</summary>
    public static string OfElsa(JsonElement value) => JsonSerializer.Serialize(value, Elsas);

    /// <summary>What an object becomes in a variable of type String when Elsa loads the instance again.</summary>
    public static string OfStored(JsonElement value) => JsonSerializer.Serialize(value, Stored);

    /// <summary>As JavaScript's <c>JSON.stringify</c> indents it.</summary>
    /// <param name="value">Any JSON.</param>
    /// <param name="unit">One step of indentation; empty: everything in one line.</param>
    public static string Indented(JsonElement value, string unit)
    {
        ArrayBufferWriter<byte> buffer = new(256);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0, Indented = unit.Length > 0, IndentCharacter = '\t', IndentSize = 1, NewLine = "\n" }))
        {
            value.WriteTo(writer);
        }

        string text = Encoding.UTF8.GetString(buffer.WrittenSpan);

        if (unit.Length == 0 || unit == "\t")
        {
            return text;
        }

        StringBuilder indented = new(text.Length);
        bool atStart = true;

        foreach (char letter in text)
        {
            // No text has a tab or the end of a line of its own: JSON escapes them.
            atStart = letter == '\n' || (atStart && letter == '\t');
            indented.Append(letter == '\t' ? unit : letter.ToString());
        }

        return indented.ToString();
    }
}
