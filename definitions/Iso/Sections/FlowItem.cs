using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>The document from top to bottom: lines of text (rows of other tables among them) and parts of step tables.</summary>
internal abstract record FlowItem
{
    private FlowItem() { }

    /// <param name="Text">White space folded.</param>
    /// <param name="Label">Automatic number; null where there is none.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Row">The table row that it is; null for a paragraph.</param>
    public sealed record Line(string Text, string? Label, Place Place, IReadOnlyList<GridCell>? Row = null) : FlowItem
    {
        private string? _folded;

        public string Folded => _folded ??= Letters.Fold(Text);
    }

    /// <summary>Rows of one step table below one heading.</summary>
    /// <param name="Grid">The table.</param>
    /// <param name="Heading">Its heading; for the rest of a table cut in two, the heading of the first part.</param>
    /// <param name="Rows">The rows.</param>
    /// <param name="IsContinuation">True where the table has no heading of its own.</param>
    public sealed record Steps(Grid Grid, Heading Heading, IReadOnlyList<StepTableRow> Rows, bool IsContinuation) : FlowItem
    {
        public IEnumerable<StepTableRow.Step> OnlySteps => Rows.OfType<StepTableRow.Step>();
    }
}
