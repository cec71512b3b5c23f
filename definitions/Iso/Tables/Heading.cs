using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>One leaf column of a step table's heading.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Words">Its heading from top to leaf, one under another joined by spaces, as printed.</param>
/// <param name="Left">First grid column.</param>
/// <param name="Right">Grid column behind the last.</param>
/// <param name="Cell">The cell of the leaf.</param>
internal sealed record Column(ColumnRole Role, string Words, int Left, int Right, GridCell Cell);

/// <summary>The heading of a step table: one to several rows that name the columns.</summary>
/// <param name="Top">First row, index into the grid.</param>
/// <param name="Bottom">Row behind the last.</param>
/// <param name="Columns">Leaf columns, from left to right.</param>
internal sealed record Heading(int Top, int Bottom, IReadOnlyList<Column> Columns)
{
    private const int MostRows = 5;

    public bool Has(ColumnRole role) => Columns.Any(column => column.Role == role);

    /// <summary>Columns of time; each is a variant of the procedure.</summary>
    public IEnumerable<Column> Times => Columns.Where(column => column.Role is ColumnRole.Time);

    /// <summary>True where the heading can only be one of a step table; without times or actors it may be of another.</summary>
    public bool IsSure => Has(ColumnRole.Time) && Has(ColumnRole.Actor);

    /// <summary>The same words in the same roles: the heading that Word repeats on the next page, or a table cut in two.</summary>
    public bool Equals(Heading? other) =>
        other is not null && Columns.Select(column => (column.Role, column.Words)).SequenceEqual(other.Columns.Select(column => (column.Role, column.Words)));

    public override int GetHashCode() => Columns.Count;

    /// <summary>The heading that begins at a row; null where none does.</summary>
    public static Heading? At(Grid grid, int row)
    {
        var cells = grid[row];
        if (cells.Count < 2 || cells.Count > 24) return null;
        if (cells.Any(cell => cell.Top < row)) return null;
        var roles = new List<ColumnRole>(cells.Count);
        foreach (var cell in cells) roles.Add(HeaderWords.Classify(cell.Text));

        if (roles.Where(role => role is not ColumnRole.None).Distinct().Skip(1).Any())
            for (var at = 0; at < cells.Count; at++)
                if (roles[at] is ColumnRole.None) roles[at] = HeaderWords.Mended(cells[at].Text);
        var time = roles.Contains(ColumnRole.Time);
        // Beside a column of times, looser words for the actor will do.
        if (time && !roles.Contains(ColumnRole.Actor))
            for (var at = 0; at < cells.Count; at++)
                if (roles[at] is ColumnRole.None && HeaderWords.MayBeActor(cells[at].Text)) roles[at] = ColumnRole.Actor;
        Limits(cells, roles);
        time = roles.Contains(ColumnRole.Time);
        var content = roles.Contains(ColumnRole.Content) || roles.Contains(ColumnRole.Flow);
        var actor = roles.Contains(ColumnRole.Actor);
        // One list of procedures has a time limit and an agency as well; it has no steps.
        if (roles.Contains(ColumnRole.Procedure) && !content) return null;
        if (!(content && (time || actor)) && !(time && actor)) return null;
        // "Nơi tiếp nhận | Thời gian xử lý | Lệ phí" tells the applicant where to go, and no steps.
        if (!content && cells.Any(cell => HeaderWords.IsOfCounter(cell.Text))) return null;
        if (cells.Any(cell => cell.Text.Length > 200)) return null;

        var bottom = Below(grid, row, roles);
        return new(row, bottom, Leaves(grid, row, bottom, roles));
    }

    /// <summary>
    /// Columns of times that say so in other words, <c>Cấp mới (05 ngày)</c>; and the column that gives the limit of each of several
    /// procedures beside their names, which is no step's.
    /// </summary>
    private static void Limits(IReadOnlyList<GridCell> cells, List<ColumnRole> roles)
    {
        var untimed = !roles.Contains(ColumnRole.Time) && roles.Contains(ColumnRole.Content) && roles.Contains(ColumnRole.Actor);
        for (var at = 0; at < cells.Count; at++)
        {
            if (untimed && roles[at] is ColumnRole.None && TellsLimit(cells[at].Text)) roles[at] = ColumnRole.Time;
            if (roles[at] is ColumnRole.Time && roles.Contains(ColumnRole.Procedure) && roles.Count(role => role is ColumnRole.Time) > 1 && HeaderWords.IsOfWhole(cells[at].Text))
                roles[at] = ColumnRole.Whole;
        }
    }

