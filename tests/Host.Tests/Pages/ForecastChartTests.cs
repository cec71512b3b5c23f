using System.Globalization;
using System.Xml.Linq;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Pages.Forecasts;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Tests.Pages;

public sealed class ForecastChartTests
{
    [Fact]
    public void Each_band_is_a_circle_above_the_line_where_more_were_late_than_was_said_and_below_where_fewer()
    {
        var picture = Drawn([new(0.1, 0.2, 40, 0.15, 0.3), new(0.6, 0.7, 10, 0.65, 0.5)]);

        var circles = picture.Descendants().Where(element => element.Name.LocalName == "circle").ToList();
        var line = picture.Descendants().Single(element => (string?)element.Attribute("class") == "agreed").Attribute("d")!.Value[1..].Split('L', ' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        circles.Select(circle => Y(circle) < LineAt(line, X(circle))).ShouldBe([true, false]);
        Radius(circles[0]).ShouldBeGreaterThan(Radius(circles[1]));
        picture.Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value).ShouldBe(
            ["Dự báo trung bình 15%, trễ thật 30% (40 lượt)", "Dự báo trung bình 65%, trễ thật 50% (10 lượt)"]);
    }

    private static double LineAt(double[] line, double x) => line[1] + ((line[3] - line[1]) * (x - line[0]) / (line[2] - line[0]));

    private static double X(XElement circle) => (double)circle.Attribute("cx")!;

    private static double Y(XElement circle) => (double)circle.Attribute("cy")!;

    private static double Radius(XElement circle) => (double)circle.Attribute("r")!;

    private static XElement Drawn(IReadOnlyList<CalibrationBand> bands) => XElement.Parse(ForecastChart.Svg(bands, "Dự báo & thực tế", PageLanguage.Vietnamese));
}
