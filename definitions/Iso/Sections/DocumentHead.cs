using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>The box at the head of an ISO document: agency, name, code, edition, date of issue.</summary>
internal sealed partial record DocumentHead(string? Agency, string? Name, string? Code, string? Edition, DateOnly? IssuedOn)
{
    /// <summary>The head that a table is; null where it has no code.</summary>
    public static DocumentHead? Of(Grid grid)
    {
        if (grid.Rows.Count > 12) return null;
        var cells = Enumerable.Range(0, grid.Rows.Count).SelectMany(row => grid[row]).Distinct().ToList();
        var code = Value(cells, CodeWords());
        if (code is null) return null;
        var edition = Value(cells, EditionWords());
        var issued = Value(cells, DateWords());
        return new(AgencyOf(cells), NameOf(cells), code, edition, issued is null ? null : Date(issued));
    }

    private const int LinesOfHead = 40;

    /// <summary>The head that is printed as lines of text at the beginning of the document; null where no line gives a code.</summary>
    public static DocumentHead? OfLines(IEnumerable<FlowItem.Line> lines)
    {
        var first = lines.Take(LinesOfHead).ToList();
        var code = Value(first, CodeWords());
        return code is null ? null : new(null, null, code, Value(first, EditionWords()), Value(first, DateWords()) is { } issued ? Date(issued) : null);
    }

    /// <summary>True for a line of the head that is no name: code, edition, date.</summary>
    public static bool IsPart(FlowItem.Line line)
    {
        var folded = Letters.Head(line.Folded);
        return CodeWords().IsMatch(folded) || EditionWords().IsMatch(folded) || DateWords().IsMatch(folded);
    }

    private static string? Value(List<FlowItem.Line> lines, Regex words) => lines
        .Select(line => (line.Text, Found: words.Match(Letters.Head(line.Folded))))
        .Where(each => each.Found.Success && each.Found.Value.TrimEnd().EndsWith(':'))
        .Select(each => each.Text[each.Found.Length..].Trim(' ', ':', '.', '…'))
        .FirstOrDefault(value => value.Length is > 0 and < 60);

    private static string? Value(List<GridCell> cells, Regex words)
    {
        for (var at = 0; at < cells.Count; at++)
            foreach (var line in cells[at].Lines)
            {
                var found = words.Match(Letters.Fold(Letters.Head(line)));
                if (!found.Success) continue;
                var value = line[found.Length..].Trim(' ', ':', '.', '…');
                if (value.Length > 0) return value;
                // The value stands in the next cell.
                if (at + 1 < cells.Count && cells[at + 1].Top == cells[at].Top && cells[at + 1].Text.Length is > 0 and < 60) return cells[at + 1].Text;
            }

        return null;
    }

    private static string? AgencyOf(List<GridCell> cells)
    {
        var first = cells[0];
        return first.Left == 0 && first.Text.Length is > 0 and < 200 && !Title().IsMatch(Letters.Fold(Letters.Head(first.Text))) ? first.Text : null;
    }

    private static string? NameOf(List<GridCell> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            var title = Title().Match(Letters.Fold(Letters.Head(cells[at].Text)));
            if (!title.Success) continue;
            var rest = cells[at].Text[title.Length..].Trim(' ', ':', '.', '-', '–');
            if (rest.Length > 0) return rest;
            // The name stands below the word, in the same column.
            var below = cells.FirstOrDefault(cell => cell.Top > cells[at].Top && cell.Left == cells[at].Left && cell.Text.Length > 0);
            if (below is not null && !CodeWords().IsMatch(Letters.Fold(Letters.Head(below.Text)))) return below.Text;
        }

        return null;
    }

    private static DateOnly? Date(string text)
    {
        var found = Dates().Match(Letters.Head(text));
        return found.Success
            && int.TryParse(found.Groups["d"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(found.Groups["m"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(found.Groups["y"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1945 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

#pragma warning disable MA0009 // linear: asked about the head of one line
    [GeneratedRegex(@"^\W*(ma hieu|ma so|ky hieu|ma quy trinh|ma tai lieu|so hieu)(?! (tthc|thu tuc))( quy trinh| tai lieu)?\s*:?")]
    private static partial Regex CodeWords();

    [GeneratedRegex(@"^\W*lan (ban hanh|bh|soat xet|sua doi)[^:\d]{0,12}:?")]
    private static partial Regex EditionWords();

    [GeneratedRegex(@"^\W*ngay (ban hanh|hieu luc|bh|ap dung|co hieu luc)\s*:?")]
    private static partial Regex DateWords();

    [GeneratedRegex(@"^\W*(quy trinh( iso| noi bo)?|ten quy trinh|thu tuc)\b\W*")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<d>\d{1,2})\s*[/\-\.]\s*(?<m>\d{1,2})\s*[/\-\.]\s*(?<y>\d{4})")]
    private static partial Regex Dates();
}
