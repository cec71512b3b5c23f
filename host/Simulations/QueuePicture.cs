using System.Globalization;
using System.Text;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>
/// The lists of tasks over the year, a line a step, as an SVG that stands alone: told apart by dashes as well as by colours (Okabe and Ito's,
/// which colour-blind people can tell apart too).
/// </summary>
internal static class QueuePicture
{
    private const int Width = 960;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 56;
    private const int Plot = 300;
    private const int LegendLine = 22;
    private const int MostLines = 8;
    private const int MostPoints = 800;
    private const int LongestTitle = 62;

    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#007a5a", "#a8447f", "#8a6100", "#2b7bb0", "#17212b", "#7a4b00"];
    private static readonly string[] Dashes = ["", "8 4", "2 3", "12 4 2 4", "", "8 4", "2 3", "12 4 2 4"];

    public static string Svg(SimulationReport report, PageLanguage language)
    {
        var shown = report.Steps.Where(step => step.MostQueue > 0).OrderByDescending(step => step.MostQueue).Take(MostLines).ToList();
        shown = [.. report.Steps.Where(shown.Contains)];
        var days = Math.Max(1, report.Steps.Count == 0 ? 1 : report.Steps.Max(step => step.Queue.Count));
        var top = Ceiling(shown.Count == 0 ? 1 : shown.Max(step => step.Queue.DefaultIfEmpty(0).Max()));
        var height = Top + Plot + 48 + (LegendLine * ((shown.Count + 1) / 2)) + 12;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{MarkupText.Of(SimulationText.Picture.In(language))}\" font-family=\"'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif\" font-size=\"13\" fill=\"#17212b\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/><text x=\"{Left}\" y=\"22\" font-size=\"16\" font-weight=\"650\">{MarkupText.Of(Cut(report.Name, 100))}</text><text x=\"{Left}\" y=\"43\" fill=\"#4b5966\">{MarkupText.Of(SimulationText.Picture.In(language))}</text>");
        Rules(svg, top, language);
        Months(svg, report.FirstDay, days, language);
        for (var at = 0; at < shown.Count; at++) Curve(svg, shown[at], at, days, top);
        for (var at = 0; at < shown.Count; at++) Legend(svg, shown[at], at, language);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Five rules across, with the number of tasks at each.</summary>
    private static void Rules(StringBuilder svg, int top, PageLanguage language)
    {
        for (var part = 0; part <= 5; part++)
        {
            var y = Top + Plot - (Plot * part / 5);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y}H{Width - Right}\" stroke=\"{(part == 0 ? "#4b5966" : "#d3dae1")}\"/><text x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{SimulationText.Figure((double)top * part / 5, language)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(16 {Top + (Plot / 2)}) rotate(-90)\" text-anchor=\"middle\" fill=\"#4b5966\">{MarkupText.Of(SimulationText.Waiting.In(language))}</text>");
    }

    /// <summary>A mark where a month begins; of a short run, of every few days.</summary>
    private static void Months(StringBuilder svg, DateOnly first, int days, PageLanguage language)
    {
        var every = days > 62 ? 0 : Math.Max(1, days / 10);
        var last = double.NegativeInfinity;
        var named = false;
        for (var day = 0; day < days; day++)
        {
            var date = first.AddDays(day);
            if (every == 0 ? date.Day != 1 : day % every != 0) continue;
            var x = X(day, days);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {Top + Plot}v6\" stroke=\"#4b5966\"/>");
            if (x - last < 56) continue;
            last = x;
            var form = every > 0 ? "dd/MM" : date.Month > 1 && named ? "MM" : language == PageLanguage.English ? "yyyy-MM" : "MM/yyyy";
            var name = date.ToString(form, CultureInfo.InvariantCulture);
            named = true;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{Top + Plot + 22}\" text-anchor=\"{(x > Width - Right - 30 ? "end" : x < Left + 20 ? "start" : "middle")}\">{name}</text>");
        }
    }

    private static void Curve(StringBuilder svg, StepFigures step, int at, int days, int top)
    {
        var each = (days + MostPoints - 1) / MostPoints;
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{MarkupText.Of(step.Title)}</title><polyline fill=\"none\" stroke=\"{Colours[at]}\" stroke-width=\"2\" stroke-linejoin=\"round\"{(Dashes[at].Length == 0 ? "" : $" stroke-dasharray=\"{Dashes[at]}\"")} points=\"");
        for (var day = 0; day < step.Queue.Count; day += each)
        {
            var most = step.Queue.Skip(day).Take(each).Max();
            svg.Append(CultureInfo.InvariantCulture, $"{X(day, days):0.#},{Top + Plot - ((double)Plot * most / top):0.#} ");
        }

        svg.Append("\"/></g>");
    }

    private static void Legend(StringBuilder svg, StepFigures step, int at, PageLanguage language)
    {
        var (x, y) = (Left + (at % 2 * (Width - Left - Right) / 2), Top + Plot + 52 + (at / 2 * LegendLine));
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} {y - 4}h28\" stroke=\"{Colours[at]}\" stroke-width=\"3\"{(Dashes[at].Length == 0 ? "" : $" stroke-dasharray=\"{Dashes[at]}\"")}/><text x=\"{x + 36}\" y=\"{y}\" font-size=\"12\">{MarkupText.Of(Cut(SimulationText.Named(step, language), LongestTitle))}</text>");
    }

    private static double X(int day, int days) => Left + ((Width - Left - Right) * (double)day / Math.Max(1, days - 1));

    /// <summary>The next number of the form 5, 10, 25, 50, 100 … that fifths of are whole.</summary>
    private static int Ceiling(int most)
    {
        for (long unit = 5; ; unit *= 10)
        {
            foreach (var times in new[] { 1.0, 2, 3, 4, 6, 8 })
                if (unit * times >= most) return (int)(unit * times);
        }
    }

    private static string Cut(string text, int longest) => text.Length > longest ? text[..(longest - 1)] + "…" : text;
}
