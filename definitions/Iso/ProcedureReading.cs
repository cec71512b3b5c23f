using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>From text and tables to procedures, whatever file they came from.</summary>
internal static class ProcedureReading
{
    /// <param name="story">The document's text.</param>
    /// <param name="diagnostics">What was said before; receives the rest and goes into the reading.</param>
    public static Reading Of(WordStory story, List<Diagnostic> diagnostics)
    {
        var flow = DocumentFlow.Of(story.Body);
        var drafts = DraftSplitter.Split(flow.Items);
        if (drafts.Count == 0)
        {
            var listed = ListedSteps.Of(flow.Items);
            var told = DraftSplitter.Split(listed.Items);
            if (told.Count > 0)
            {
                diagnostics.Add(StepFindings.Listed(listed.First));
                return AsListed(Of(story, flow, told, diagnostics), listed);
            }

            diagnostics.Add(StepFindings.NoStepTable());
            return new([], diagnostics);
        }

        return Of(story, flow, drafts, diagnostics);
    }

    /// <summary>Steps of a list stand in paragraphs, and who does them in what time was understood from their sentences.</summary>
    private static Reading AsListed(Reading reading, ListedSteps listed) => new(
        [.. reading.Procedures.Select(procedure => procedure with
        {
            Place = listed.Real(procedure.Place),
            Steps = [.. procedure.Steps.Select(step => step with
            {
                Place = listed.Real(step.Place),
                Inferences = [.. step.Inferences, new("Bước, người thực hiện và thời hạn lấy từ câu văn", step.Detail.Length > 600 ? step.Detail[..600] + "…" : step.Detail)],
            })],
        })],
        [.. reading.Diagnostics.Select(diagnostic => diagnostic with { Place = listed.Real(diagnostic.Place) })]);

    private static Reading Of(WordStory story, DocumentFlow flow, IReadOnlyList<ProcedureDraft> drafts, List<Diagnostic> diagnostics)
    {
        if (flow.IsByContent) diagnostics.Add(StepFindings.ByContent(new() { Table = drafts[0].First.Grid.Table, Row = 1, Cell = 1 }));
        // A page's head that somebody copied into a table of steps, or into its frame, is no head of the document.
        var ofSteps = flow.Items.OfType<FlowItem.Steps>().Select(steps => steps.Grid.Table).ToHashSet();
        var heads = flow.Tables.Select((grid, at) => (At: at, Head: ofSteps.Contains(grid.Table) || IsFrame(grid) ? null : DocumentHead.Of(grid))).Where(each => each.Head is not null).ToList();
        var ofPages = heads.Count == 0 ? story.Headers.Value.OfType<Block.Table>().Select(table => DocumentHead.Of(new Grid(table))).FirstOrDefault(head => head is not null) : null;
        var abbreviations = Abbreviations.Of(flow.Items);
        ofPages ??= heads.Count == 0 ? DocumentHead.OfLines(flow.Items.OfType<FlowItem.Line>()) : null;
        var ofNotes = UnitNotes.OfNotes(story.Notes.Values);
        var list = ProcedureList.Of(flow.Tables);
        var procedures = new List<Procedure>();
        Facts? facts = null;
        IReadOnlyList<FlowItem.Line>? factsOf = null;
        foreach (var draft in drafts)
        {
            if (procedures.Count >= DocumentLimits.Procedures)
            {
                diagnostics.Add(StepFindings.TooManyProcedures(DocumentLimits.Procedures));
                break;
            }

            // Procedures of one table share what stands above it.
            if (facts is null || !ReferenceEquals(factsOf, draft.Before)) (facts, factsOf) = (Facts.Of(draft.Before), draft.Before);
            // The nearest box above the table is that of its document.
            var head = heads.LastOrDefault(each => each.At < flow.Tables.IndexOf(draft.First.Grid)).Head ?? ofPages;
            procedures.AddRange(new ProcedureBuilder(draft, head, facts, list, abbreviations, ofNotes, diagnostics).Build());
        }

        return new(procedures, diagnostics);
    }

    private static bool IsFrame(Grid grid) => grid.Rows.Any(row => row.Cells.Any(cell => cell.Blocks.Any(block => block is Block.Table)));
}
