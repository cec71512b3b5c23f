using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>The list of procedures that a decision prints before its processes, with the limit of each: <c>Tên thủ tục | Thời hạn giải quyết | …</c>.</summary>
internal sealed class ProcedureList
{
    private const int MostRows = 2_000;

    private readonly Dictionary<string, FlowItem.Line> _limits = new(StringComparer.Ordinal);

    public static ProcedureList Of(IEnumerable<Grid> tables)
    {
        var list = new ProcedureList();
        foreach (var grid in tables) list.Add(grid);
        return list;
    }

    /// <summary>What the list says of the limit of a procedure; empty where it says nothing, or names no such procedure.</summary>
    public List<LimitStatement> LimitOf(string name)
    {
        if (!_limits.TryGetValue(Key(name), out var line)) return [];
        var all = LimitStatement.All(UnitSource.LegalLimit, line.Text, line.Place).ToList();
        return all.Count > 0 ? all : [.. LimitStatement.SameDay(UnitSource.LegalLimit, line.Text, line.Place)];
    }

    private void Add(Grid grid)
    {
        if (grid.Rows.Count < 2 || grid[0].Count is < 3 or > 24) return;
        var name = grid[0].FirstOrDefault(cell => HeaderWords.IsNameOfProcedure(cell.Text));
        var limit = grid[0].FirstOrDefault(cell => HeaderWords.IsOfWhole(cell.Text));
        if (name is null || limit is null) return;
        for (var row = 1; row < grid.Rows.Count && row < MostRows; row++)
        {
            var named = grid[row].FirstOrDefault(cell => cell.Left <= name.Left && name.Left < cell.Right);
            var limited = grid[row].FirstOrDefault(cell => cell.Left <= limit.Left && limit.Left < cell.Right);
            if (named is null || limited is null || ReferenceEquals(named, limited) || named.Text.Length == 0 || limited.Text.Length == 0) continue;
            _limits.TryAdd(Key(named.Text), new(limited.Text, null, new() { Table = grid.Table, Row = grid.Rows[row].Number, Cell = limited.Cell.Number }));
        }
    }

    /// <summary>Letters and digits only: lists and headings differ in marks, capitals and codes.</summary>
    private static string Key(string name) =>
        string.Concat(Letters.Fold(ProcedureNames.WithoutCode(name, out _)).Where(char.IsLetterOrDigit)) is var key && key.StartsWith("thutuc", StringComparison.Ordinal) ? key["thutuc".Length..] : key;
}
