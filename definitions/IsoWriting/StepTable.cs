using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>How a kind of document prints its step table.</summary>
/// <param name="Number">Heading of the first column.</param>
/// <param name="Content">Heading of what is done.</param>
/// <param name="Actor">Heading of who does it.</param>
/// <param name="Time">Heading of how long.</param>
/// <param name="Label">Prefix of a step's number, such as <c>Bước </c>.</param>
/// <param name="TotalFirst">The total stands above the steps; else it stands below, and only where no section states the limit.</param>
internal sealed record StepTableStyle(string Number, string Content, string Actor, string Time, string Label, bool TotalFirst);

/// <summary>
/// The step table of a procedure, or of its variants: the same steps with a time column for each. Steps that share a limit share a
/// merged time cell.
/// </summary>
internal sealed class StepTable(IReadOnlyList<Procedure> variants, StepTableStyle style, int? unitNote)
{
    private const string Products = "Biểu mẫu/Kết quả";

    private readonly IReadOnlyList<Step> steps = variants[0].Steps;
    private readonly bool products = variants[0].Steps.Any(step => step.Products.Count > 0);
    private readonly bool named = variants.Count > 1;

    public Table Write()
    {
        var widths = Widths();
        var rows = new List<TableRow>();
        rows.AddRange(Heading(widths));
        if (style.TotalFirst) rows.AddRange(Total(widths));
        string? phase = null;
        for (var at = 0; at < steps.Count; at++)
        {
            if (steps[at].Phase is { } begins && begins != phase)
                rows.Add(WordParts.Row(false, WordParts.Cell([WordParts.Line(begins, bold: true)], widths.Sum(), widths.Count)));
            phase = steps[at].Phase;
            rows.Add(StepRow(at, widths));
        }

        if (!style.TotalFirst && named) rows.AddRange(Total(widths));
        return WordParts.Framed(widths, rows);
    }

    private List<int> Widths()
    {
        const int number = 850, time = 1500, product = 1400;
        var times = Enumerable.Repeat(named ? 1250 : time, variants.Count).ToList();
        var rest = WordParts.TextWidth - number - times.Sum() - (products ? product : 0);
        var actor = rest * 2 / 5;
        return [number, rest - actor, actor, .. times, .. products ? [product] : Array.Empty<int>()];
    }

    private IEnumerable<TableRow> Heading(List<int> widths)
    {
        // A variant's name begins with the words of the column that stands above it, as the reader puts them together.
        var merge = named ? MergedCellValues.Restart : (MergedCellValues?)null;
        var top = new List<TableCell>
        {
            Head(style.Number, widths[0], merge: merge), Head(style.Content, widths[1], merge: merge), Head(style.Actor, widths[2], merge: merge),
            Head(named ? "Thời gian" : style.Time, widths.Skip(3).Take(variants.Count).Sum(), variants.Count, note: unitNote),
        };
        if (products) top.Add(Head(Products, widths[^1], merge: merge));
        yield return WordParts.Row(true, top);
        if (!named) yield break;
        var leaves = new List<TableCell>();
        for (var at = 0; at < 3; at++) leaves.Add(Head("", widths[at], merge: MergedCellValues.Continue));
        leaves.AddRange(variants.Select((variant, at) => Head(Leaf(variant), widths[3 + at])));
        if (products) leaves.Add(Head("", widths[^1], merge: MergedCellValues.Continue));
        yield return WordParts.Row(true, leaves);
    }

    private static string Leaf(Procedure variant)
    {
        const string above = "Thời gian ";
        var name = variant.Variant ?? "";
        return name.StartsWith(above, StringComparison.Ordinal) ? name[above.Length..] : name;
    }

    private IEnumerable<TableRow> Total(List<int> widths)
    {
        if (variants.All(variant => variant.LegalLimit is null)) yield break;
        var cells = new List<TableCell> { WordParts.Cell([WordParts.Line("Tổng thời gian giải quyết", bold: true)], widths.Take(3).Sum(), 3) };
        cells.AddRange(variants.Select((variant, at) => WordParts.Cell([WordParts.Centred(variant.LegalLimit?.Text ?? "", bold: true)], widths[3 + at])));
        if (products) cells.Add(WordParts.Cell([], widths[^1]));
        yield return WordParts.Row(false, cells);
    }

    private TableRow StepRow(int at, List<int> widths)
    {
        var step = steps[at];
        var cells = new List<TableCell>
        {
            WordParts.Cell([WordParts.Centred(FormattableString.Invariant($"{style.Label}{step.No}"))], widths[0]),
            WordParts.Cell([.. RouteProse.Lines(step, steps).Select(line => WordParts.Line(line))], widths[1]),
            WordParts.Cell([.. step.Actor.Split(" / ").Select(line => WordParts.Line(line))], widths[2]),
        };
        for (var variant = 0; variant < variants.Count; variant++) cells.Add(TimeCell(variants[variant].Steps, at, widths[3 + variant]));
        if (products) cells.Add(WordParts.Cell([.. step.Products.Select(product => WordParts.Line(product))], widths[^1]));
        return WordParts.Row(false, cells);
    }

    private static TableCell TimeCell(IReadOnlyList<Step> steps, int at, int width)
    {
        var step = steps[at];
        var begins = step.Group is null || at == 0 || steps[at - 1].Group != step.Group;
        var goesOn = step.Group is not null && at + 1 < steps.Count && steps[at + 1].Group == step.Group;
        var merge = !begins ? MergedCellValues.Continue : goesOn ? MergedCellValues.Restart : (MergedCellValues?)null;
        var text = step.Time.Length > 0 ? step.Time : step.Limit?.Text ?? "";
        return WordParts.Cell(begins ? [WordParts.Centred(text)] : [], width, merge: merge);
    }

    private static TableCell Head(string text, int width, int span = 1, MergedCellValues? merge = null, int? note = null) =>
        WordParts.Cell([WordParts.Line(text, bold: true, align: JustificationValues.Center, footnote: note)], width, span, merge);
}
