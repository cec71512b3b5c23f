using System.Text;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>What the document's own section of abbreviations says: <c>CCMC: Công chức một cửa</c>.</summary>
internal sealed partial class Abbreviations
{
    private const int Most = 200, LongestShort = 16, LongestLong = 120;

    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>Reads the lines below a heading that speaks of abbreviations or definitions, up to the next section.</summary>
    public static Abbreviations Of(IEnumerable<FlowItem> items)
    {
        var found = new Abbreviations();
        var within = false;
        foreach (var line in items.OfType<FlowItem.Line>())
        {
            var folded = Letters.Head(line.Folded);
            if (Heading().IsMatch(folded))
            {
                within = true;
                continue;
            }

            if (within && SectionWords.Begin(line).Section is not Section.None) within = false;
            if (within && found._written.Count < Most) found.Add(line);
        }

        return found;
    }

    /// <summary>An actor's cell with what the document abbreviates written out; the same text where it abbreviates nothing.</summary>
    public string Expand(string printed)
    {
        if (_written.Count == 0) return printed;
        var expanded = new StringBuilder();
        foreach (var word in Words().Matches(printed).Select(match => match.Value))
            expanded.Append(_written.GetValueOrDefault(word) ?? word);
        return expanded.ToString();
    }

    private void Add(FlowItem.Line line)
    {
        var (brief, full) = ("", "");
        if (line.Row is { Count: 2 or 3 } row) (brief, full) = (row[^2].Text, row[^1].Text);
        else if (Pair().Match(line.Text) is { Success: true } pair) (brief, full) = (pair.Groups["short"].Value, pair.Groups["long"].Value);
        brief = brief.Trim(' ', '-', '–', '+', '*', '•', '.', ':', '“', '”', '"');
        full = full.Trim(' ', '-', '–', ':', '=', '.', ';', ',', '“', '”', '"');
        if (brief.Length is < 2 or > LongestShort || full.Length < 4 || full.Length > LongestLong) return;
        if (brief.Count(char.IsUpper) < 2 || brief.Contains(' ', StringComparison.Ordinal)) return;
        _written.TryAdd(brief, full);
    }

#pragma warning disable MA0009 // linear: asked about one clipped line, bounded repetition
    [GeneratedRegex(@"^\W*(\d+(\.\d+)*|[ivx]+|[a-z])?\W*((cac )?(dinh nghia|giai thich|thuat ngu|tu viet tat|chu viet tat|viet tat|ky hieu)\b)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[\s\-–+*•]{0,6}(?<short>[^\s:=]{2,16})\s{0,4}[:=–-]\s{0,4}(?<long>\S.{2,119})$")]
    private static partial Regex Pair();

    [GeneratedRegex(@"[\p{L}\p{N}&\-\.]*[\p{L}\p{N}]|[^\p{L}\p{N}]+")]
    private static partial Regex Words();
}
