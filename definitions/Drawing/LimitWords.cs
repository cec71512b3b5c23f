using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>A time limit as a clerk writes it: <c>0,5 ngày làm việc</c>.</summary>
public static class LimitWords
{
    public static string Of(TimeLimit limit)
    {
        var unit = limit.Unit switch
        {
            TimeUnit.Minute => "phút",
            TimeUnit.Hour => "giờ",
            TimeUnit.WorkingHour => "giờ làm việc",
            TimeUnit.Day => "ngày",
            TimeUnit.WorkingDay => "ngày làm việc",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{limit.Value.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',')} {unit}";
    }
}
