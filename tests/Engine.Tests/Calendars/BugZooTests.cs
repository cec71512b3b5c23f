using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>
/// Faults that other systems' calendars had, each as the case that shows it.
/// March 2, 2026 is a Monday.
/// </summary>
public sealed class BugZooTests
{
    private static readonly WorkingCalendar _withHolidays = Calendar(
        "07:30-11:30 13:30-17:30",
        off: [Off("2025-04-30", "2025-05-02")],
        working: [MakeUp("2025-04-26", insteadOf: "2025-05-02")]);

    [Fact]
    public void One_working_day_is_not_twenty_four_working_hours()
    {
        DateTimeOffset due = EightHours.Due(WorkingDays(1), At("2026-03-02 10:00"), CountingRule.InternalStep);

        due.ShouldBe(At("2026-03-03 10:00"));
    }

    [Theory]
    [InlineData("2026-03-02 06:00", "2026-03-02 08:30")] // before opening
    [InlineData("2026-03-02 07:30", "2026-03-02 08:30")] // at opening
    [InlineData("2026-03-02 11:30", "2026-03-02 14:30")] // as lunch begins
    [InlineData("2026-03-02 12:15", "2026-03-02 14:30")] // in lunch
    [InlineData("2026-03-02 13:30", "2026-03-02 14:30")] // as lunch ends
    [InlineData("2026-03-02 16:30", "2026-03-02 17:30")] // ends at closing, not at the next opening
    [InlineData("2026-03-02 17:30", "2026-03-03 08:30")] // at closing
    [InlineData("2026-03-02 23:59", "2026-03-03 08:30")] // at night
    [InlineData("2026-03-06 17:00", "2026-03-09 08:00")] // over the week-end
    [InlineData("2026-03-08 10:00", "2026-03-09 08:30")] // on a Sunday
    public void One_working_hour_counts_only_while_the_unit_works(string start, string due) =>
        EightHours.Due(WorkingHours(1), At(start), CountingRule.InternalStep).ShouldBe(At(due));

    [Theory]
    [InlineData("2025-04-29 16:30", "2025-05-05 08:30")] // holidays between
    [InlineData("2025-05-01 09:00", "2025-05-05 09:30")] // begins on a holiday
    [InlineData("2025-04-25 16:30", "2025-04-26 08:30")] // the make-up Saturday works
    [InlineData("2025-04-26 16:30", "2025-04-28 08:30")] // begins on it
    public void Holidays_do_not_count_and_make_up_days_do(string start, string due) =>
        _withHolidays.Due(WorkingHours(2), At(start), CountingRule.InternalStep).ShouldBe(At(due));

    [Fact]
    public void Working_days_skip_holidays_and_count_the_make_up_Saturday()
    {
        // Friday, then Saturday (made up), Monday, Tuesday, and after the holidays Monday.
        DateTimeOffset due = _withHolidays.Due(WorkingDays(4), At("2025-04-25 09:00"), CountingRule.InternalStep);

        due.ShouldBe(At("2025-05-05 09:00"));
    }

    [Fact]
    public void A_limit_of_more_than_a_year_is_counted_to_its_end()
    {
        DateTimeOffset due = EightHours.Due(WorkingDays(500), At("2026-03-02 10:00"), CountingRule.InternalStep);

        due.ShouldBe(At("2028-01-31 10:00"));
    }

    [Theory]
    [InlineData(TimeUnit.Minute)]
    [InlineData(TimeUnit.Hour)]
    [InlineData(TimeUnit.WorkingHour)]
    [InlineData(TimeUnit.WorkingDay)]
    public void A_zero_limit_ends_as_it_starts_even_at_night(TimeUnit unit) =>
        EightHours.Due(new TimeLimit(0, unit), At("2026-03-02 22:00"), CountingRule.InternalStep).ShouldBe(At("2026-03-02 22:00"));

    [Fact]
    public void What_starts_as_the_morning_ends_goes_on_in_the_afternoon()
    {
        // Thanh Hóa's code forgets the hour of a start at exactly 11:30.
        DateTimeOffset due = ThanhHoa.Due(WorkingHours(4), At("2026-03-02 11:30"), CountingRule.InternalStep);

        due.ShouldBe(At("2026-03-03 07:30"));
    }

    [Fact]
    public void Hours_carried_over_to_the_next_day_pass_over_its_lunch()
    {
        // Thanh Hóa's code answers 13:30, having worked through noon.
        DateTimeOffset due = ThanhHoa.Due(WorkingHours(7), At("2026-03-02 16:30"), CountingRule.InternalStep);

        due.ShouldBe(At("2026-03-03 15:30"));
    }

    [Theory]
    [InlineData("0.25", "2026-03-02 10:00")]
    [InlineData("0.5", "2026-03-02 14:00")]
    [InlineData("0.75", "2026-03-02 16:00")]
    [InlineData("1", "2026-03-03 08:00")]
    [InlineData("1.5", "2026-03-03 14:00")]
    public void Halves_and_quarters_of_a_day_are_parts_of_eight_hours(string days, string due) =>
        Calendar("07:30-11:00 13:00-17:30")
            .Due(WorkingDays(decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture)), At("2026-03-02 08:00"), CountingRule.InternalStep)
            .ShouldBe(At(due), days);

    [Fact]
    public void The_steps_of_a_table_end_together_with_the_days_that_they_add_up_to()
    {
        // Hours and days of a real procedure of five days: 1+1, 2 days, 3+4+1, 1 day, 2+2+2 = 40 hours.
        TimeLimit[] steps =
        [
            WorkingHours(1), WorkingHours(1), WorkingDays(2), WorkingHours(3), WorkingHours(4), WorkingHours(1),
            WorkingDays(1), WorkingHours(2), WorkingHours(2), WorkingHours(2),
        ];
        DateTimeOffset start = At("2026-03-02 09:10");

        DateTimeOffset end = steps.Aggregate(start, (at, limit) => EightHours.Due(limit, at, CountingRule.InternalStep));

        end.ShouldBe(EightHours.Due(WorkingDays(5), start, CountingRule.InternalStep));
    }

    [Fact]
    public void Part_of_a_day_never_takes_longer_than_the_whole_day_where_days_are_shorter_than_eight_hours()
    {
        WorkingCalendar short75 = Calendar("07:30-11:30 13:30-17:00");

        DateTimeOffset due = short75.Due(WorkingDays(0.99m), At("2026-03-02 09:00"), CountingRule.InternalStep);

        due.ShouldBe(At("2026-03-03 09:00"));
    }

    [Fact]
    public void A_clock_time_at_which_a_half_day_is_over_ends_at_its_closing()
    {
        WorkingCalendar calendar = Calendar("07:30-11:30 13:30-17:30", working: [HalfDay("2026-03-03", "07:30-11:30")]);

        DateTimeOffset due = calendar.Due(WorkingDays(1), At("2026-03-02 15:00"), CountingRule.InternalStep);

        due.ShouldBe(At("2026-03-03 11:30"));
    }

    [Fact]
    public void A_unit_that_never_works_and_a_limit_beyond_the_calendar_are_errors_and_not_endless_walks()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar("").AddWorking(At("2026-03-02 09:00"), Hours(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => EightHours.AddWorking(At("2026-03-02 09:00"), Hours(1_000_000)));
    }
}
