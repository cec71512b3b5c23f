using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Host.Forms;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Pages.Tasks;

/// <summary>The data of a finished task's result: <c>{"note":"…","form":{…}}</c>.</summary>
internal static class TaskNote
{
    /// <summary>Characters; more is a document of its own.</summary>
    public const int Longest = 4000;

    private const string Note = "note";

    private static readonly JsonSerializerOptions Read = new() { MaxDepth = 16, AllowDuplicateProperties = false, Converters = { new WholeTextConverter() } };

    /// <param name="note">What was written.</param>
    /// <param name="form">What was filled in, as the browser sent it; text that is no JSON object counts as nothing.</param>
    /// <returns>Null where nothing was written or filled in.</returns>
    public static JsonElement? Data(string? note, string? form)
    {
        var data = new JsonObject();
        if (!string.IsNullOrWhiteSpace(note)) data[Note] = note.Trim();
        if (Filled(form) is { } filled) data[StepForms.Member] = filled;
        return data.Count == 0 ? null : JsonSerializer.SerializeToElement(data, JsonSerializerOptions.Web);
    }

    private static JsonObject? Filled(string? form)
    {
        try
        {
            return !string.IsNullOrEmpty(form) && JsonSerializer.Deserialize<JsonElement>(form, Read) is { ValueKind: JsonValueKind.Object } filled ? JsonObject.Create(filled) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
