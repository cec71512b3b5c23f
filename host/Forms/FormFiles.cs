using System.Text.Json;

namespace LaoCai.Workflows.Host.Forms;

/// <summary>Where the designer's build put the script that shows a form on a task's page.</summary>
/// <param name="Script">Its address.</param>
/// <param name="Styles">Addresses of the stylesheets that belong to it.</param>
internal sealed record FormFiles(string Script, IReadOnlyList<string> Styles)
{
    private const string Entry = "src/taskForm.ts";

    private static readonly Lazy<FormFiles?> Built = new(Read);

    /// <summary>Null where the designer was not built.</summary>
    public static FormFiles? Find() => Built.Value;

    private static FormFiles? Read()
    {
        var list = Path.Combine(Home.Folder, "designer", "dist", "files.json");
        if (!File.Exists(list)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(list));
        var files = document.RootElement;
        if (!files.TryGetProperty(Entry, out var entry)) return null;
        var styles = new List<string>();
        Gather(entry, []);
        return new($"/designer/{entry.GetProperty("file").GetString()}", styles);

        void Gather(JsonElement file, HashSet<string> seen)
        {
            if (file.TryGetProperty("imports", out var imports))
            {
                foreach (var name in imports.EnumerateArray().Select(import => import.GetString()!).Where(seen.Add)) Gather(files.GetProperty(name), seen);
            }

            if (file.TryGetProperty("css", out var css)) styles.AddRange(css.EnumerateArray().Select(style => $"/designer/{style.GetString()}"));
        }
    }
}
