using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>JavaScript as our conditions use it.</summary>
internal static class Script
{
    // Vietnamese stays readable; quotes, line ends and what could close a script element are escaped.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A text literal; JSON's is JavaScript's since ECMAScript 2019.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>True when that step's result has that outcome; false, not a fault, for no result or one of another kind.</summary>
    public static string HasOutcome(int no, string outcome)
    {
        var variable = $"variables.{ActivityIds.Step(no)}";
        return $"{variable} && {variable}.outcome === {Text(outcome)}";
    }
}
