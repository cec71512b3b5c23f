using CsCheck;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.AnyCalendar;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

/// <summary>The table against the walker, on random calendars with several intervals a day, holidays and days with their own hours.</summary>
public sealed class CalendarPropertyTests
{
    private static readonly Gen<(AnyCalendar, DateTime, int)> GenCase = Gen.Select(GenCalendar, GenMinute, Gen.Int[0, 5000]);
    private static readonly Gen<(AnyCalendar, DateTime, int)> GenDays = Gen.Select(GenCalendar, GenMinute, Gen.Int[0, 30]);

    [Fact]
    public void Adding_working_time_gives_what_walking_forward_gives() =>
        GenCase.Sample((any, from, minutes) =>
            any.Calendar.AddWorking(Instant(from), TimeSpan.FromMinutes(minutes)) == Instant(any.Walker.Add(from, minutes)), iter: 200);

    [Fact]
    public void Subtracting_working_time_gives_what_walking_back_gives() =>
        GenCase.Where((_, from, _) => from.Year > 2025).Sample((any, from, minutes) =>
            any.Calendar.SubtractWorking(Instant(from), TimeSpan.FromMinutes(minutes)) == Instant(any.Walker.Subtract(from, minutes)), iter: 200);

    [Fact]
    public void Working_time_between_two_instants_is_the_number_of_minutes_walked() =>
        GenCase.Sample((any, from, minutes) =>
            any.Calendar.WorkingBetween(Instant(from), Instant(from.AddMinutes(minutes * 5))) == TimeSpan.FromMinutes(any.Walker.Between(from, from.AddMinutes(minutes * 5))), iter: 200);

    [Fact]
    public void The_next_opening_is_the_first_minute_at_which_somebody_works() =>
        GenCase.Sample((any, from, _) => any.Calendar.NextOpening(Instant(from)) == Instant(any.Walker.NextOpening(from)), iter: 200);

    [Fact]
    public void Working_days_from_the_hour_give_what_the_walker_gives() =>
        Gen.Select(GenDays, Gen.Int[0, 3]).Sample((days, quarters) =>
        {
            (AnyCalendar any, DateTime from, int whole) = days;

            return any.Calendar.Due(Given.WorkingDays(whole + (quarters / 4m)), Instant(from), CountingRule.InternalStep)
                == Instant(any.Walker.DueFromTheHour(from, whole, quarters));
        }, iter: 200);

    [Fact]
    public void Working_days_from_the_next_day_give_what_the_walker_gives() =>
        GenDays.Sample((any, from, days) =>
            any.Calendar.Due(Given.WorkingDays(days), Instant(from), CountingRule.Statutory) == Instant(any.Walker.DueFromNextDay(from, days)), iter: 200);

    [Fact]
    public void Calendar_days_give_what_the_walker_gives() =>
        GenDays.Sample((any, from, days) =>
            any.Calendar.Due(Given.Days(days), Instant(from), CountingRule.Statutory) == Instant(any.Walker.DueInDays(from, days)), iter: 200);

    [Fact]
    public void Subtracting_undoes_adding_while_the_unit_works() =>
        GenCase.Sample((any, from, minutes) =>
        {
            DateTimeOffset start = any.Calendar.NextOpening(Instant(from));
            TimeSpan duration = TimeSpan.FromMinutes(minutes);

            return any.Calendar.SubtractWorking(any.Calendar.AddWorking(start, duration), duration) == start
                && any.Calendar.WorkingBetween(start, any.Calendar.AddWorking(start, duration)) == duration;
        }, iter: 300);

    [Fact]
    public void Adding_in_two_parts_is_adding_at_once() =>
        Gen.Select(GenCase, Gen.Int[0, 5000]).Sample((first, minutes) =>
        {
            (AnyCalendar any, DateTime from, int before) = first;
            DateTimeOffset start = Instant(from);

            return any.Calendar.AddWorking(any.Calendar.AddWorking(start, TimeSpan.FromMinutes(before)), TimeSpan.FromMinutes(minutes + 1))
                == any.Calendar.AddWorking(start, TimeSpan.FromMinutes(before + minutes + 1));
        }, iter: 300);

