using System.Globalization;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>Reads the time cells of one variant and remembers which units the document did not print in them.</summary>
internal sealed class StepTimes(IReadOnlyList<UnitRule> rules, TimeColumns column, Place header, List<Diagnostic> diagnostics)
{
    private readonly SortedDictionary<UnitSource, List<int>> _elsewhere = [];
    private readonly HashSet<GridCell> _said = new(ReferenceEqualityComparer.Instance);

    /// <param name="Printed">The cell as printed.</param>
    /// <param name="Cell">The cell; null where the row has none.</param>
    /// <param name="Limit">The limit; null where none is given.</param>
    /// <param name="Inference">What was understood rather than read.</param>
    public sealed record StepTime(string Printed, GridCell? Cell, PrintedLimit? Limit, Inference? Inference);

    public StepTime Read(StepTableRow.Step step, int no, Grid grid)
    {
        if (column.IsNone) return InProse(step, no);
        var cell = column.CellOf(step);
        // Whoever left the cell empty may have written the time where it says what is done.
        if ((cell is null || cell.Text.Length == 0) && InProse(step, no) is { Limit: not null } told) return told;
        var place = cell is null
            ? header with { Row = grid.Rows[step.Row].Number, Cell = null, Table = grid.Table }
            : new Place { Table = grid.Table, Row = grid.Rows[cell.Top].Number, Cell = cell.Cell.Number };
        var printed = cell?.Text ?? "";
        var reading = TimeGrammar.Read(printed);
        // A cell that is merged over several steps is spoken of once.
        if (cell is null || _said.Add(cell)) Report(reading, printed, no, place);
        if (reading.Limit is not { } length)
            return new(printed, cell, null, reading.Kind is TimeKind.Several ? new("Ô nêu nhiều thời hạn cho nhiều trường hợp; bước không có hạn riêng", printed) : null);

        var normal = UnitRules.Apply(length, column.RuleOf(step) is { } own ? [own, .. rules] : rules);
        // An own starting event has its own law; what the column says of days need not hold for it.
        if (normal.Source is not UnitSource.Cell)
        {
            if (!_elsewhere.TryGetValue(normal.Source, out var steps)) _elsewhere[normal.Source] = steps = [];
            steps.Add(no);
        }

        var inference = reading.Kind switch
        {
            TimeKind.InProse => new Inference("Thời hạn lấy từ câu văn", printed),
            TimeKind.SameDay => new("Trong ngày được hiểu là 1 ngày", printed),
            _ when reading.Others is { Count: > 0 } => new("Ô nêu nhiều thời hạn, lấy thời hạn đầu tiên", printed),
            _ => null,
        };
        return new(printed, cell, new(normal.Limit, printed, normal.Source, reading.From), inference);
    }

    /// <summary>A table without a column of times may give them where it says what is done: <c>Tiếp nhận hồ sơ (½ ngày)</c>.</summary>
    private StepTime InProse(StepTableRow.Step step, int no)
    {
        var printed = StepSentences.Given(step.Detail);
        var reading = TimeGrammar.Read(printed);
        if (reading is not { Kind: TimeKind.Limit, Limit: { } length }) return new("", null, null, null);
        var normal = UnitRules.Apply(length, rules);
        if (normal.Source is not UnitSource.Cell)
        {
            if (!_elsewhere.TryGetValue(normal.Source, out var steps)) _elsewhere[normal.Source] = steps = [];
            steps.Add(no);
        }

        return new(printed, null, new(normal.Limit, printed, normal.Source, reading.From), new("Thời hạn lấy từ câu văn", printed));
    }

    /// <summary>Says once for the column where units came from.</summary>
    public void ReportUnits()
    {
        foreach (var (source, steps) in _elsewhere)
        {
            var which = string.Join(", ", steps.Select(no => no.ToString(CultureInfo.InvariantCulture)));
            if (source is UnitSource.Assumed) diagnostics.Add(TimeFindings.UnitAssumed(which, header));
            else diagnostics.Add(TimeFindings.UnitElsewhere(source, rules.FirstOrDefault(rule => rule.Source == source)?.Words ?? column.Words, which, header));
        }
    }

    private void Report(TimeReading reading, string printed, int no, Place place)
    {
        switch (reading.Kind)
        {
            case TimeKind.Unreadable: diagnostics.Add(TimeFindings.Unreadable(no, printed, place)); break;
            case TimeKind.Several: diagnostics.Add(TimeFindings.Several(no, printed, place)); break;
            case TimeKind.InProse: diagnostics.Add(TimeFindings.InProse(no, Slice(reading, printed), printed, place)); break;
            case TimeKind.SameDay: diagnostics.Add(TimeFindings.SameDay(no, printed, place)); break;
            case TimeKind.Empty: diagnostics.Add(TimeFindings.Missing(no, place)); break;
            case TimeKind.Limit when reading.Others is { Count: > 0 }: diagnostics.Add(TimeFindings.Others(no, Slice(reading, printed), printed, place)); break;
        }
    }

    private static string Slice(TimeReading reading, string printed) =>
        reading.Limit is { } limit && limit.End <= printed.Length ? printed[limit.Start..limit.End].Trim() : printed;
}
