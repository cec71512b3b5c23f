using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

internal static class Given
{
    public static readonly DateTimeOffset Monday = CaseClock.Start;

    public static readonly CalendarSet Weekdays = CaseClock.Calendars;

    /// <summary>As <see cref="Weekdays"/>, with one more day off.</summary>
    public static CalendarSet WeekdaysWithout(DateOnly day) => CalendarReader.Read(CaseClock.Calendar.Replace(
        "\"off\":[]",
        $$"""
        "off":[{"from":"{{day:yyyy-MM-dd}}","vi":"Nghỉ bão","en":"Storm","mark":"decided","source":"case"}]
        """,
        StringComparison.Ordinal)).Set!;

    public static PureWorld World() => new(Monday, Weekdays);
}
