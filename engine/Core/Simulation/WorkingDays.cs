using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>Days as dossiers come in on them.</summary>
internal static class WorkingDays
{
    /// <summary>An instant, UTC, a share of the way through a local day's working time; noon of a day on which nobody works.</summary>
    public static DateTimeOffset InstantIn(WorkingCalendar calendar, DateOnly day, double share)
    {
        if (!calendar.IsWorkingDay(day))
        {
            return calendar.InstantOf(day, TimeSpan.FromHours(12));
        }

        TimeSpan hours = calendar.Day(day).Hours.Length;
        double seconds = Math.Floor(share * hours.TotalSeconds);

        return calendar.AddWorking(calendar.NextOpening(calendar.InstantOf(day, TimeSpan.Zero)), TimeSpan.FromSeconds(seconds));
    }
}
