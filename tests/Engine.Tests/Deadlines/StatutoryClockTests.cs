using CsCheck;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tests.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Deadlines;

/// <summary>March 2, 2026 is a Monday. The limit is ten working days, so that the dossier is due on Monday, March 16.</summary>
public sealed class StatutoryClockTests
{
    private static readonly ClockPolicy _goOn = Policy(new AfterSupplement.GoOn());

    [Fact]
    public void A_clock_runs_to_its_due_instant() =>
        Running(_goOn).DueAt.ShouldBe(At("2026-03-16 17:30"));

    [Fact]
    public void A_paused_clock_has_no_due_instant() =>
        Paused(_goOn).DueAt.ShouldBeNull();

    // Paused on Wednesday the 4th, two days used and eight left; resumed on Tuesday the 10th.
    [Fact]
    public void After_a_supplement_the_whole_limit_may_run_again() =>
        Resumed(Policy(new AfterSupplement.Restart())).DueAt.ShouldBe(At("2026-03-24 17:30"));

    [Fact]
    public void After_a_supplement_what_was_left_may_run_on() =>
        Resumed(_goOn).DueAt.ShouldBe(At("2026-03-20 17:30"));

    [Fact]
    public void After_a_supplement_a_limit_of_its_own_may_run() =>
        Resumed(Policy(new AfterSupplement.NewLimit(WorkingDays(18)))).DueAt.ShouldBe(At("2026-04-03 17:30"));

    [Fact]
    public void After_a_supplement_what_was_left_and_more_may_run() =>
        Resumed(Policy(new AfterSupplement.LeftPlus(WorkingDays(21)))).DueAt.ShouldBe(At("2026-04-20 17:30"));

    [Theory]
    [InlineData(PauseKind.Payment)]
    [InlineData(PauseKind.Consultation)]
    [InlineData(PauseKind.Court)]
    [InlineData(PauseKind.ForceMajeure)]
    public void After_any_other_pause_what_was_left_runs_on_whatever_the_rule_for_supplements(PauseKind kind) =>
        Resumed(Policy(new AfterSupplement.Restart()), kind).DueAt.ShouldBe(At("2026-03-20 17:30"));

    [Fact]
    public void Days_and_hours_left_and_added_are_summed_as_working_hours()
    {
        ClockPolicy policy = new(WorkingHours(16), CountingRule.InternalStep, new AfterSupplement.LeftPlus(WorkingDays(1)));

        StatutoryClock clock = Then(Then(Running(policy), Pause("2026-03-02 13:30")), Resume("2026-03-05 07:30"));

        // Two and a half hours were used; thirteen and a half are left, and eight are added.
        clock.Limit.ShouldBe(WorkingHours(21.5m));
        clock.DueAt.ShouldBe(At("2026-03-09 15:00"));
    }

    // Due on Monday, March 16; five working days later is Monday the 23rd.
    [Theory]
    [InlineData("2026-03-04 09:00", "2026-03-23 17:30", null)]
    [InlineData("2026-03-04 09:00", "2026-03-24 17:30", "clock.extension-too-long")]
    [InlineData("2026-03-20 09:00", "2026-03-27 17:30", null)]
    [InlineData("2026-03-20 09:00", "2026-03-30 17:30", "clock.extension-too-long")]
    public void A_new_date_is_no_later_than_the_procedure_allows_counted_from_the_date_it_replaces_or_from_today_when_that_has_passed(string at, string due, string? refused) =>
        Code(Running(_goOn with { ExtendedBy = WorkingDays(5) }), Extend(at, due)).ShouldBe(refused);

    [Fact]
    public void A_legal_ground_for_one_more_new_date_makes_none_of_them_longer() =>
        Code(Running(_goOn with { ExtendedBy = WorkingDays(5) }), Extend("2026-03-04 09:00", "2026-03-24 17:30") with { Exception = "Luật Đất đai 2024, Điều 223" }).ShouldBe("clock.extension-too-long");

    [Fact]
    public void Calendar_days_left_are_counted_without_the_move_off_a_day_off()
    {
        // Due on Sunday the 8th, therefore on Monday the 9th; on Friday the 6th two days are left.
        ClockPolicy policy = new(Days(6), CountingRule.Statutory, new AfterSupplement.GoOn());

        StatutoryClock clock = Then(Then(Running(policy), Pause("2026-03-06 09:00")), Resume("2026-03-10 09:00"));

        clock.DueAt.ShouldBe(At("2026-03-12 17:30"));
    }

