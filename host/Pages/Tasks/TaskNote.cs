using System.Text.Json;

namespace LaoCai.Workflows.Host.Pages.Tasks;

/// <summary>The note of a finished task: <c>{"note":"…"}</c> in the data of its result.</summary>
internal static class TaskNote
{
    /// <summary>Characters; more is a document of its own.</summary>
    public const int Longest = 4000;

    private sealed record Written(string Note);

    /// <summary>Null where nothing was written.</summary>
    public static JsonElement? Data(string? note) =>
        string.IsNullOrWhiteSpace(note) ? null : JsonSerializer.SerializeToElement(new Written(note.Trim()), JsonSerializerOptions.Web);
}
