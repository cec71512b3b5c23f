using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>What the cells of one row say: a step's number, its name, its details.</summary>
internal static class CellText
{
    public static bool IsTime(string line) => line.Length < 40 && TimeGrammar.Read(line.Trim(' ', '(', ')', '-', ':')) is { Kind: TimeKind.Limit, Limit.Unit: not PrintedUnit.None };

    /// <summary>A line broken in the midst goes on with the next one.</summary>
    public static void GoOn(List<string> lines, IReadOnlyList<string> more)
    {
        if (lines.Count > 0) lines[^1] = $"{lines[^1]} {more[0]}";
        lines.AddRange(lines.Count > 0 ? more.Skip(1) : more);
    }

    public static string? Label(GridCell cell) =>
        cell.Cell.Blocks.OfType<Block.Paragraph>().Select(paragraph => paragraph.Label).FirstOrDefault(label => label is not null);

    public static string? LabelOf(GridCell? label, List<GridCell> contents, GridCell? name)
    {
        var apart = contents.FirstOrDefault(cell => !ReferenceEquals(cell, name) && RowWords.IsLabel(cell.Text));
        // A number over several rows is that of their procedure.
        if (label is not null && !(label.Height > 1 && apart is not null)) return label.Text.Length > 0 ? label.Text : Label(label);
        if (apart is not null) return apart.Text;
        if (name is null) return null;
        return RowWords.Leading().Match(Letters.Fold(Letters.Head(name.Text))) is { Success: true } leading ? name.Text[..leading.Length].Trim() : null;
    }

    /// <summary>Lines of the step's name; a first line that is only its label, or a bullet, says nothing.</summary>
    public static IReadOnlyList<string> NameLines(GridCell name)
    {
        var lines = name.Lines;
        var skip = 0;
        while (skip < lines.Count - 1 && (RowWords.IsLabel(lines[skip]) || !lines[skip].Any(char.IsLetterOrDigit))) skip++;
        return skip == 0 ? lines : [.. lines.Skip(skip)];
    }

    public static IEnumerable<string> Detail(GridCell cell) => cell.Cell.Blocks.SelectMany(block => block switch
    {
        Block.Paragraph { Label: { } label } paragraph when paragraph.Text.Length > 0 => [$"{label} {Letters.Squeeze(paragraph.Text)}"],
        Block.Paragraph paragraph => paragraph.Text.Split('\n').Select(Letters.Squeeze).Where(line => line.Length > 0),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(inner => inner.Lines),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    public static IEnumerable<string> Marked(string mark, GridCell cell) => cell.Lines.Select((line, at) => at == 0 ? mark + line : line);
}
