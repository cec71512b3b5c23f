using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// A sum of time limits. Documents count eight hours to a day, whether they say working days or not; minutes to an hour are sixty.
/// Source: the unit rule printed under step tables ("ngày làm việc, bằng 8 tiếng giờ hành chính").
/// </summary>
/// <param name="Hours">Hours, a day being eight.</param>
/// <param name="Working">Some part counts working time.</param>
/// <param name="Calendar">Some part counts calendar time, or does not say.</param>
public readonly record struct LimitSum(decimal Hours, bool Working, bool Calendar)
{
    public const decimal HoursOfDay = 8;

    public static LimitSum Of(TimeLimit limit) => limit.Unit switch
    {
        TimeUnit.Minute => new(limit.Value / 60, false, false),
        TimeUnit.Hour => new(limit.Value, false, false),
        TimeUnit.WorkingHour => new(limit.Value, true, false),
        TimeUnit.Day => new(limit.Value * HoursOfDay, false, true),
        TimeUnit.WorkingDay => new(limit.Value * HoursOfDay, true, false),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static LimitSum operator +(LimitSum one, LimitSum other) =>
        new(one.Hours + other.Hours, one.Working || other.Working, one.Calendar || other.Calendar);

    public static LimitSum Add(LimitSum one, LimitSum other) => one + other;

    /// <summary>In days with a decimal comma, as a clerk writes.</summary>
    public string Days => Number(Hours / HoursOfDay, ',');

    /// <summary>In days with a decimal point.</summary>
    public string EnglishDays => Number(Hours / HoursOfDay, '.');

    private static string Number(decimal days, char separator) =>
        Math.Round(days, 4).ToString("0.####", CultureInfo.InvariantCulture).Replace('.', separator);
}