    private static bool TellsLimit(string text) =>
        text.Length < 80 && DurationScanner.All(text, Letters.Fold(text)).Count == 1 && TimeGrammar.Read(text).Kind is not TimeKind.Limit;

    private static int Below(Grid grid, int top, List<ColumnRole> roles)
    {
        var bottom = top + 1;
        while (bottom < grid.Rows.Count && bottom < top + MostRows && (Continues(grid, top, bottom, roles) || CountsColumns(grid[bottom]) || IsCut(grid, top, bottom, roles))) bottom++;
        return bottom;
    }

    /// <summary>A further row of headings: merged down from above, or empty but below the time columns.</summary>
    private static bool Continues(Grid grid, int top, int row, List<ColumnRole> roles)
    {
        var cells = grid[row];
        if (cells.Any(cell => cell.Top < row && Role(grid, top, cell, roles) is ColumnRole.Number or ColumnRole.Content or ColumnRole.Actor)) return true;
        var below = false;
        foreach (var cell in cells)
        {
            if (cell.Top < row || cell.Text.Length == 0) continue;
            var isSplit = Role(grid, top, cell, roles) is ColumnRole.Actor && HeaderWords.Classify(cell.Text) is ColumnRole.Actor or ColumnRole.Support;
            if ((Role(grid, top, cell, roles) is not ColumnRole.Time && !isSplit) || !cell.Text.Any(char.IsLetter) || cell.Text.Length > 120) return false;
            below = true;
        }

        return below;
    }

    /// <summary>Headings that were broken into two rows which nobody merged: <c>Nội dung | Trách nhiệm</c> above <c>công việc | thực hiện</c>.</summary>
    private static bool IsCut(Grid grid, int top, int row, List<ColumnRole> roles)
    {
        var cells = grid[row].Where(cell => cell.Text.Length > 0).ToList();
        return row == top + 1 && cells.Count > 1 && grid[row].Count == grid[top].Count
            && cells.TrueForAll(cell => cell.Top == row && cell.Text.Length < 40 && (char.IsLower(cell.Text[0]) || cell.Text[0] is '(') && !cell.Text.Any(char.IsAsciiDigit))
            && !cells.Exists(cell => Role(grid, top, cell, roles) is ColumnRole.Number)
            && cells.Exists(cell => Role(grid, top, cell, roles) is ColumnRole.Time or ColumnRole.Actor);
    }

    private static ColumnRole Role(Grid grid, int top, GridCell cell, List<ColumnRole> roles)
    {
        var above = grid[top];
        for (var at = 0; at < above.Count; at++)
            if (above[at].Left <= cell.Left && cell.Left < above[at].Right) return roles[at];
        return ColumnRole.None;
    }

    /// <summary>The row <c>(1) (2) (3)</c> or <c>A B C</c> that forms print below their headings.</summary>
    private static bool CountsColumns(IReadOnlyList<GridCell> cells) =>
        cells.Where(cell => cell.Text.Length > 0).ToList() is { Count: >= 3 } counts && counts.Count + 1 >= cells.Count
        && counts.TrueForAll(cell => cell.Text.Trim(' ', '(', ')', '.') is { Length: 1 or 2 } text && text.All(char.IsLetterOrDigit))
        && counts.DistinctBy(cell => cell.Text, StringComparer.Ordinal).Count() == counts.Count;

    private static List<Column> Leaves(Grid grid, int top, int bottom, List<ColumnRole> roles)
    {
        var last = bottom - 1;
        while (last > top && CountsColumns(grid[last])) last--;
        var columns = new List<Column>();
        foreach (var leaf in grid[last])
        {
            var path = new List<string>();
            var role = ColumnRole.None;
            GridCell? before = null;
            for (var row = top; row <= last; row++)
            {
                var above = grid[row].FirstOrDefault(cell => cell.Left <= leaf.Left && leaf.Left < cell.Right);
                if (above is null || ReferenceEquals(above, before)) continue;
                before = above;
                if (above.Text.Length == 0) continue;
                path.Add(above.Text);
                if (role is ColumnRole.None) role = row == top ? Role(grid, top, leaf, roles) : HeaderWords.Classify(above.Text);
            }

            columns.Add(new(role, string.Join(' ', path), leaf.Left, leaf.Right, leaf));
        }

        return columns;
    }
}
