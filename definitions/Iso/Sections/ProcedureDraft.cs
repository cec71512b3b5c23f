using LaoCai.Workflows.Definitions.Iso.Tables;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>A row with the table that it stands in, and the phase above it.</summary>
internal sealed record DraftRow(FlowItem.Steps Part, StepTableRow Row, string? Phase);

/// <summary>The rows of one procedure, put together from one or several tables, with the lines around them.</summary>
internal sealed class ProcedureDraft(IReadOnlyList<FlowItem.Line> before, FlowItem.Steps first)
{
    public IReadOnlyList<FlowItem.Line> Before { get; } = before;
    public List<FlowItem.Line> After { get; } = [];
    public FlowItem.Steps First { get; } = first;
    public List<DraftRow> Rows { get; } = [];

    /// <summary>A name that stands in the table itself.</summary>
    public string? Name { get; set; }

    /// <summary>The case that the rows are for, where the table has one part for each case.</summary>
    public string? Variant { get; set; }

    /// <summary>The last number printed or counted; null where no row has one.</summary>
    public int? LastNumber { get; private set; }

    /// <summary>The table of the last step.</summary>
    public FlowItem.Steps? LastStepOf { get; private set; }

    public void Add(DraftRow row)
    {
        Rows.Add(row);
        if (row.Row is StepTableRow.Step) LastStepOf = row.Part;
        if (row.Row is StepTableRow.Step step && DraftSplitter.Number(step.Label) is { } number) LastNumber = number;
    }

    public IEnumerable<StepTableRow.Step> Steps => Rows.Select(row => row.Row).OfType<StepTableRow.Step>();
}
