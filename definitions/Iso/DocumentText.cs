using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>A block of a document's body as it is shown to a person, at the numbers that places name.</summary>
public abstract record TextBlock
{
    private TextBlock() { }

    public sealed record Paragraph(int Number, string Text) : TextBlock;

    public sealed record Table(int Number, IReadOnlyList<TextRow> Rows) : TextBlock;
}

/// <summary>A row of a table; a cell's paragraphs are its lines.</summary>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells);

/// <summary>The plain text of a Word document, block by block, for showing it beside what was read from it.</summary>
public static class DocumentText
{
    /// <param name="document">Seekable stream of the file; left open.</param>
    /// <returns>The blocks; none where the file cannot be read, which <see cref="IsoReader"/> says why.</returns>
    public static IReadOnlyList<TextBlock> Read(Stream document)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            using var package = WordPackage.Open(document, DocumentLimits.Default, new List<Diagnostic>());
            return [.. WordStory.Read(package, DocumentLimits.Default).Body.SelectMany(Shown)];
        }
        catch (DocumentFault)
        {
            return [];
        }
    }

    private static IEnumerable<TextBlock> Shown(Block block)
    {
        switch (block)
        {
            case Block.Paragraph { Text.Length: > 0 } paragraph:
                yield return new TextBlock.Paragraph(paragraph.Number, paragraph.Text);
                break;
            case Block.Table table:
                yield return new TextBlock.Table(table.Number, [.. table.Rows.Select(row => new TextRow(row.Number, [.. row.Cells.Select(cell => string.Join('\n', cell.Lines))]))]);
                break;
        }
    }
}
