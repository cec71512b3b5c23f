using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Received at 08:00 on Monday, March 2, 2026, with a legal limit of ten working days and a step of two; hours as <see cref="Given.Weekdays"/>.</summary>
public sealed class ClockCommandTests
{
    private const string Law = "Nghị định 61/2018/NĐ-CP, Điều 17";

    [Fact]
    public void A_paused_clock_has_no_date_and_neither_have_the_open_steps()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-03 08:00");

        dossier.Do(Pause()).ShouldBeNull();

        dossier.State!.Deadlines.ShouldAllBe(deadline => deadline.IsHeld && deadline.NextAt == null);
        Whole(dossier).Left.ShouldBe(new TimeLimit(9, TimeUnit.WorkingDay));
        dossier.State.Deadlines[1].Left.ShouldBe(new TimeLimit(8, TimeUnit.WorkingHour));
    }

    [Fact]
    public void Nothing_fires_while_the_clock_stands_still()
    {
        Instance dossier = Received();
        dossier.Do(Pause());
        dossier.Now = At("2026-06-01 08:00");

        dossier.Do(new WorkflowCommand.FireDeadline(0)).ShouldBe("deadline.not-due");
        dossier.Do(new WorkflowCommand.FireDeadline(dossier.State!.Tasks[0].ExecutionNo)).ShouldBe("deadline.not-due");
        dossier.Complete("thamDinh").ShouldBeNull();
    }

    [Fact]
    public void After_the_supplement_the_whole_limit_runs_again_where_the_procedure_says_nothing()
    {
        Instance dossier = Paused();

        dossier.Do(new WorkflowCommand.ResumeClock(null)).ShouldBeNull();

        Whole(dossier).DueAt.ShouldBe(At("2026-03-24 17:30"));
    }

    [Theory]
    [InlineData("""{"rule":"goOn"}""", "2026-03-23 17:30")]
    [InlineData("""{"rule":"newLimit","limit":{"value":18,"unit":"workingDay"}}""", "2026-04-03 17:30")]
    [InlineData("""{"rule":"leftPlus","limit":{"value":21,"unit":"workingDay"}}""", "2026-04-21 17:30")]
    public void After_the_supplement_the_rule_of_the_procedure_holds(string rule, string due)
    {
        Instance dossier = Paused(("afterSupplement", rule));

        dossier.Do(new WorkflowCommand.ResumeClock(null)).ShouldBeNull();

        Whole(dossier).DueAt.ShouldBe(At(due));
    }

    [Fact]
    public void A_step_goes_on_with_the_working_time_that_was_left()
    {
        Instance dossier = Paused();

        dossier.Do(new WorkflowCommand.ResumeClock(null));

        // Eight of sixteen hours were left; they run from 08:00 on the 10th.
        Deadline step = dossier.State!.Deadlines[1];
        step.StartedAt.ShouldBe(At("2026-03-10 08:00"));
        step.DueAt.ShouldBe(At("2026-03-11 08:00"));
        step.Next.ShouldBe(DeadlineFiring.Warn);
    }

    [Fact]
    public void A_second_supplement_needs_a_legal_ground_of_its_own()
    {
        Instance dossier = Paused();
        dossier.Do(new WorkflowCommand.ResumeClock(null));

        dossier.Do(Pause()).ShouldBe("clock.supplement-used");
        dossier.Do(Pause() with { Exception = "Luật Xây dựng 2014, Điều 102" }).ShouldBeNull();
    }

    [Fact]
    public void A_procedure_may_allow_more_supplements()
    {
        Instance dossier = Paused(("supplements", "2"));
        dossier.Do(new WorkflowCommand.ResumeClock(null));

        dossier.Do(Pause()).ShouldBeNull();
    }

    [Fact]
    public void A_new_date_is_given_once_and_replaces_the_old_one()
    {
        Instance dossier = Received();

        dossier.Do(Extend("2026-03-20 17:30")).ShouldBeNull();

        Whole(dossier).DueAt.ShouldBe(At("2026-03-20 17:30"));
        Whole(dossier).Replaced.ShouldBe(At("2026-03-16 17:30"));
        dossier.Do(Extend("2026-03-27 17:30")).ShouldBe("clock.extension-used");
        dossier.Do(Extend("2026-03-27 17:30") with { Exception = "Luật Đất đai 2024, Điều 223" }).ShouldBeNull();
        Whole(dossier).Replaced.ShouldBe(At("2026-03-16 17:30"));
    }

    [Fact]
    public void How_long_an_extension_is_at_most_stands_in_the_definition()
    {
        Instance dossier = Received(("extendedBy", """{"value":3,"unit":"workingDay"}"""));

        dossier.Do(Extend("2026-03-20 17:30")).ShouldBe("clock.extension-too-long");
        dossier.Do(Extend("2026-03-19 17:30")).ShouldBeNull();
    }

    [Fact]
    public void A_new_date_after_the_old_one_has_passed_fires_again_when_it_comes()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-17 08:00");
        dossier.Do(new WorkflowCommand.FireDeadline(0));

        dossier.Do(Extend("2026-03-20 17:30")).ShouldBeNull();

        dossier.Now = At("2026-03-20 17:30");
        dossier.Do(new WorkflowCommand.FireDeadline(0)).ShouldBeNull();
        dossier.Events.Select(happened => happened.GetType()).ShouldBe([typeof(WorkflowEvent.DeadlineWarned), typeof(WorkflowEvent.DeadlineReached)]);
    }

    [Fact]
    public void A_procedure_without_a_legal_limit_has_no_clock()
    {
        Instance dossier = Instance.Started(Flow.Of().Task("thamDinh").Connect("batDau > thamDinh"));

        dossier.Do(Pause()).ShouldBe("clock.none");
        dossier.Do(Extend("2026-03-20 17:30")).ShouldBe("clock.none");
    }

    [Fact]
    public void The_counting_rule_is_the_procedures()
    {
        Instance fromTheHour = Received(("counting", """{"from":"hour"}"""));
        Instance toMidnight = Received(("counting", """{"end":"midnight"}"""));

        Whole(fromTheHour).DueAt.ShouldBe(At("2026-03-16 08:00"));
        Whole(toMidnight).DueAt.ShouldBe(At("2026-03-17 00:00"));
    }

    [Fact]
    public void What_came_after_the_received_after_hour_counts_from_the_next_working_day()
    {
        Instance dossier = new(Compiled(("counting", """{"receivedAfter":"15:00"}""")));
        dossier.Now = At("2026-03-02 15:01");

        dossier.Begin();

        Whole(dossier).DueAt.ShouldBe(At("2026-03-17 17:30"));
    }

    [Fact]
    public void A_late_task_is_finished_only_once_somebody_has_said_why()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-05 08:00");

        dossier.Complete("thamDinh").ShouldBe("task.late-reason-missing");
        dossier.Do(new WorkflowCommand.ExplainLateness(dossier.TaskIdOf("thamDinh"), "workload", "Nhiều hồ sơ")).ShouldBeNull();

        dossier.State!.Deadlines[1].Reason.ShouldBe(new LatenessReason("workload", "Nhiều hồ sơ", "lan"));
        dossier.Complete("thamDinh").ShouldBeNull();
    }

    [Fact]
    public void A_reason_is_asked_for_what_is_late_and_once_only()
    {
        Instance dossier = Received();
        string task = dossier.TaskIdOf("thamDinh");

        dossier.Do(new WorkflowCommand.ExplainLateness(task, "workload", null)).ShouldBe("lateness.none");
        dossier.Now = At("2026-04-01 08:00");
        dossier.Do(new WorkflowCommand.ExplainLateness(task, " ", null)).ShouldBe("lateness.code-missing");
        dossier.Do(new WorkflowCommand.ExplainLateness(task, "workload", null)).ShouldBeNull();

        dossier.Events.ShouldHaveSingleItem().ShouldBeOfType<WorkflowEvent.LatenessExplained>().Nos.ShouldBe([0, dossier.State!.Tasks[0].ExecutionNo]);
        dossier.Do(new WorkflowCommand.ExplainLateness(task, "workload", null)).ShouldBe("lateness.none");
    }

    [Fact]
    public void A_new_holiday_moves_the_dates_that_lie_behind_it()
    {
        Instance dossier = Received();
        dossier.Calendars = Given.WeekdaysWithout(new DateOnly(2026, 3, 3));

        dossier.Do(new WorkflowCommand.RecountDeadlines("Nghỉ bão")).ShouldBeNull();

        Whole(dossier).DueAt.ShouldBe(At("2026-03-17 17:30"));
        dossier.State!.Deadlines[1].DueAt.ShouldBe(At("2026-03-05 08:00"));
        dossier.State.Deadlines.ShouldAllBe(deadline => deadline.Calendar == dossier.Calendars.Version);
        dossier.Do(new WorkflowCommand.RecountDeadlines("Nghỉ bão")).ShouldBe("deadline.unchanged");
    }

    [Fact]
    public void A_date_that_was_promised_stays_whatever_the_calendar()
    {
        Instance dossier = Received();
        dossier.Do(Extend("2026-03-20 17:30"));
        dossier.Calendars = Given.WeekdaysWithout(new DateOnly(2026, 3, 12));

        dossier.Do(new WorkflowCommand.RecountDeadlines("Nghỉ bão")).ShouldBe("deadline.unchanged");
    }

    [Fact]
    public void A_deadline_that_has_fired_does_not_fire_again_for_a_date_that_has_passed_as_well()
    {
        Instance dossier = Received();
        int task = dossier.State!.Tasks[0].ExecutionNo;
        dossier.Now = At("2026-03-06 08:00");
        dossier.Do(new WorkflowCommand.FireDeadline(task));
        DateTimeOffset? next = dossier.State.Deadlines[1].NextAt;
        dossier.Calendars = Given.WeekdaysWithout(new DateOnly(2026, 3, 3));

        dossier.Do(new WorkflowCommand.RecountDeadlines("Nghỉ bão"));

        dossier.State.Deadlines[1].Next.ShouldBe(DeadlineFiring.Escalate);
        dossier.State.Deadlines[1].NextAt.ShouldBe(next);
    }

    private static Instance Received(params (string Name, string Json)[] settings)
    {
        Instance dossier = new(Compiled(settings));
        dossier.Begin();

        return dossier;
    }

    /// <summary>Paused on Tuesday the 3rd, looked at again on Tuesday the 10th.</summary>
    private static Instance Paused(params (string Name, string Json)[] settings)
    {
        Instance dossier = Received(settings);
        dossier.Now = At("2026-03-03 08:00");
        dossier.Do(Pause()).ShouldBeNull();
        dossier.Now = At("2026-03-10 08:00");

        return dossier;
    }

    private static ExecutableDefinition Compiled(params (string Name, string Json)[] settings)
    {
        Flow flow = Flow.Of().Task("thamDinh", """{"limit":{"value":2,"unit":"workingDay"}}""").Connect("batDau > thamDinh")
            .Custom("legalLimit", """{"value":10,"unit":"workingDay"}""");

        foreach ((string name, string json) in settings)
        {
            flow.Custom(name, json);
        }

        return flow.Compile();
    }

    private static WorkflowCommand.PauseClock Pause() => new(PauseKind.Supplement, Law, null, null);

    private static WorkflowCommand.ExtendClock Extend(string due) => new(At(due), "Cơ quan phối hợp chưa trả lời", null);

    private static Deadline Whole(Instance dossier) => dossier.State!.Deadlines[0];

    private static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
