using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>Paragraphs and tables as administrative documents have them.</summary>
internal static class WordParts
{
    /// <summary>Twentieths of a point across the text of a page.</summary>
    public const int TextWidth = 9354;

    public static Paragraph Line(string text, bool bold = false, bool italic = false, JustificationValues? align = null, int? footnote = null)
    {
        var paragraph = new Paragraph();
        if (align is { } justified) paragraph.Append(new ParagraphProperties(new Justification { Val = justified }));
        var run = new Run();
        if (bold || italic)
        {
            var properties = new RunProperties();
            if (bold) properties.Append(new Bold());
            if (italic) properties.Append(new Italic());
            run.Append(properties);
        }

        run.Append(new Text(Plain(text)) { Space = SpaceProcessingModeValues.Preserve });
        paragraph.Append(run);
        if (footnote is { } note)
        {
            paragraph.Append(new Run(
                new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new FootnoteReference { Id = note }));
        }

        return paragraph;
    }

    public static Paragraph Centred(string text, bool bold = false, bool italic = false) => Line(text, bold, italic, JustificationValues.Center);

    public static Paragraph PageBreak() => new(new Run(new Break { Type = BreakValues.Page }));

    /// <summary>A table with a frame; <paramref name="widths"/> are its grid columns.</summary>
    public static Table Framed(IReadOnlyList<int> widths, params IEnumerable<TableRow> rows) => Table(widths, BorderValues.Single, rows);

    /// <summary>A table that only places things next to one another.</summary>
    public static Table Unframed(IReadOnlyList<int> widths, params IEnumerable<TableRow> rows) => Table(widths, BorderValues.Nil, rows);

    /// <summary>A row; a heading row is repeated on each page that the table goes on.</summary>
    public static TableRow Row(bool heading, params IEnumerable<TableCell> cells)
    {
        var row = new TableRow();
        if (heading) row.Append(new TableRowProperties(new TableHeader()));
        foreach (var cell in cells) row.Append(cell);
        return row;
    }

    /// <summary>A cell.</summary>
    /// <param name="lines">One paragraph each.</param>
    /// <param name="width">Twentieths of a point.</param>
    /// <param name="span">Grid columns that it covers.</param>
    /// <param name="merge">Restart or continue a merge downwards; null for none.</param>
    public static TableCell Cell(IReadOnlyList<Paragraph> lines, int width, int span = 1, MergedCellValues? merge = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        if (merge is { } merged) properties.Append(new VerticalMerge { Val = merged });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var cell = new TableCell(properties);
        if (lines.Count == 0) cell.Append(new Paragraph());
        foreach (var line in lines) cell.Append(line);
        return cell;
    }

    private static Table Table(IReadOnlyList<int> widths, BorderValues border, IEnumerable<TableRow> rows)
    {
        var borders = new TableBorders(
            new TopBorder { Val = border, Size = 4 },
            new LeftBorder { Val = border, Size = 4 },
            new BottomBorder { Val = border, Size = 4 },
            new RightBorder { Val = border, Size = 4 },
            new InsideHorizontalBorder { Val = border, Size = 4 },
            new InsideVerticalBorder { Val = border, Size = 4 });
        var total = widths.Sum().ToString(CultureInfo.InvariantCulture);
        var table = new Table(
            new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = total }, borders, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        foreach (var row in rows) table.Append(row);
        return table;
    }

    /// <summary>Without characters that XML cannot carry.</summary>
    private static string Plain(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)));
}
