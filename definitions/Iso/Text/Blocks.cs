namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>The closed set of what a Word story is made of, as its reader sees it: tracked changes accepted, fields shown.</summary>
internal abstract record Block
{
    private Block() { }

    /// <param name="Number">In its body or cell, from 1, as it stands in the file.</param>
    /// <param name="Text">NFC, without invisible characters; manual line breaks are <c>\n</c>.</param>
    /// <param name="Label">Automatic number as printed (<c>1.</c>, <c>Bước 2</c>); null where there is none, or a bullet.</param>
    /// <param name="Notes">Footnotes and endnotes referred to.</param>
    public sealed record Paragraph(int Number, string Text, string? Label, IReadOnlyList<string> Notes) : Block;

    /// <param name="Number">In document order, from 1, nested tables counted where they begin.</param>
    /// <param name="Rows">Rows that stand after changes are accepted.</param>
    public sealed record Table(int Number, IReadOnlyList<Row> Rows) : Block;
}

/// <param name="Number">In its table, from 1, as it stands in the file.</param>
/// <param name="Before">Grid columns left out before the first cell.</param>
/// <param name="Cells">From left to right.</param>
internal sealed record Row(int Number, int Before, IReadOnlyList<Cell> Cells);

/// <param name="Number">In its row, from 1, as it stands in the file.</param>
/// <param name="Span">Grid columns that it covers.</param>
/// <param name="Continues">True where it is the lower part of a vertically merged cell.</param>
/// <param name="Blocks">What it holds.</param>
internal sealed record Cell(int Number, int Span, bool Continues, IReadOnlyList<Block> Blocks)
{
    private IReadOnlyList<string>? _lines;

    /// <summary>Printed lines that say something, text of nested tables included.</summary>
    public IReadOnlyList<string> Lines => _lines ??= [.. Blocks.SelectMany(LinesOf)];

    private static IEnumerable<string> LinesOf(Block block) => block switch
    {
        Block.Paragraph paragraph => paragraph.Text.Split('\n').Select(Letters.Squeeze).Where(line => line.Length > 0),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Lines),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
