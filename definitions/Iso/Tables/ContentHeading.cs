using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>
/// A second look at tables whose headings nobody recognised: a column of which most cells are lengths of time,
/// one of which most cells are known actors, and one of text are a step table, whatever stands above them.
/// </summary>
internal static partial class ContentHeading
{
    private const int FewestRows = 2;

    /// <summary>The heading understood from the columns; null where they hold no steps.</summary>
    public static Heading? Of(Grid grid)
    {
        if (grid.Rows.Count < FewestRows) return null;
        var rows = Enumerable.Range(0, grid.Rows.Count).ToList();
        var width = rows.GroupBy(row => grid[row].Count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).First().Key;
        var alike = rows.Where(row => grid[row].Count == width).ToList();
        if (width < 3 || alike.Count < FewestRows) return null;

        // The first row counts as the heading where it holds no time.
        var first = Share([alike[0]], grid, IsTimed) > 0 ? alike[0] : alike[0] + 1;
        var body = alike.Where(row => row >= first).ToList();
        if (body.Count < FewestRows) return null;

        var columns = Enumerable.Range(0, width).ToList();
        var time = columns.Where(column => Share(column, body, grid, IsTimed) >= 0.6).ToList();
        var actor = columns.Except(time).Where(column => Share(column, body, grid, IsActor) >= 0.5)
            // Sentences name people as well; a cell that only names them is shorter.
            .OrderBy(column => body.Sum(row => grid[row][column].Text.Length)).Take(1).ToList();
        var content = columns.Except(time).Except(actor).Where(column => Share(column, body, grid, cell => cell.Text.Length > 8) >= 0.5)
            .OrderByDescending(column => body.Sum(row => grid[row][column].Text.Length)).Take(1).ToList();
        if (time.Count is 0 or > 3 || content.Count == 0 || actor.Count == 0) return null;

        var number = columns.Except(time).Except(actor).Except(content).FirstOrDefault(column => Share(column, body, grid, cell => Label().IsMatch(Letters.Fold(Letters.Head(cell.Text)))) >= 0.6, -1);
        var top = grid[alike[0]];
        return new(first, first, [.. columns.Select(column => new Column(
            time.Contains(column) ? ColumnRole.Time
                : actor.Contains(column) ? ColumnRole.Actor
                : content.Contains(column) ? ColumnRole.Content
                : column == number ? ColumnRole.Number
                : ColumnRole.None,
            first > alike[0] ? top[column].Text : "", top[column].Left, top[column].Right, top[column]))]);
    }

    private static double Share(List<int> rows, Grid grid, Func<GridCell, bool> holds) =>
        rows.Average(row => grid[row].Any(holds) ? 1.0 : 0);

    private static double Share(int column, List<int> rows, Grid grid, Func<GridCell, bool> holds) =>
        rows.Average(row => holds(grid[row][column]) ? 1.0 : 0);

    private static bool IsTimed(GridCell cell) =>
        cell.Text.Length is > 0 and < 80 && TimeGrammar.Read(cell.Text) is { Kind: TimeKind.Limit, Limit.Unit: not PrintedUnit.None };

    private static bool IsActor(GridCell cell) =>
        cell.Text.Length is > 1 and < 120 && ActorResolver.Shipped.Resolve(StepText.Actor(cell.Lines)).Responsible is not null;

#pragma warning disable MA0009 // linear: asked about one short cell
    [GeneratedRegex(@"^\W*(buoc|b)?\W*(\d+(\.\d+)*|[ivx]+)\W*$")]
    private static partial Regex Label();
}
