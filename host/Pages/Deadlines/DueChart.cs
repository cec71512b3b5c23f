using System.Globalization;
using System.Text;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

/// <summary>
/// Bars of what is late or nearly due, a line a unit, as SVG made on the server: told apart by pattern as well as by colour, with every
/// number written out, so that it can be read without colours and by a screen reader (the table beside it says the same).
/// </summary>
internal static class DueChart
{
    private const int Width = 720;
    private const int Line = 44;
    private const int Top = 8;
    private const int BarHeight = 16;
    private const int MostLines = 12;

    public static string Svg(IReadOnlyList<DueCount> counts, string title, PageLanguage language)
    {
        var shown = counts.Take(MostLines).ToList();
        var most = Math.Max(1, shown.Max(count => count.Total));
        var height = Top + (shown.Count * Line);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"due-chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{MarkupText.Of(title)}\">");
        svg.Append("<defs><pattern id=\"due-late\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"late\"/><path d=\"M0 0v6\" class=\"stripe\"/></pattern></defs>");
        for (var at = 0; at < shown.Count; at++) Row(svg, shown[at], Top + (at * Line), most, language);
        return svg.Append("</svg>").ToString();
    }

    private static void Row(StringBuilder svg, DueCount count, int y, int most, PageLanguage language)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 13}\" class=\"name\">{MarkupText.Of(count.Name)}</text>");
        double x = 0;
        foreach (var (number, kind, word) in new[] { (count.Overdue, "late", DeadlinesText.Overdue), (count.Today, "today", DeadlinesText.Today), (count.Week, "week", DeadlinesText.Week) })
        {
            if (number == 0) continue;
            var width = Math.Max(18, (Width - 40) * (double)number / most);
            width = Math.Min(width, Width - x);
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>{MarkupText.Of(count.Name)} – {MarkupText.Of(word.In(language))}: {number}</title>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y + 18}\" width=\"{width:0.#}\" height=\"{BarHeight}\" class=\"bar-{kind}\"{(kind == "late" ? " fill=\"url(#due-late)\"" : "")}/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + (width / 2):0.#}\" y=\"{y + 30}\" class=\"number on-{kind}\">{number}</text></g>");
            x += width;
        }
    }
}