    [Fact]
    public void A_later_start_and_a_longer_limit_never_end_earlier() =>
        Gen.Select(GenCalendar, GenMinute, Gen.Int[0, 6000], GenLimit, Gen.Int[0, 20], GenRule).Sample((any, from, later, limit, more, rule) =>
        {
            DateTimeOffset due = any.Calendar.Due(limit, Instant(from), rule);
            TimeLimit longer = limit with { Value = limit.Value + (more / 4m) };

            return due >= Instant(from)
                && any.Calendar.Due(limit, Instant(from.AddMinutes(later)), rule) >= due
                && (IsWithinTheDay(limit) || any.Calendar.Due(longer, Instant(from), rule) >= due);
        }, iter: 300);

    [Fact]
    public void Within_the_day_never_ends_after_a_whole_day_would() =>
        Gen.Select(GenCalendar, GenMinute, Gen.Int[1, 20], Gen.Bool, GenRule).Sample((any, from, days, working, rule) =>
        {
            TimeLimit whole = new(days, working ? TimeUnit.WorkingDay : TimeUnit.Day);

            return any.Calendar.Due(whole with { Value = 0 }, Instant(from), rule) <= any.Calendar.Due(whole, Instant(from), rule);
        }, iter: 300);

    [Fact]
    public void Within_the_day_is_no_length_and_a_part_of_a_day_is()
    {
        DateTimeOffset afterClosing = Instant(new DateTime(2026, 3, 2, 18, 0, 0));

        Given.EightHours.Due(Given.WorkingDays(0), afterClosing, CountingRule.Statutory).ShouldBe(Instant(new DateTime(2026, 3, 3, 17, 30, 0)));
        Given.EightHours.Due(Given.WorkingDays(0.25m), afterClosing, CountingRule.Statutory).ShouldBe(Instant(new DateTime(2026, 3, 3, 9, 30, 0)));
        Given.EightHours.Due(Given.WorkingDays(1), afterClosing, CountingRule.Statutory).ShouldBe(Instant(new DateTime(2026, 3, 3, 17, 30, 0)));
    }

    /// <summary>
    /// Zero days say which day, not how long: the whole of the day, and of the next working day where that day is over
    /// (Decree 61/2018/NĐ-CP, art. 18; Decree 23/2015/NĐ-CP, art. 7). A part of a day is a length, counted from the next working day on
    /// (Civil Code 2015, art. 147.2), so that it may end before the day does.
    /// </summary>
    private static bool IsWithinTheDay(TimeLimit limit) => limit is { Value: 0, Unit: TimeUnit.Day or TimeUnit.WorkingDay };

    [Fact]
    public void Eight_working_hours_are_one_working_day_wherever_days_have_eight_hours() =>
        Gen.Select(GenMinute, Gen.Int[1, 400]).Sample((from, quarters) =>
            Given.EightHours.Due(Given.WorkingDays(quarters / 4m), Instant(from), CountingRule.InternalStep)
            == Given.EightHours.AddWorking(Instant(from), TimeSpan.FromHours(quarters * 2)), iter: 300);

    internal static readonly Gen<TimeLimit> GenLimit =
        Gen.Select(Gen.Int[0, 120], Gen.Enum<TimeUnit>(), (quarters, unit) => new TimeLimit(quarters / 4m, unit));

    internal static readonly Gen<CountingRule> GenRule = Gen.OneOf(
        [
            .. new[]
            {
                CountingRule.InternalStep, CountingRule.Statutory, CountingRule.CivilCode, CountingRule.SameDay, CountingRule.HandOver,
                CountingRule.InternalStep with { ReceivedAfter = new TimeOnly(15, 0) },
            }.Select(Gen.Const),
        ]);
}
