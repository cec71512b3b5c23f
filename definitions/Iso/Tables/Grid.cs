using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>A cell as it is seen: merged ones once, with all that they cover.</summary>
/// <param name="Cell">The cell of the file whose content is shown.</param>
/// <param name="Top">First row that it covers, index into <see cref="Grid.Rows"/>.</param>
/// <param name="Left">First grid column.</param>
internal sealed record GridCell(Cell Cell, int Top, int Left)
{
    /// <summary>Columns covered.</summary>
    public int Width => Cell.Span;

    public int Right => Left + Width;

    /// <summary>Rows covered; grows while the grid is laid out.</summary>
    public int Height { get; set; } = 1;

    public IReadOnlyList<string> Lines => Cell.Lines;

    /// <summary>All lines in one, white space folded.</summary>
    public string Text => _text ??= string.Join(' ', Cell.Lines);

    private string? _text;
}

/// <summary>
/// Lays a table out: horizontal merges (gridSpan) and vertical ones (vMerge) become cells that cover columns and rows
/// (ECMA-376 part 1, 17.4.17 and 17.4.84).
/// </summary>
internal sealed class Grid
{
    /// <summary>Word allows 63; more is hostile.</summary>
    public const int MaxColumns = 64;

    private readonly List<IReadOnlyList<GridCell>> _cells = [];

    public Grid(Block.Table table)
    {
        Table = table.Number;
        Rows = table.Rows;
        var above = new GridCell?[MaxColumns * 2];
        foreach (var row in table.Rows)
        {
            var laid = new List<GridCell>(row.Cells.Count);
            var column = row.Before;
            Array.Clear(above, 0, Math.Min(column, above.Length));
            foreach (var cell in row.Cells)
            {
                if (column >= MaxColumns) break;
                var span = Math.Min(cell.Span, MaxColumns - column);
                var upper = above[column];
                if (cell.Continues && upper is not null && upper.Left == column)
                {
                    upper.Height++;
                    laid.Add(upper);
                }
                else
                {
                    upper = new(cell.Span == span ? cell : cell with { Span = span }, _cells.Count, column);
                    laid.Add(upper);
                }

                for (var covered = column; covered < column + span; covered++) above[covered] = upper;
                column += span;
            }

            for (; column < MaxColumns; column++) above[column] = null;
            _cells.Add(laid);
        }
    }

    /// <summary>Number of the table in its document.</summary>
    public int Table { get; }

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Cells seen in a row, from left to right; a merged cell is found in each row that it covers.</summary>
    public IReadOnlyList<GridCell> this[int row] => _cells[row];
}
