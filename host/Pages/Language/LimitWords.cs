using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>A time limit as a rule states it: <c>03 ngày làm việc</c>, <c>0,5 giờ làm việc</c>.</summary>
public static class LimitWords
{
    private static readonly CultureInfo Vietnam = CultureInfo.GetCultureInfo("vi-VN");

    public static Phrase Of(TimeLimit limit)
    {
        // Whole numbers below ten are written with a nought, so that nobody adds a digit before them.
        var whole = limit.Value == decimal.Truncate(limit.Value);
        var vietnamese = whole ? limit.Value.ToString("00", Vietnam) : limit.Value.ToString("0.##", Vietnam);
        var english = limit.Value.ToString("0.##", CultureInfo.InvariantCulture);
        var (vi, en) = limit.Unit switch
        {
            TimeUnit.Minute => ("phút", "minutes"),
            TimeUnit.Hour => ("giờ", "hours"),
            TimeUnit.WorkingHour => ("giờ làm việc", "working hours"),
            TimeUnit.Day => ("ngày", "days"),
            TimeUnit.WorkingDay => ("ngày làm việc", "working days"),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, null),
        };
        return new($"{vietnamese} {vi}", $"{english} {(limit.Value == 1 ? en[..^1] : en)}");
    }
}
