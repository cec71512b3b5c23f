namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>A file of separated values: a heading, then a line a row. Commas or semicolons, whichever the heading has; no quotes.</summary>
internal sealed class PlanTable
{
    private PlanTable(IReadOnlyList<string> columns, IReadOnlyList<(int Line, string[] Cells)> rows) => (Columns, Rows) = (columns, rows);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Each has as many cells as there are columns.</summary>
    public IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <summary>Null where the file has no heading.</summary>
    public static PlanTable? Read(string text, PlanFaults faults)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        int heading = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));

        if (heading < 0)
        {
            faults.Add("empty", 1, "Tệp không có dòng nào.", "The file has no lines.");

            return null;
        }

        char separator = lines[heading].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        string[] columns = lines[heading].Split(separator, StringSplitOptions.TrimEntries);
        List<(int, string[])> rows = [];

        for (int i = heading + 1; i < lines.Length && !faults.AreEnough; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            string[] cells = lines[i].Split(separator, StringSplitOptions.TrimEntries);

            if (cells.Length == columns.Length)
            {
                rows.Add((i + 1, cells));
            }
            else
            {
                faults.Add("bad-row", i + 1, $"Dòng này có {cells.Length} ô, dòng tiêu đề có {columns.Length}.", $"This line has {cells.Length} cells, the heading {columns.Length}.");
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (Array.IndexOf(columns, columns[i]) != i)
            {
                faults.Add("duplicate", heading + 1, $"Cột “{columns[i]}” được ghi hai lần.", $"The column “{columns[i]}” is given twice.");
            }
        }

        return new PlanTable(columns, rows);
    }

    /// <summary>A cell by its column; null where there is no such column or the cell is empty.</summary>
    public string? Cell(string[] cells, string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return cells[i].Length > 0 ? cells[i] : null;
            }
        }

        return null;
    }
}
