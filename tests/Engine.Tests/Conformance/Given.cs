using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

internal static class Given
{
    /// <summary>A Monday, 08:00 in Lào Cai.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly DayHours Office = new([new WorkingInterval(new TimeOnly(7, 30), new TimeOnly(11, 30)), new WorkingInterval(new TimeOnly(13, 30), new TimeOnly(17, 30))]);

    /// <summary>Monday to Friday, 07:30–11:30 and 13:30–17:30; no holidays.</summary>
    public static readonly CalendarSet Weekdays = new("Asia/Ho_Chi_Minh", new CalendarSheet(
        [new WeeklyHours(new DateOnly(2020, 1, 1), [DayHours.None, Office, Office, Office, Office, Office, DayHours.None], EntryMark.Decided, "test")], [], []));

    public static PureWorld World() => new(Monday, Weekdays);
}
