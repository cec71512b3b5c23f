using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>Calendars and instants as one writes them down. Local times are those of Vietnam, UTC+7.</summary>
internal static class Given
{
    public const string Zone = "Asia/Ho_Chi_Minh";

    /// <summary>Eight hours from Monday to Friday, no holidays.</summary>
    public static WorkingCalendar EightHours { get; } = Calendar("07:30-11:30 13:30-17:30");

    /// <summary>The hours of Thanh Hóa's system, in which two flaws were found.</summary>
    public static WorkingCalendar ThanhHoa { get; } = Calendar("07:00-11:30 13:30-17:00");

    public static WorkingCalendar Calendar(string weekday, string saturday = "", DaysOff[]? off = null, WorkingDate[]? working = null) =>
        new(Zone, Sheet(weekday, saturday, off, working));

    public static CalendarSheet Sheet(string weekday, string saturday = "", DaysOff[]? off = null, WorkingDate[]? working = null)
    {
        DayHours hours = Hours(weekday);

        return new CalendarSheet(
            [new WeeklyHours(new DateOnly(2000, 1, 1), [DayHours.None, hours, hours, hours, hours, hours, Hours(saturday)], EntryMark.Decided, "test")],
            off ?? [],
            working ?? []);
    }

    public static DaysOff Off(string from, string? to = null, string name = "holiday") =>
        new(Date(from), Date(to ?? from), new CalendarText(name, name), EntryMark.Decided, "test");

    public static WorkingDate MakeUp(string date, string insteadOf) =>
        new(Date(date), null, Date(insteadOf), new CalendarText("làm bù", "make-up day"), EntryMark.Decided, "test");

    public static WorkingDate HalfDay(string date, string hours) =>
        new(Date(date), Hours(hours), null, new CalendarText("nửa ngày", "half day"), EntryMark.Decided, "test");

    public static DayHours Hours(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(interval => new WorkingInterval(Time(interval[..5]), Time(interval[6..]))));

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant from its local time in Vietnam, for example <c>2026-03-02 07:30</c>.</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    public static TimeLimit WorkingDays(decimal value) => new(value, TimeUnit.WorkingDay);

    public static TimeLimit WorkingHours(decimal value) => new(value, TimeUnit.WorkingHour);

    public static TimeLimit Days(decimal value) => new(value, TimeUnit.Day);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
