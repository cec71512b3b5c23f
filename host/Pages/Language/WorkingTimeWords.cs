using System.Globalization;

namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>Working time as a clerk says it: <c>1 ngày 2 giờ</c>.</summary>
public static class WorkingTimeWords
{
    /// <summary>Whole days and hours; minutes only below one hour, since nobody plans by them before.</summary>
    /// <param name="time">Working time, not negative.</param>
    /// <param name="day">Working time of one ordinary working day; over zero.</param>
    public static Phrase Amount(TimeSpan time, TimeSpan day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(day, TimeSpan.Zero);

        if (time < TimeSpan.FromHours(1))
            return Minutes(Math.Max(1, (int)time.TotalMinutes));
        var days = (int)(time / day);
        var hours = (int)(time - (days * day)).TotalHours;
        return (days, hours) switch
        {
            (0, _) => Hours(hours),
            (_, 0) => Days(days),
            _ => new($"{Days(days).Vietnamese} {Hours(hours).Vietnamese}", $"{Days(days).English} {Hours(hours).English}"),
        };
    }

    private static Phrase Days(int count) => Counted(count, "ngày", "day");

    private static Phrase Hours(int count) => Counted(count, "giờ", "hour");

    private static Phrase Minutes(int count) => Counted(count, "phút", "minute");

    private static Phrase Counted(int count, string vietnamese, string english)
    {
        var number = count.ToString(CultureInfo.InvariantCulture);
        return new($"{number} {vietnamese}", count == 1 ? $"1 {english}" : $"{number} {english}s");
    }
}
