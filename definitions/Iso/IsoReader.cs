using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>
/// Reads a Word document (.docx) of either kind, the ISO procedure (quy trình ISO) or the annex of an internal-procedure
/// decision (quy trình nội bộ), into procedures. Never throws for what a file holds: whatever is wrong with it is a diagnostic.
/// </summary>
public static class IsoReader
{
    /// <param name="document">Seekable stream of the file; left open.</param>
    /// <param name="limits">How much is allowed; null for <see cref="DocumentLimits.Default"/>.</param>
    public static Reading Read(Stream document, DocumentLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var diagnostics = new List<Diagnostic>();
        try
        {
            return Read(document, limits ?? DocumentLimits.Default, diagnostics);
        }
        catch (DocumentFault fault)
        {
            diagnostics.Add(fault.Diagnostic);
            return new([], diagnostics);
        }
    }

    private static Reading Read(Stream document, DocumentLimits limits, List<Diagnostic> diagnostics)
    {
        using var package = WordPackage.Open(document, limits, diagnostics);
        var story = WordStory.Read(package, limits);
        var flow = DocumentFlow.Of(story.Body);
        var drafts = DraftSplitter.Split(flow.Items);
        if (drafts.Count == 0)
        {
            diagnostics.Add(StepFindings.NoStepTable());
            return new([], diagnostics);
        }

        if (flow.IsByContent) diagnostics.Add(StepFindings.ByContent(new() { Table = drafts[0].First.Grid.Table, Row = 1, Cell = 1 }));
        var heads = flow.Tables.Select(grid => (grid.Table, Head: DocumentHead.Of(grid))).Where(each => each.Head is not null).ToList();
        var ofPages = heads.Count == 0 ? story.Headers.Value.OfType<Block.Table>().Select(table => DocumentHead.Of(new Grid(table))).FirstOrDefault(head => head is not null) : null;
        var procedures = new List<Procedure>();
        foreach (var draft in drafts)
        {
            // The nearest box above the table is that of its document.
            var head = heads.LastOrDefault(each => each.Table < draft.First.Grid.Table).Head ?? ofPages;
            procedures.AddRange(new ProcedureBuilder(draft, head, story.Notes, diagnostics).Build());
        }

        return new(procedures, diagnostics);
    }
}
