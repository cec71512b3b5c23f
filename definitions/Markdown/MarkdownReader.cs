using System.Globalization;
using System.Text;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Markdown;

/// <summary>
/// Reads the text form of a procedure, Markdown with one step table, for review line by line in a version control system:
/// <c># name</c>, sections as in the Word document, and a table of steps. The words and the grammar are those of the Word
/// documents; places are lines (<c>L12</c>).
/// </summary>
public static class MarkdownReader
{
    private const int MostBytes = 4 << 20;

    /// <param name="file">Stream of the file, UTF-8; left open.</param>
    public static Reading Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Decode(file) is not { } text) return new([], [TextFindings.NotText(MostBytes)]);

        var story = new WordStory(Blocks(text), new(() => []), new Dictionary<string, string>());
        var reading = ProcedureReading.Of(story, []);
        return new(
            [.. reading.Procedures.Select(procedure => procedure with
            {
                Place = Line(procedure.Place),
                Steps = [.. procedure.Steps.Select(step => step with { Place = Line(step.Place) })],
            })],
            [.. reading.Diagnostics.Select(diagnostic => diagnostic.Code == "LC1101" ? TextFindings.NoTable() : diagnostic with { Place = Line(diagnostic.Place) })]);
    }

    private static string? Decode(Stream file)
    {
        var bytes = new byte[MostBytes + 1];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read > MostBytes) return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Paragraphs and rows are numbered by their lines.</summary>
    private static List<Block> Blocks(string text)
    {
        var blocks = new List<Block>();
        var rows = new List<Row>();
        var tables = 0;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = Letters.Clean(raw.TrimEnd('\r')).Trim();
            if (line.StartsWith('|'))
            {
                if (!IsRule(line)) rows.Add(new(number, 0, Cells(line)));
                continue;
            }

            Close();
            if (line.Length > 0) blocks.Add(new Block.Paragraph(number, Paragraph(line), null, []));
        }

        Close();
        return blocks;

        void Close()
        {
            if (rows.Count > 0) blocks.Add(new Block.Table(++tables, rows));
            rows = [];
        }
    }

    /// <summary>The title names the procedure; other headings are sections.</summary>
    private static string Paragraph(string line)
    {
        if (line.StartsWith("# ", StringComparison.Ordinal)) return "Tên thủ tục: " + Plain(line[2..]);
        if (line.StartsWith('#')) return Plain(line.TrimStart('#').Trim()) + (line.EndsWith(':') ? "" : ":");
        return Plain(line);
    }

    private static List<Cell> Cells(string line)
    {
        var cells = new List<Cell>();
        var cell = new StringBuilder();
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] is '\\' && at + 1 < line.Length && line[at + 1] is '|') cell.Append(line[++at]);
            else if (line[at] is '|') Close();
            else cell.Append(line[at]);
        }

        if (cell.ToString().Trim().Length > 0) Close();
        return cells;

        void Close()
        {
            var lines = cell.ToString().Split(["<br>", "<br/>", "<br />"], StringSplitOptions.TrimEntries);
            cells.Add(new(cells.Count + 1, 1, false, [.. lines.Select((text, at) => new Block.Paragraph(at + 1, Plain(text), null, []))]));
            cell.Clear();
        }
    }

    private static bool IsRule(string line) => line.All(letter => letter is '|' or '-' or ':' or ' ') && line.Contains("--", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim();

    private static Place Line(Place place) =>
        (place.Row ?? place.Paragraph) is { } line ? new() { Element = string.Create(CultureInfo.InvariantCulture, $"L{line}") } : Place.Document;
}
