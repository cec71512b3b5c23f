using CsCheck;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>A random calendar in both forms: the one under test, and the walker that counts minutes.</summary>
internal sealed record AnyCalendar(WorkingCalendar Calendar, MinuteWalker Walker)
{
    private static readonly DateTime FirstDate = new(2025, 1, 1);

    /// <summary>Up to three intervals between quarter hours.</summary>
    private static readonly Gen<(int From, int To)[]> GenHours =
        Gen.Int[0, 95].HashSet[0, 6].Select(marks =>
        {
            int[] sorted = [.. marks.Order()];

            return Enumerable.Range(0, sorted.Length / 2).Select(i => (sorted[2 * i] * 15, sorted[(2 * i) + 1] * 15)).ToArray();
        });

    public static readonly Gen<AnyCalendar> GenCalendar =
        Gen.Select(
            GenHours.Where(hours => hours.Length > 0),
            GenHours.Array[6],
            Gen.Int[0, 400].HashSet[0, 40],
            Gen.Select(Gen.Int[401, 800], GenHours).Array[0, 20],
            From);

    /// <summary>A minute within the two years that have holidays, as local time.</summary>
    public static readonly Gen<DateTime> GenMinute = Gen.Int[0, 700 * 1440].Select(minute => FirstDate.AddMinutes(minute));

    public static DateTimeOffset Instant(DateTime local) => new(local, TimeSpan.FromHours(7));

    private static AnyCalendar From((int From, int To)[] monday, (int From, int To)[][] others, HashSet<int> off, (int Day, (int, int)[] Hours)[] special)
    {
        (int From, int To)[][] week = [others[0], monday, .. others[1..]];
        Dictionary<DateTime, (int, int)[]> dates = off.ToDictionary(day => FirstDate.AddDays(day), _ => Array.Empty<(int, int)>());

        foreach ((int day, (int, int)[] hours) in special)
        {
            dates[FirstDate.AddDays(day)] = hours;
        }

        CalendarText name = new("ngày", "day");
        WorkingCalendar calendar = new(Given.Zone, new CalendarSheet(
            [new WeeklyHours(new DateOnly(2000, 1, 1), [.. week.Select(Hours)], EntryMark.Decided, "test")],
            [.. off.Select(day => DateOnly.FromDateTime(FirstDate.AddDays(day))).Select(day => new DaysOff(day, day, name, EntryMark.Decided, "test"))],
            [.. dates.Where(date => date.Key >= FirstDate.AddDays(401))
                .Select(date => new WorkingDate(DateOnly.FromDateTime(date.Key), Hours(date.Value), null, name, EntryMark.Decided, "test"))]));

        return new AnyCalendar(calendar, new MinuteWalker(day => dates.TryGetValue(day, out (int, int)[]? hours) ? hours : week[(int)day.DayOfWeek]));
    }

    private static DayHours Hours((int From, int To)[] hours) =>
        new(hours.Select(interval => new WorkingInterval(new TimeOnly(interval.From / 60, interval.From % 60), new TimeOnly(interval.To / 60, interval.To % 60))));
}
