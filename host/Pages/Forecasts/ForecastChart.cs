using System.Globalization;
using System.Text;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Pages.Forecasts;

/// <summary>
/// What was forecast against what came of it, as SVG made on the server: a circle a band, the larger the more forecasts fell into it, on the dashed
/// line where both agree. Above the line more were late than was said. The table beside it says the same.
/// </summary>
internal static class ForecastChart
{
    private const int Width = 720;
    private const int Left = 84;
    private const int Right = 24;
    private const int Top = 16;
    private const int Plot = 300;
    private const int Bottom = 60;
    private const double Smallest = 4;
    private const double Largest = 16;

    public static string Svg(IReadOnlyList<CalibrationBand> bands, string title, PageLanguage language)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"forecast-chart\" viewBox=\"0 0 {Width} {Top + Plot + Bottom}\" role=\"img\" aria-label=\"{MarkupText.Of(title)}\">");
        Rules(svg, language);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(0):0.#} {Y(0):0.#}L{X(1):0.#} {Y(1):0.#}\" class=\"agreed\"/><text x=\"{X(0.58):0.#}\" y=\"{Y(0.48):0.#}\" class=\"agreed-name\">{MarkupText.Of(ForecastText.Agreed.In(language))}</text>");
        svg.Append("<polyline class=\"came\" points=\"");
        foreach (var band in bands) svg.Append(CultureInfo.InvariantCulture, $"{X(band.Mean):0.#},{Y(band.Late):0.#} ");
        svg.Append("\"/>");
        var most = Math.Max(1, bands.Select(band => band.Count).DefaultIfEmpty(1).Max());
        foreach (var band in bands) Circle(svg, band, most, language);
        return svg.Append("</svg>").ToString();
    }

    private static void Rules(StringBuilder svg, PageLanguage language)
    {
        for (var fifth = 0; fifth <= 5; fifth++)
        {
            var share = fifth / 5.0;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(share):0.#}H{Width - Right}\" class=\"rule\"/><text x=\"{Left - 22}\" y=\"{Y(share) + 4:0.#}\" class=\"of-y\">{ForecastText.Percent(share)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(share):0.#}\" y=\"{Top + Plot + 30}\" class=\"of-x\">{ForecastText.Percent(share)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(0.5):0.#}\" y=\"{Top + Plot + 52}\" class=\"of-x name\">{MarkupText.Of(ForecastText.Mean.In(language))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(16 {Y(0.5):0.#}) rotate(-90)\" class=\"of-x name\">{MarkupText.Of(ForecastText.LateShare.In(language))}</text>");
    }

    private static void Circle(StringBuilder svg, CalibrationBand band, int most, PageLanguage language)
    {
        var radius = Smallest + ((Largest - Smallest) * Math.Sqrt((double)band.Count / most));
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{MarkupText.Of(ForecastText.Came(band).In(language))}</title><circle cx=\"{X(band.Mean):0.#}\" cy=\"{Y(band.Late):0.#}\" r=\"{radius:0.#}\" class=\"band\"/>");
        var above = Y(band.Late) - radius - 5;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(band.Mean):0.#}\" y=\"{(above < Top + 10 ? Y(band.Late) + radius + 14 : above):0.#}\" class=\"of-x number\">{band.Count}</text></g>");
    }

    private static double X(double share) => Left + ((Width - Left - Right) * share);

    private static double Y(double share) => Top + (Plot * (1 - share));
}
