using CsCheck;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Engine.Tests.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Deadlines;

/// <summary>March 2, 2026 is a Monday.</summary>
public sealed class DeadlineRulesTests
{
    private static readonly EscalationPolicy _quiet = new([], []);

    [Fact]
    public void A_deadline_warns_then_falls_due_then_climbs_rung_by_rung_at_working_instants()
    {
        Deadline deadline = Start(WorkingDays(2), "2026-03-05 09:30");

        (string, DateTimeOffset)[] all = [.. All(deadline, At("2026-04-01 00:00")).Select(fired => (Name(fired), fired.ScheduledAt.ToOffset(Hours(7))))];

        all.ShouldBe(
        [
            ("Warn 0.75", At("2026-03-06 15:30")),
            ("Due", At("2026-03-09 09:30")),
            ("unitHead", At("2026-03-09 15:30")),
            ("agencyHead", At("2026-03-10 15:30")),
            ("provinceOffice", At("2026-03-12 15:30")),
        ]);
    }

    [Fact]
    public void Nothing_fires_before_its_instant_and_everything_at_it()
    {
        Deadline deadline = Start(WorkingDays(2), "2026-03-02 09:30");
        DateTimeOffset next = deadline.NextAt!.Value;

        DeadlineRules.Fire(deadline, next.AddTicks(-1), EightHours).ShouldBeNull();
        DeadlineRules.Fire(deadline, next, EightHours)!.What.ShouldBe(DeadlineFiring.Warn);
    }

    [Fact]
    public void After_the_last_rung_nothing_is_left()
    {
        FiredDeadline last = All(Start(WorkingHours(1), "2026-03-02 09:30"), At("2027-01-01 00:00"))[^1];

        last.Next.NextAt.ShouldBeNull();
        last.Next.Next.ShouldBe(DeadlineFiring.None);
        DeadlineRules.Fire(last.Next, At("2030-01-01 00:00"), EightHours).ShouldBeNull();
    }

    [Fact]
    public void Without_warnings_and_chain_there_is_only_the_due_instant() =>
        All(Start(WorkingHours(1), "2026-03-02 09:30", _quiet), At("2027-01-01 00:00")).Select(Name).ShouldBe(["Due"]);

    [Fact]
    public void A_zero_limit_is_due_at_once_and_warns_of_nothing()
    {
        Deadline deadline = Start(WorkingDays(0), "2026-03-02 22:00");

        FiredDeadline fired = DeadlineRules.Fire(deadline, At("2026-03-02 22:00"), EightHours)!;

        fired.What.ShouldBe(DeadlineFiring.Due);
        fired.Next.NextAt.ShouldBe(At("2026-03-03 11:30"));
    }

    [Fact]
    public void A_limit_on_the_wall_clock_warns_by_the_wall_clock()
    {
        Deadline deadline = Start(new TimeLimit(2, TimeUnit.Hour), "2026-03-02 20:00");

        deadline.NextAt.ShouldBe(At("2026-03-02 21:30"));
    }

    [Fact]
    public void Several_warnings_come_in_order()
    {
        EscalationPolicy policy = new([0.5m, 0.75m, 0.9m], []);

        All(Start(WorkingHours(8), "2026-03-02 07:30", policy), At("2026-03-03 00:00")).Select(Name)
            .ShouldBe(["Warn 0.5", "Warn 0.75", "Warn 0.9", "Due"]);
    }

    [Fact]
    public void The_instance_counts_from_the_next_working_day_and_a_task_from_the_hour()
    {
        Deadline instance = DeadlineRules.Start(0, WorkingDays(1), At("2026-03-02 09:00"), null, EightHours, "v");
        Deadline task = DeadlineRules.Start(1, WorkingDays(1), At("2026-03-02 09:00"), null, EightHours, "v");

        instance.DueAt.ShouldBe(At("2026-03-03 17:30"));
        task.DueAt.ShouldBe(At("2026-03-03 09:00"));
        (instance.Rule, task.Rule).ShouldBe((CountingRule.Statutory, CountingRule.InternalStep));
    }

