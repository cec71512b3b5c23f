using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Tables that hold no rows of steps, as the lines that a person reads in them.</summary>
internal static partial class TableLines
{
    private const int MostRows = 3, LongestTitle = 60;

    /// <summary>
    /// A few rows below headings that name sections: <c>Nơi tiếp nhận | Thời gian xử lý | Lệ phí</c>. Each cell is read with its
    /// heading before it. Null for other tables.
    /// </summary>
    public static IReadOnlyList<FlowItem.Line>? Titled(Grid grid)
    {
        if (grid.Rows.Count is < 2 or > MostRows || grid[0].Count < 2 || grid[0].Any(cell => cell.Text.Length > LongestTitle)) return null;
        if (Heading.At(grid, 0) is not null || Enumerable.Range(1, grid.Rows.Count - 1).Any(row => grid[row].Any(IsFrame))) return null;
        if (!grid[0].Any(cell => SectionOf(grid, cell) is Section.Limit)) return null;
        // A list of several procedures is not about the one below it.
        if (grid.Rows.Count > 2 && grid[0].Any(cell => HeaderWords.IsNameOfProcedure(cell.Text))) return null;
        var lines = new List<FlowItem.Line>();
        for (var row = 1; row < grid.Rows.Count; row++)
        {
            if (grid[row].Count != grid[0].Count) return null;
            for (var at = 0; at < grid[row].Count; at++)
                if (grid[row][at].Text.Length > 0 && grid[0][at].Text.Any(char.IsLetter))
                    lines.Add(new($"{grid[0][at].Text.TrimEnd(':', ' ')}: {grid[row][at].Text}", null, PlaceOf(grid, row, grid[row][at])));
        }

        return lines;
    }

    /// <summary>
    /// Procedures in rows, each with all its steps told in one cell: <c>Tên thủ tục | Thời hạn | Bước 1: … Bước 2: …</c>. Null where
    /// the cells below the heading are no such lists.
    /// </summary>
    public static IReadOnlyList<FlowItem.Line>? OfListedSteps(Grid grid, Heading heading)
    {
        var body = Enumerable.Range(heading.Bottom, grid.Rows.Count - heading.Bottom).ToList();
        if (heading.Has(ColumnRole.Actor) || !body.Exists(row => grid[row].Any(cell => cell.Top == row && TellsSteps(cell)))) return null;
        var lines = new List<FlowItem.Line>();
        foreach (var row in body)
            foreach (var cell in grid[row].Where(cell => cell.Top == row && cell.Text.Length > 0))
            {
                var place = PlaceOf(grid, row, cell);
                var column = heading.Columns.FirstOrDefault(column => column.Left <= cell.Left && cell.Left < column.Right);
                if (column?.Role is ColumnRole.Procedure) lines.Add(new($"Tên thủ tục: {cell.Text}", null, place));
                else if (column?.Role is ColumnRole.Time) lines.Add(new($"Thời hạn giải quyết: {cell.Text}", null, place));
                else if (column?.Role is ColumnRole.Content) lines.AddRange(Told(cell, place));
                else if (column?.Words.Length is > 0 and <= LongestTitle && column.Role is not ColumnRole.Number) lines.Add(new($"{column.Words}: {cell.Text}", null, place));
            }

        return lines;
    }

    private static bool IsFrame(GridCell cell) => TellsSteps(cell) || cell.Cell.Blocks.Any(block => block is Block.Table);

    /// <summary>
    /// Procedures in rows and desks in columns: <c>Tên thủ tục | Tổng thời gian | Một cửa tiếp nhận | Chuyên viên thẩm định | …</c> with
    /// nothing but times below the desks. Null for other tables.
    /// </summary>
    public static IReadOnlyList<FlowItem.Line>? OfDesks(Grid grid)
    {
        if (grid.Rows.Count < 2) return null;
        var head = grid[0];
        if (head.Count is < 5 or > 24 || head.FirstOrDefault(cell => HeaderWords.IsNameOfProcedure(cell.Text)) is not { } name) return null;
        var body = Enumerable.Range(1, grid.Rows.Count - 1).Where(row => grid[row].Count == head.Count && grid[row].All(cell => cell.Top == row)).ToList();
        var timed = Enumerable.Range(0, head.Count).Where(at => head[at].Text.Length > 3 && body.Count(row => TimeGrammar.Read(grid[row][at].Text) is { Kind: TimeKind.Limit, Limit.Unit: not PrintedUnit.None }) * 4 >= body.Count * 3).ToList();
        var desks = timed.Where(at => !HeaderWords.IsOfWhole(head[at].Text)).ToList();
        if (body.Count == 0 || desks.Count < 3) return null;
        var lines = new List<FlowItem.Line>();
        foreach (var row in body)
        {
            var place = PlaceOf(grid, row, grid[row][0]);
            lines.Add(new($"Tên thủ tục: {grid[row].First(cell => cell.Left == name.Left).Text}", null, place));
            lines.AddRange(timed.Except(desks).Take(1).Select(at => new FlowItem.Line($"Thời hạn giải quyết: {grid[row][at].Text}", null, PlaceOf(grid, row, grid[row][at]))));
            lines.AddRange(desks.Where(at => grid[row][at].Text.Any(char.IsLetterOrDigit)).Select((at, no) => new FlowItem.Line(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Bước {no + 1}: {head[at].Text} ({grid[row][at].Text})"), null, PlaceOf(grid, row, grid[row][at]))));
        }

        return lines;
    }

    /// <summary>A fact beside its title, in a table of two columns: <c>Thời hạn giải quyết | 05 ngày làm việc</c>. Null for other rows.</summary>
    public static string? Fact(IReadOnlyList<GridCell> row)
    {
        var said = row.Where(cell => cell.Text.Length > 0).ToList();
        // A number may stand in front of the title.
        if (said.Count == 3 && RowWords.IsLabel(said[0].Text)) said.RemoveAt(0);
        if (said.Count != 2 || said[0].Text.Length > LongestTitle || said[0].Text.Contains(':', StringComparison.Ordinal)) return null;
        var line = new FlowItem.Line($"{said[0].Text}: {said[1].Text}", null, Place.Document);
        return ProcedureNames.IsName(line) || SectionWords.Begin(line).Section is not Section.None ? line.Text : null;
    }

    /// <summary>True for a cell in which at least two steps are told one under another.</summary>
    public static bool TellsSteps(GridCell cell) => cell.Lines.Count(line => StepHead().IsMatch(Letters.Fold(Letters.Head(line)))) > 1;

    private static IEnumerable<FlowItem.Line> Told(GridCell cell, Place place) => cell.Cell.Blocks.OfType<Block.Paragraph>()
        .SelectMany(paragraph => paragraph.Text.Split('\n').Select(Letters.Squeeze).Where(text => text.Length > 0).Select(text => new FlowItem.Line(text, paragraph.Label, place)));

    private static Section SectionOf(Grid grid, GridCell cell) => SectionWords.Begin(new(cell.Text, null, PlaceOf(grid, 0, cell))).Section;

    private static Place PlaceOf(Grid grid, int row, GridCell cell) => new() { Table = grid.Table, Row = grid.Rows[row].Number, Cell = cell.Cell.Number };

#pragma warning disable MA0009 // linear: asked about the head of one line
    [GeneratedRegex(@"^\W*(buoc|b)\s*\d{1,2}\b")]
    private static partial Regex StepHead();
}
