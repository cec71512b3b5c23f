using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>
/// Where one variant of a procedure has its times: a column, or the columns <c>Ngày</c> and <c>Giờ</c> side by side, of which each
/// step fills the one that it needs. Empty where the table has no times.
/// </summary>
internal sealed partial class TimeColumns
{
    private readonly IReadOnlyList<(int At, Column Column, UnitRule Rule)> _columns;

    private TimeColumns(IEnumerable<(int At, Column Column)> columns) =>
        _columns = [.. columns.Select(each => (each.At, each.Column, UnitRule.Of(UnitSource.Header, each.Column.Words)))];

    /// <summary>The variants of a table; one without columns where it has no times.</summary>
    public static IReadOnlyList<TimeColumns> Of(ProcedureDraft draft)
    {
        var columns = draft.First.Heading.Times.Select((column, at) => (At: at, Column: column)).ToList();
        if (columns.Count > 1 && columns.TrueForAll(each => Unit().IsMatch(Letters.Fold(Letters.Head(each.Column.Cell.Text))))
            && columns.DistinctBy(each => UnitRule.Of(UnitSource.Header, each.Column.Cell.Text).Bare).Count() == columns.Count) return [new(columns)];
        // A time column without a single entry is a leftover.
        var used = columns.Where(each => draft.Steps.Any(step => each.At < step.Times.Count && step.Times[each.At] is { Text.Length: > 0 })).ToList();
        if (used.Count == 0) used = [.. columns.Take(1)];
        return used.Count == 0 ? [new([])] : [.. used.Select(each => new TimeColumns([each]))];
    }

    public bool IsNone => _columns.Count == 0;

    /// <summary>What the headings say, from top to leaf.</summary>
    public string Words => string.Join(" / ", _columns.Select(each => each.Column.Words));

    /// <summary>The cell of the first heading; null where there is none.</summary>
    public GridCell? Heading => _columns.Count == 0 ? null : _columns[0].Column.Cell;

    /// <summary>What the heading says of units; null where each step has its own column for them.</summary>
    public UnitRule? Rule => _columns.Count == 1 ? _columns[0].Rule : null;

    /// <summary>The cell that a step's time stands in; null where the row has none.</summary>
    public GridCell? CellOf(StepTableRow.Step step) => Filled(step.Times, cell => cell is { Text.Length: > 0 }).Cell;

    /// <summary>What the heading of a step's own column says of units; null where the columns are one.</summary>
    public UnitRule? RuleOf(StepTableRow.Step step) => _columns.Count < 2 ? null : _columns[Filled(step.Times, cell => cell is { Text.Length: > 0 }).Index].Rule;

    /// <summary>What a total row gives for this variant, with the unit of its column.</summary>
    public (string Printed, UnitRule Rule)? OfTotal(StepTableRow.Total total)
    {
        if (_columns.Count == 0) return null;
        var (printed, index) = Filled(total.Times, text => text.Length > 0);
        return printed is null ? null : (printed, _columns[index].Rule);
    }

    private (T? Cell, int Index) Filled<T>(IReadOnlyList<T> cells, Func<T, bool> isFilled)
    {
        for (var index = 0; index < _columns.Count; index++)
            if (_columns[index].At < cells.Count && isFilled(cells[_columns[index].At])) return (cells[_columns[index].At], index);
        return _columns.Count > 0 && _columns[0].At < cells.Count ? (cells[_columns[0].At], 0) : (default, 0);
    }

#pragma warning disable MA0009 // linear: asked about the head of one cell
    [GeneratedRegex(@"^\W*(so )?(ngay|gio|phut)( lam viec)?\W*$")]
    private static partial Regex Unit();
}