    /// <summary>A sweep that comes a month late finds the same instants, in the same order, as one that never slept.</summary>
    [Fact]
    public void However_late_somebody_looks_the_same_things_fire_at_the_same_planned_instants() =>
        Gen.Select(AnyCalendar.GenCalendar, AnyCalendar.GenMinute, CalendarPropertyTests.GenLimit, CalendarPropertyTests.GenRule, GenPolicy)
            .Sample((any, from, limit, rule, policy) =>
            {
                Deadline deadline = DeadlineRules.Start(1, limit, AnyCalendar.Instant(from), policy, any.Calendar, "v", rule);

                List<FiredDeadline> late = All(deadline, AnyCalendar.Instant(from.AddYears(20)), any.Calendar);
                List<FiredDeadline> punctual = [];

                for (Deadline next = deadline; next.NextAt is { } at; next = punctual[^1].Next)
                {
                    punctual.Add(DeadlineRules.Fire(next, at, any.Calendar)!);
                }

                late.Select(fired => fired.ScheduledAt).ShouldBe(punctual.Select(fired => fired.ScheduledAt));
                late.Select(fired => fired.ScheduledAt).ShouldBeInOrder();
                late.Count(fired => fired.What == DeadlineFiring.Due).ShouldBe(1);
                late.Count(fired => fired.What == DeadlineFiring.Escalate).ShouldBe(policy.Chain.Count);
                late.Where(fired => fired.What == DeadlineFiring.Warn).ShouldAllBe(fired => fired.ScheduledAt < deadline.DueAt);
                late.Single(fired => fired.What == DeadlineFiring.Due).ScheduledAt.ShouldBe(deadline.DueAt);
            }, iter: 300);

    [Fact]
    public void A_policy_that_cannot_be_carried_out_is_refused_with_a_code()
    {
        DeadlineRules.Check(DeadlineRules.DefaultPolicy).ShouldBeNull();
        DeadlineRules.Check(new EscalationPolicy([1.5m], []))!.Code.ShouldBe("escalation.warning-out-of-range");
        DeadlineRules.Check(new EscalationPolicy([0.5m, 0.5m], []))!.Code.ShouldBe("escalation.warnings-not-ascending");
        DeadlineRules.Check(new EscalationPolicy([], [new EscalationRung(" ", null, WorkingHours(1))]))!.Code.ShouldBe("escalation.role-missing");
        DeadlineRules.Check(new EscalationPolicy([], [new EscalationRung("unitHead", null, WorkingHours(-1))]))!.Code.ShouldBe("limit.negative");
    }

    internal static readonly Gen<EscalationPolicy> GenPolicy = Gen.Select(
        Gen.Int[1, 99].HashSet[0, 4],
        Gen.Select(Gen.Int[0, 30], Gen.Enum<TimeUnit>()).Array[0, 4],
        (shares, rungs) => new EscalationPolicy(
            [.. shares.Order().Select(share => share / 100m)],
            [.. rungs.Select(rung => new EscalationRung("unitHead", null, new TimeLimit(rung.Item1 / 4m, rung.Item2)))]));

    private static Deadline Start(TimeLimit limit, string at, EscalationPolicy? policy = null) =>
        DeadlineRules.Start(7, limit, At(at), policy, EightHours, "v");

    private static List<FiredDeadline> All(Deadline deadline, DateTimeOffset at, WorkingCalendar? calendar = null)
    {
        List<FiredDeadline> all = [];

        while (DeadlineRules.Fire(deadline, at, calendar ?? EightHours) is { } fired)
        {
            all.Add(fired);
            deadline = fired.Next;
        }

        return all;
    }

    private static string Name(FiredDeadline fired) => fired.What switch
    {
        DeadlineFiring.Warn => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Warn {fired.Share}"),
        DeadlineFiring.Escalate => fired.Rung!.Role,
        _ => fired.What.ToString(),
    };
}
