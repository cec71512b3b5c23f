namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>The closed set of rows below a step table's heading.</summary>
internal abstract record StepTableRow
{
    private StepTableRow() { }

    /// <summary>A step.</summary>
    /// <param name="Row">Index into the grid.</param>
    /// <param name="Label">Number as printed or counted by Word (<c>Bước 2</c>, <c>1.1</c>); null where there is none.</param>
    /// <param name="Name">Lines of the cell that names the step.</param>
    /// <param name="Detail">Lines of all cells that describe it.</param>
    /// <param name="Actor">Lines of the actor's cell.</param>
    /// <param name="Products">Lines of forms and results.</param>
    /// <param name="Times">One cell for each time column; null where the row has none.</param>
    /// <param name="Notes">Ids of footnotes in the row.</param>
    public sealed record Step(
        int Row,
        string? Label,
        IReadOnlyList<string> Name,
        IReadOnlyList<string> Detail,
        IReadOnlyList<string> Actor,
        IReadOnlyList<string> Products,
        IReadOnlyList<GridCell?> Times,
        IReadOnlyList<string> Notes) : StepTableRow
    {
        public string? Phase { get; init; }
        public string? Procedure { get; init; }
        public string? From { get; init; }

        /// <summary>The limit of the whole procedure, in tables that print it beside its name.</summary>
        public string? Whole { get; init; }
        public GridCell? NameCell { get; init; }
        public GridCell? ActorCell { get; init; }
    }

    /// <summary>The total of the times.</summary>
    /// <param name="Words">The whole row.</param>
    /// <param name="Times">What is printed for each time column; empty where nothing is.</param>
    public sealed record Total(int Row, string Words, IReadOnlyList<string> Times) : StepTableRow;

    /// <summary>A row across the table that heads the following ones: a phase, a case, or another procedure.</summary>
    public sealed record Band(int Row, string Text) : StepTableRow
    {
        /// <summary>The sum of the rows below, for each time column; empty where the row prints none.</summary>
        public IReadOnlyList<string> Times { get; init; } = [];
    }

    /// <summary>A remark below or between the steps.</summary>
    public sealed record Remark(int Row, string Text) : StepTableRow;
}
