using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

internal static class Given
{
    public static readonly DateTimeOffset Monday = CaseClock.Start;

    public static readonly CalendarSet Weekdays = CaseClock.Calendars;

    public static PureWorld World() => new(Monday, Weekdays);
}