    [Fact]
    public void A_new_date_replaces_the_old_one_and_both_are_kept()
    {
        StatutoryClock clock = Then(Running(_goOn), Extend("2026-03-13 09:00", "2026-03-20 17:00"));

        clock.DueAt.ShouldBe(At("2026-03-20 17:00"));
        clock.DueBeforeExtension.ShouldBe(At("2026-03-16 17:30"));
    }

    [Fact]
    public void A_clock_that_ran_out_can_still_be_given_a_new_date() =>
        Running(_goOn).Check(Extend("2026-03-18 09:00", "2026-03-20 17:00"), EightHours).ShouldBeNull();

    [Fact]
    public void A_second_supplement_and_a_second_new_date_are_refused_unless_a_legal_ground_is_recorded()
    {
        StatutoryClock supplemented = Resumed(_goOn);
        StatutoryClock extended = Then(supplemented, Extend("2026-03-13 09:00", "2026-03-25 17:00"));

        Code(supplemented, Pause("2026-03-11 09:00")).ShouldBe("clock.supplement-used");
        Code(supplemented, Pause("2026-03-11 09:00") with { Exception = "người nộp bổ sung không đúng yêu cầu" }).ShouldBeNull();
        Code(supplemented, Pause("2026-03-11 09:00") with { Kind = PauseKind.Payment }).ShouldBeNull();
        Code(extended, Extend("2026-03-24 09:00", "2026-03-30 17:00")).ShouldBe("clock.extension-used");
        Code(extended, Extend("2026-03-24 09:00", "2026-03-30 17:00") with { Exception = "luật chuyên ngành" }).ShouldBeNull();
    }

    [Fact]
    public void What_cannot_happen_now_is_refused_with_a_code()
    {
        StatutoryClock running = Running(_goOn);
        StatutoryClock paused = Paused(_goOn);
        StatutoryClock stopped = Then(running, new ClockEvent.Stopped(At("2026-03-05 09:00"), "b"));

        Code(running, new ClockEvent.Started(At("2026-03-04 09:00"), "a")).ShouldBe("clock.already-started");
        Code(running, Pause("2026-03-01 09:00")).ShouldBe("clock.time-backwards");
        Code(running, Resume("2026-03-04 09:00")).ShouldBe("clock.not-paused");
        Code(running, Pause("2026-03-17 09:00")).ShouldBe("clock.overdue");
        Code(running, Pause("2026-03-04 09:00") with { Ground = " " }).ShouldBe("clock.ground-missing");
        Code(running, Extend("2026-03-04 09:00", "2026-03-20 17:00") with { Reason = "" }).ShouldBe("clock.reason-missing");
        Code(running, Extend("2026-03-04 09:00", "2026-03-10 17:00")).ShouldBe("clock.extension-backwards");
        Code(running, Extend("2026-03-20 09:00", "2026-03-19 17:00")).ShouldBe("clock.extension-backwards");
        Code(running, Extend("2026-03-04 09:00", "2026-03-21 17:00")).ShouldBe("clock.not-a-working-day");
        Code(running, Extend("2026-03-04 09:00", "9999-03-21 17:00")).ShouldBe("clock.extension-too-far");
        Code(paused, Pause("2026-03-05 09:00")).ShouldBe("clock.already-paused");
        Code(paused, Extend("2026-03-05 09:00", "2026-03-20 17:00")).ShouldBe("clock.already-paused");
        Code(stopped, Pause("2026-03-06 09:00")).ShouldBe("clock.stopped");
    }

    [Fact]
    public void A_policy_that_cannot_be_carried_out_is_refused()
    {
        Policy(new AfterSupplement.LeftPlus(Days(3))).Check()!.Code.ShouldBe("clock.units-differ");
        Policy(new AfterSupplement.NewLimit(WorkingDays(-1))).Check()!.Code.ShouldBe("limit.negative");
        Policy(new AfterSupplement.LeftPlus(WorkingHours(3))).Check().ShouldBeNull();
    }

    [Fact]
    public void The_same_events_folded_with_another_calendar_tell_what_would_move()
    {
        WorkingCalendar storm = Calendar("07:30-11:30 13:30-17:30", off: [Off("2026-03-12", "2026-03-13")]);
        ClockEvent[] events = [Begin, Pause("2026-03-04 09:00"), Resume("2026-03-10 09:00")];

        StatutoryClock.Fold(_goOn, events, EightHours).DueAt.ShouldBe(At("2026-03-20 17:30"));
        StatutoryClock.Fold(_goOn, events, storm).DueAt.ShouldBe(At("2026-03-24 17:30"));
    }

