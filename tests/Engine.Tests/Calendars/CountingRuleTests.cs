using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>What the law says about where counting starts and ends. March 2, 2026 is a Monday.</summary>
public sealed class CountingRuleTests
{
    [Theory]
    [InlineData("2026-03-02 08:00", 3, "2026-03-05 17:30")] // the first day is not counted
    [InlineData("2026-03-02 17:29", 1, "2026-03-03 17:30")] // whatever its hour
    [InlineData("2026-03-06 08:00", 1, "2026-03-09 17:30")] // week-ends do not count
    [InlineData("2026-03-07 08:00", 1, "2026-03-09 17:30")] // received on a Saturday
    [InlineData("2026-03-02 08:00", 0, "2026-03-02 17:30")] // within the day
    [InlineData("2026-03-02 18:00", 0, "2026-03-03 17:30")] // within the day that is over
    public void Statutory_working_days_count_from_the_next_working_day_to_its_closing(string start, int days, string due) =>
        EightHours.Due(WorkingDays(days), At(start), CountingRule.Statutory).ShouldBe(At(due));

    [Fact]
    public void Half_a_statutory_day_is_the_morning_of_the_next_working_day() =>
        EightHours.Due(WorkingDays(0.5m), At("2026-03-02 15:00"), CountingRule.Statutory).ShouldBe(At("2026-03-03 11:30"));

    [Theory]
    [InlineData("2026-03-02 08:00", 3, "2026-03-05 17:30")]
    [InlineData("2026-03-02 08:00", 15, "2026-03-17 17:30")]
    [InlineData("2026-03-02 08:00", 6, "2026-03-09 17:30")]  // the last day is a Sunday
    [InlineData("2026-03-07 08:00", 1, "2026-03-09 17:30")]
    [InlineData("2026-03-02 08:00", 0, "2026-03-02 17:30")]
    public void Calendar_days_do_not_end_on_a_day_off(string start, int days, string due) =>
        EightHours.Due(Days(days), At(start), CountingRule.Statutory).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-03-02 08:00", 3, "2026-03-06 00:00")]
    [InlineData("2026-03-02 08:00", 6, "2026-03-10 00:00")]
    public void By_the_letter_of_the_civil_code_the_last_day_ends_at_twenty_four_hours(string start, int days, string due) =>
        EightHours.Due(Days(days), At(start), CountingRule.CivilCode).ShouldBe(At(due));

    [Fact]
    public void Hours_and_minutes_start_at_the_moment_and_run_by_night_under_every_rule()
    {
        TimeLimit hours = new(10, TimeUnit.Hour);
        TimeLimit minutes = new(90, TimeUnit.Minute);

        EightHours.Due(hours, At("2026-03-06 20:00"), CountingRule.CivilCode).ShouldBe(At("2026-03-07 06:00"));
        EightHours.Due(minutes, At("2026-03-06 20:00"), CountingRule.HandOver).ShouldBe(At("2026-03-06 21:30"));
    }

    [Theory]
    [InlineData("2026-03-02 09:00", "2026-03-02 17:30")]
    [InlineData("2026-03-02 15:00", "2026-03-02 17:30")] // at the hour is not after it
    [InlineData("2026-03-02 15:01", "2026-03-03 08:30")]
    [InlineData("2026-03-06 16:00", "2026-03-09 08:30")]
    [InlineData("2026-03-07 09:00", "2026-03-09 08:30")]
    public void Papers_are_handed_on_the_same_day_or_in_the_first_hour_of_the_next_if_received_after_15_00(string received, string due) =>
        EightHours.Due(WorkingDays(0), At(received), CountingRule.HandOver).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-03-02 14:59", "2026-03-02 17:30")]
    [InlineData("2026-03-02 15:01", "2026-03-03 17:30")]
    public void Copies_are_certified_the_same_day_or_the_next_if_asked_for_after_15_00(string received, string due) =>
        EightHours.Due(WorkingDays(0), At(received), CountingRule.SameDay).ShouldBe(At(due));

    [Fact]
    public void The_received_after_hour_is_a_setting_that_moves_the_first_day_as_well()
    {
        CountingRule rule = CountingRule.Statutory with { ReceivedAfter = new TimeOnly(16, 0) };

        EightHours.Due(WorkingDays(1), At("2026-03-02 15:30"), rule).ShouldBe(At("2026-03-03 17:30"));
        EightHours.Due(WorkingDays(1), At("2026-03-02 16:30"), rule).ShouldBe(At("2026-03-04 17:30"));
    }

    [Fact]
    public void From_the_hour_what_comes_after_the_hour_starts_as_the_next_working_day_opens()
    {
        CountingRule rule = CountingRule.InternalStep with { ReceivedAfter = new TimeOnly(16, 0) };

        EightHours.Due(WorkingDays(0.5m), At("2026-03-06 16:30"), rule).ShouldBe(At("2026-03-09 11:30"));
    }

    [Theory]
    [InlineData("-1", TimeUnit.Day, "limit.negative")]
    [InlineData("1000000", TimeUnit.WorkingDay, "limit.too-long")]
    [InlineData("1", (TimeUnit)99, "limit.unknown-unit")]
    public void A_limit_that_cannot_be_counted_is_refused_with_a_code(string value, TimeUnit unit, string code)
    {
        TimeLimit limit = new(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);

        TimeLimits.Check(limit)!.Code.ShouldBe(code);
        Should.Throw<ArgumentOutOfRangeException>(() => EightHours.Due(limit, At("2026-03-02 09:00"), CountingRule.Statutory));
    }

    [Fact]
    public void The_longest_limit_that_passes_the_check_can_be_counted() =>
        EightHours.Due(WorkingDays(12500), At("2049-12-31 09:00"), CountingRule.Statutory).Year.ShouldBeLessThan(2100);
}
