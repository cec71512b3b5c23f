using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.Catalogue;

/// <summary>The shipped calendar against the law, the moon, and the years that are over.</summary>
public sealed class ProvinceCalendarTests
{
    private static readonly WorkingCalendar _calendar = ProvinceCalendar.Shipped.Province;

    public static TheoryData<int> Years => [.. Enumerable.Range(2016, 15)];

    [Fact]
    public void The_shipped_file_has_no_fault() =>
        CalendarReader.Read(ProvinceCalendar.Json()).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02")]
    [InlineData(2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24")]
    public void These_weekdays_are_off(int year, string days) =>
        string.Join(' ', DaysOf(year).Where(day => !IsWeekend(day) && !_calendar.IsWorkingDay(day)).Select(Short)).ShouldBe(days);

    [Theory]
    [InlineData(2019, "01-05 05-04")]
    [InlineData(2024, "05-04")]
    [InlineData(2025, "04-26")]
    [InlineData(2026, "01-10 08-22")]
    [InlineData(2023, "")]
    public void These_Saturdays_are_made_up(int year, string days) =>
        string.Join(' ', DaysOf(year).Where(day => IsWeekend(day) && _calendar.IsWorkingDay(day)).Select(Short)).ShouldBe(days);

    /// <summary>
    /// Labour Code 2012, art. 115: ten days; Labour Code 2019, art. 112: eleven from 2021 on; Culture Day from 2026 on.
    /// Each is a weekday or made good by one, and a swapped day is paid for by a Saturday.
    /// </summary>
    [Theory]
    [MemberData(nameof(Years))]
    public void Each_year_has_as_many_weekdays_off_as_the_law_gives(int year)
    {
        int legal = (year <= 2020 ? 10 : 11) + (year >= 2026 ? 1 : 0);
        int swapped = DaysOf(year - 1).Concat(DaysOf(year)).Concat(DaysOf(year + 1))
            .Select(_calendar.Day).OfType<CalendarDay.Special>().Count(day => day.Entry.InsteadOf!.Value.Year == year);

        int weekdaysOff = DaysOf(year).Count(day => !IsWeekend(day) && !_calendar.IsWorkingDay(day));

        weekdaysOff.ShouldBe(legal + swapped);
    }

    /// <summary>
    /// The platform knows the Chinese lunar calendar. Vietnam's is computed for another meridian: in these years they differ
    /// once, in 2030, when the new moon falls before midnight in Hà Nội and after it in Beijing.
    /// </summary>
    [Theory]
    [MemberData(nameof(Years))]
    public void The_lunar_days_are_off(int year)
    {
        int earlier = year == 2030 ? -1 : 0;
        ChineseLunisolarCalendar moon = new();

        DateOnly newYear = Lunar(1, 1).AddDays(earlier);
        DateOnly kings = Lunar(3, 10);

        for (int day = -1; day <= 2; day++)
        {
            Name(newYear.AddDays(day)).ShouldBe("Lunar New Year");
        }

        Name(kings).ShouldBe("Hùng Kings' Commemoration Day");

        // Months are numbered with the leap month among them; none of these years has it before the fourth.
        DateOnly Lunar(int month, int day) => DateOnly.FromDateTime(moon.ToDateTime(year, LeapBefore(month) ? month + 1 : month, day, 0, 0, 0, 0));

        bool LeapBefore(int month) => moon.GetLeapMonth(year) is > 0 and int leap && leap <= month;
    }

    [Fact]
    public void What_was_not_announced_yet_is_marked_as_computed()
    {
        CalendarDay.Off tet2027 = _calendar.Day(new DateOnly(2027, 2, 8)).ShouldBeOfType<CalendarDay.Off>();
        CalendarDay.Off tet2026 = _calendar.Day(new DateOnly(2026, 2, 17)).ShouldBeOfType<CalendarDay.Off>();

        tet2027.Entry.Mark.ShouldBe(EntryMark.Computed);
        tet2026.Entry.Mark.ShouldBe(EntryMark.Decided);
        tet2027.Entry.Source.ShouldContain("Bộ luật Lao động số 45/2019/QH14");
    }

    [Fact]
    public void Fifteen_days_over_Tet_end_a_week_later_than_without_it()
    {
        DateTimeOffset received = new(2026, 2, 9, 9, 0, 0, TimeSpan.FromHours(7));

        DateTimeOffset due = _calendar.Due(new TimeLimit(15, TimeUnit.WorkingDay), received, CountingRule.Statutory);

        due.ShouldBe(new DateTimeOffset(2026, 3, 9, 17, 0, 0, TimeSpan.FromHours(7)));
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, 366).Select(day => new DateOnly(year, 1, 1).AddDays(day)).Where(day => day.Year == year);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Short(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    private static string Name(DateOnly day) => _calendar.Day(day).ShouldBeOfType<CalendarDay.Off>(day.ToString(CultureInfo.InvariantCulture)).Entry.Name.En;
}
