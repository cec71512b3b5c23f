using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Forecasts;

internal static class ForecastText
{
    /// <summary>From this chance on a list mentions it.</summary>
    public const double Mentioned = 0.2;

    public static readonly Phrase Title = new("Dự báo trễ hẹn đúng đến đâu", "How good the forecasts are");
    public static readonly Phrase Intro = new(
        "Mỗi bước của các hồ sơ đã kết thúc được dự báo lại vào lúc bước đó bắt đầu, chỉ dựa vào những hồ sơ đã kết thúc trước lúc ấy, rồi đối chiếu với kết quả thật.",
        "Each step of dossiers that have ended is forecast again as of its opening, from nothing but the dossiers that had ended by then, and compared with what came of it.");
    public static readonly Phrase Column = new("Khả năng trễ hẹn", "Chance of lateness");
    public static readonly Phrase Unknown = new("Chưa đủ dữ liệu", "Too little is known");
    public static readonly Phrase None = new("Chưa có hồ sơ nào kết thúc để đối chiếu.", "No dossiers have ended yet to compare with.");
    public static readonly Phrase Forecasts = new("Lượt dự báo", "Forecasts");
    public static readonly Phrase LateShare = new("Trễ thật", "Late in fact");
    public static readonly Phrase HitRate = new("Dự báo đúng", "Right forecasts");
    public static readonly Phrase Brier = new("Điểm Brier (0 là hoàn hảo)", "Brier score (0 is perfect)");
    public static readonly Phrase BrierOfShare = new("Điểm Brier nếu luôn đoán theo tỷ lệ trễ chung", "Brier score of always saying the overall share");
    public static readonly Phrase Hits = new("Báo trễ và đã trễ", "Said late, and it was");
    public static readonly Phrase FalseAlarms = new("Báo trễ nhưng không trễ", "Said late, and it was not");
    public static readonly Phrase Unforecast = new("Chưa đủ dữ liệu để dự báo", "Too little was known");
    public static readonly Phrase Bands = new("Theo mức dự báo", "By what was forecast");
    public static readonly Phrase BandsIntro = new(
        "Dự báo tốt khi trong những hồ sơ được báo 30%, có chừng 30% trễ thật.", "A forecast is good when of those called 30%, some 30% are late.");
    public static readonly Phrase Band = new("Mức dự báo", "Forecast");
    public static readonly Phrase Mean = new("Trung bình dự báo", "Mean forecast");
    public static readonly Phrase Picture = new("Tỷ lệ trễ thật theo mức dự báo", "Share that was late, by what was forecast");
    public static readonly Phrase PictureIntro = new(
        "Mỗi vòng tròn là một mức dự báo, con số là số lượt dự báo; vòng tròn nằm trên đường nét đứt nghĩa là trễ thật nhiều hơn dự báo.",
        "Each circle is a band of forecasts, the number says how many; above the dashed line more were late than was forecast.");
    public static readonly Phrase Agreed = new("Dự báo khớp hoàn toàn", "Forecast and fact agree");
    public static readonly Phrase SeeMeasure = new("Dự báo đúng đến đâu?", "How good are the forecasts?");

    public static Phrase Mark(double chance)
    {
        var percent = Percent(chance);
        return chance switch
        {
            >= BackTest.SaysLate => new($"Nhiều khả năng trễ hẹn ({percent})", $"Likely to be late ({percent})"),
            >= Mentioned => new($"Có thể trễ hẹn ({percent})", $"May be late ({percent})"),
            _ => new($"Ít khả năng trễ hẹn ({percent})", $"Unlikely to be late ({percent})"),
        };
    }

    /// <summary>A band in words.</summary>
    public static Phrase Came(CalibrationBand band) => new(
        $"Dự báo trung bình {Percent(band.Mean)}, trễ thật {Percent(band.Late)} ({band.Count} lượt)", $"Forecast {Percent(band.Mean)} on average, {Percent(band.Late)} late ({band.Count} forecasts)");

    /// <summary>What the chance was counted from.</summary>
    public static Phrase Explained(TaskForecast one)
    {
        var left = WorkingTimeWords.Amount(TimeSpan.FromMinutes(one.Left), CountingRule.WorkingDay);
        var scope = one.Forecast.Scope switch
        {
            ForecastScope.Unit => new Phrase("cùng bước này tại đơn vị này", "at this step in this unit"),
            ForecastScope.Step => new("cùng bước này ở mọi đơn vị", "at this step in any unit"),
            _ => new("cùng thủ tục này", "of this procedure"),
        };
        return new(
            $"Trong {one.Forecast.Cases} hồ sơ gần đây {scope.Vietnamese} đã chờ ít nhất bằng hồ sơ này, {one.Forecast.Longer} hồ sơ cần lâu hơn phần thời gian còn lại ({left.Vietnamese} làm việc).",
            $"Of {one.Forecast.Cases} recent dossiers {scope.English} that had waited at least as long, {one.Forecast.Longer} took longer than what is left ({left.English} of working time).");
    }

    public static Phrase Over(int dossiers, string at) => new($"Đo trên {dossiers} hồ sơ kết thúc gần nhất, lúc {at}.", $"Measured on the {dossiers} dossiers that ended last, at {at}.");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)}%");
}
