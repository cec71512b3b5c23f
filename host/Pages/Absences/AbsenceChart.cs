using System.Globalization;
using System.Text;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Pages.Absences;

/// <summary>Four weeks of absences as SVG made on the server, a line a person; the table below says the same in words.</summary>
internal static class AbsenceChart
{
    private const int Days = 28;
    private const int Cell = 26;
    private const int Width = Days * Cell;
    private const int Line = 46;
    private const int Top = 24;
    private const int MostLines = 20;

    /// <summary>From the Monday of this week.</summary>
    public static string Svg(IReadOnlyList<AbsenceEntry> absences, DateOnly today, string title, PageLanguage language)
    {
        var first = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var lines = absences.Where(one => one.From < first.AddDays(Days) && one.Until >= first).GroupBy(one => (one.Person, one.Name)).Take(MostLines).ToList();
        var height = Top + (Math.Max(1, lines.Count) * Line);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"absence-chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{MarkupText.Of(title)}\">");
        for (var at = 0; at < Days; at++) Ground(svg, first.AddDays(at), at * Cell, height, today);
        for (var at = 0; at < Days; at += 7) Week(svg, first.AddDays(at), at * Cell, height); // over the ground of the days beside it
        for (var at = 0; at < lines.Count; at++)
        {
            var y = Top + (at * Line);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{y + 14}\" class=\"name\">{MarkupText.Of(lines[at].Key.Name)}</text>");
            foreach (var one in lines[at]) Bar(svg, one, first, y, language);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Ground(StringBuilder svg, DateOnly day, int x, int height, DateOnly today)
    {
        var kind = day == today ? "today" : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "weekend" : null;
        if (kind is not null) svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"0\" width=\"{Cell}\" height=\"{height}\" class=\"{kind}\"/>");
    }

    private static void Week(StringBuilder svg, DateOnly monday, int x, int height) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} 0v{height}\" class=\"week\"/><text x=\"{x + 2}\" y=\"14\" class=\"day\">{monday:dd/MM}</text>");

    private static void Bar(StringBuilder svg, AbsenceEntry one, DateOnly first, int y, PageLanguage language)
    {
        var from = Math.Max(0, one.From.DayNumber - first.DayNumber);
        var until = Math.Min(Days - 1, one.Until.DayNumber - first.DayNumber);
        var by = one.Substitutes.Count > 0 ? one.Substitutes[0].Name : AbsencesText.HeadStandsIn.In(language);
        var width = ((until - from + 1) * Cell) - 2;
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{MarkupText.Of(one.Name)}: {AbsencesText.Range(one.From, one.Until).In(language)} → {MarkupText.Of(by)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{(from * Cell) + 1}\" y=\"{y + 19}\" width=\"{width}\" height=\"19\" rx=\"3\" class=\"leave\"/>");
        if (width >= by.Length * 7) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(from * Cell) + 6}\" y=\"{y + 33}\" class=\"by\">→ {MarkupText.Of(by)}</text>");
        svg.Append("</g>");
    }
}