    [Fact]
    public void A_pause_that_is_over_at_once_changes_nothing_unless_it_is_over_after_the_received_after_hour() =>
        GenPaused.Where((_, clock, _) => clock.Policy.Rule.ReceivedAfter is null).Sample((any, before, pausedAt) =>
        {
            StatutoryClock after = Go(any, before, new ClockEvent.Paused(pausedAt, "a", PauseKind.Payment, "luật"), new ClockEvent.Resumed(pausedAt, "a"));

            return after.DueAt == before.DueAt;
        }, iter: 200);

    [Fact]
    public void A_pause_never_makes_a_dossier_due_earlier_and_every_run_can_be_proved() =>
        Gen.Select(GenPaused, Gen.Int[0, 20_000]).Sample((paused, minutes) =>
        {
            (AnyCalendar any, StatutoryClock before, DateTimeOffset at) = paused;

            StatutoryClock after = Go(any, before, new ClockEvent.Paused(at, "a", PauseKind.Court, "luật"), new ClockEvent.Resumed(at.AddMinutes(minutes), "a"));

            return after.DueAt >= before.DueAt
                && DueProof.Of(after.Limit, after.RunsFrom, after.Policy.Rule, any.Calendar).DueAt == after.DueAt;
        }, iter: 200);

    [Fact]
    public void Working_hours_before_and_after_a_pause_add_up_to_the_limit() =>
        Gen.Select(GenPaused.Where((_, clock, _) => clock.Limit.Unit == TimeUnit.WorkingHour), Gen.Int[0, 20_000]).Sample((paused, minutes) =>
        {
            (AnyCalendar any, StatutoryClock before, DateTimeOffset at) = paused;
            DateTimeOffset resumedAt = at.AddMinutes(minutes);

            StatutoryClock after = Go(any, before, new ClockEvent.Paused(at, "a", PauseKind.Court, "luật"), new ClockEvent.Resumed(resumedAt, "a"));

            (any.Calendar.WorkingBetween(before.RunsFrom, at) + any.Calendar.WorkingBetween(resumedAt, after.DueAt!.Value))
                .ShouldBe(Hours((double)before.Limit.Value));
        }, iter: 200);

    /// <summary>A running clock and an instant within its run.</summary>
    private static readonly Gen<(AnyCalendar, StatutoryClock, DateTimeOffset)> GenPaused =
        Gen.Select(AnyCalendar.GenCalendar, AnyCalendar.GenMinute, CalendarPropertyTests.GenLimit, CalendarPropertyTests.GenRule, Gen.Int[0, 1000])
            .Select((any, from, limit, rule, share) =>
            {
                StatutoryClock clock = StatutoryClock.Start(
                    new ClockPolicy(limit, rule, new AfterSupplement.GoOn()), new ClockEvent.Started(AnyCalendar.Instant(from), "a"), any.Calendar);
                long minutes = (long)(clock.DueAt!.Value - clock.RunsFrom).TotalMinutes * share / 1000;

                return (any, clock, clock.RunsFrom.AddMinutes(minutes));
            });

    private static ClockEvent.Started Begin => new(At("2026-03-02 09:00"), "quầy một cửa");

    private static ClockPolicy Policy(AfterSupplement after) => new(WorkingDays(10), CountingRule.Statutory, after);

    private static StatutoryClock Running(ClockPolicy policy) => StatutoryClock.Start(policy, Begin, EightHours);

    private static StatutoryClock Paused(ClockPolicy policy, PauseKind kind = PauseKind.Supplement) =>
        Then(Running(policy), Pause("2026-03-04 09:00") with { Kind = kind });

    private static StatutoryClock Resumed(ClockPolicy policy, PauseKind kind = PauseKind.Supplement) =>
        Then(Paused(policy, kind), Resume("2026-03-10 09:00"));

    private static ClockEvent.Paused Pause(string at) => new(At(at), "chuyên viên", PauseKind.Supplement, "Nghị định 61/2018/NĐ-CP, Điều 19");

    private static ClockEvent.Resumed Resume(string at) => new(At(at), "quầy một cửa");

    private static ClockEvent.Extended Extend(string at, string newDue) => new(At(at), "lãnh đạo", At(newDue), "phải xác minh thực địa");

    private static string? Code(StatutoryClock clock, ClockEvent next) => clock.Check(next, EightHours)?.Code;

    private static StatutoryClock Then(StatutoryClock clock, ClockEvent next)
    {
        clock.Check(next, EightHours).ShouldBeNull();

        return clock.Apply(next, EightHours);
    }

    private static StatutoryClock Go(AnyCalendar any, StatutoryClock clock, params ClockEvent[] events) =>
        events.Aggregate(clock, (at, next) => at.Apply(next, any.Calendar));
}
