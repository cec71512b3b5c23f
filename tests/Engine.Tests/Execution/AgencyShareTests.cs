using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>A linked procedure of ten working days: the department appraises (three days), the province's office signs (two), the department stamps. Received at 08:00 on Monday, March 2, 2026.</summary>
public sealed class AgencyShareTests
{
    private const int Department = -1;
    private const int Office = -2;

    [Fact]
    public void The_share_of_an_agency_begins_with_its_first_step_and_stands_still_while_another_has_the_dossier()
    {
        Instance dossier = Received();
        dossier.State!.Deadlines.Select(deadline => deadline.ExecutionNo).ShouldBe([0, Department], ignoreOrder: true);
        Of(dossier, Department).DueAt.ShouldBe(At("2026-03-05 08:00"));
        dossier.Now = At("2026-03-03 08:00");

        dossier.Complete("thamDinh").ShouldBeNull();

        Of(dossier, Department).Left.ShouldBe(new TimeLimit(16, TimeUnit.WorkingHour));
        Of(dossier, Office).ShouldSatisfyAllConditions(share => share.DueAt.ShouldBe(At("2026-03-05 08:00")), share => share.Agency.ShouldBe("province"));

        dossier.Now = At("2026-03-04 08:00");
        dossier.Complete("kyDuyet").ShouldBeNull();

        Of(dossier, Office).IsHeld.ShouldBeTrue();
        Of(dossier, Department).ShouldSatisfyAllConditions(share => share.StartedAt.ShouldBe(At("2026-03-04 08:00")), share => share.DueAt.ShouldBe(At("2026-03-06 08:00")));
    }

    [Fact]
    public void It_is_warned_of_and_escalated_like_any_other_limit()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-05 09:00");

        dossier.Do(new WorkflowCommand.FireDeadline(Department)).ShouldBeNull();

        dossier.Events.Select(happened => happened.GetType()).ShouldBe([typeof(WorkflowEvent.DeadlineWarned), typeof(WorkflowEvent.DeadlineReached), typeof(WorkflowEvent.DeadlineEscalated)]);
        dossier.Events.OfType<WorkflowEvent.DeadlineEscalated>().Single().Unit.ShouldBe("deciding");
    }

    [Fact]
    public void The_clock_of_the_dossier_takes_it_along()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-03 08:00");
        dossier.Do(new WorkflowCommand.PauseClock(PauseKind.Supplement, "Nghị định 61/2018/NĐ-CP, Điều 17", null, null)).ShouldBeNull();
        Of(dossier, Department).IsHeld.ShouldBeTrue();
        dossier.Now = At("2026-03-10 08:00");

        dossier.Do(new WorkflowCommand.ResumeClock(null)).ShouldBeNull();

        Of(dossier, Department).DueAt.ShouldBe(At("2026-03-12 08:00"));
        dossier.State!.Deadlines.ShouldNotContain(deadline => deadline.ExecutionNo == Office);
    }

    [Fact]
    public void A_share_that_was_missed_has_nothing_left_when_the_dossier_comes_back()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-09 08:00");
        Explain(dossier, "thamDinh");
        dossier.Complete("thamDinh").ShouldBeNull();
        dossier.Now = At("2026-03-10 08:00");

        dossier.Complete("kyDuyet").ShouldBeNull();

        Of(dossier, Department).IsLate(dossier.Now).ShouldBeTrue();
    }

    [Fact]
    public void Who_finishes_a_step_of_an_agency_that_has_used_up_its_share_says_why()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-06 08:00");

        dossier.Complete("thamDinh").ShouldBe("task.late-reason-missing");
        Explain(dossier, "thamDinh").ShouldBeNull();
        dossier.Complete("thamDinh").ShouldBeNull();

        Of(dossier, 0).IsLate(dossier.Now).ShouldBeFalse();
        Of(dossier, Department).Reason!.Code.ShouldBe("workload");
    }

    [Fact]
    public void The_share_of_another_agency_is_not_theirs_to_explain()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-06 08:00");
        Explain(dossier, "thamDinh");
        dossier.Complete("thamDinh");

        Explain(dossier, "kyDuyet").ShouldBe("lateness.none");
        dossier.Complete("kyDuyet").ShouldBeNull();
    }

    [Fact]
    public void What_was_said_about_it_is_not_asked_again_when_the_dossier_comes_back()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-06 08:00");
        Explain(dossier, "thamDinh");
        dossier.Complete("thamDinh");
        dossier.Complete("kyDuyet");

        Of(dossier, Department).IsLate(dossier.Now).ShouldBeTrue();
        dossier.Complete("dongDau").ShouldBeNull();
    }

    [Fact]
    public void A_share_that_ends_only_after_the_dossier_came_back_is_asked_about()
    {
        Instance dossier = Received();
        dossier.Now = At("2026-03-03 08:00");
        dossier.Complete("thamDinh");
        dossier.Complete("kyDuyet");
        dossier.Now = At("2026-03-06 08:00");

        dossier.Complete("dongDau").ShouldBe("task.late-reason-missing");
    }

    [Fact]
    public void Its_proof_tells_each_run_and_each_handing_on()
    {
        Instance dossier = new(Linked().Compile());
        List<ReplayedRecord> records = [];
        Step(() => dossier.Begin());
        dossier.Now = At("2026-03-03 08:00");
        Step(() => dossier.Complete("thamDinh"));
        dossier.Now = At("2026-03-04 08:00");
        Step(() => dossier.Complete("kyDuyet"));

        ProofTree tree = ProofTree.Of(Department, records, _ => dossier.Calendars)!;

        tree.Agency.ShouldBe("deciding");
        tree.Nodes.Select(node => node.GetType()).ShouldBe([typeof(ProofNode.Run), typeof(ProofNode.HandedOn), typeof(ProofNode.Run)]);
        ((ProofNode.Run)tree.Nodes[^1]).Proof.DueAt.ShouldBe(tree.Now!.DueAt);
        ProofTree.Numbers(records).ShouldBe([0, Department, Office]);

        void Step(Func<string?> act)
        {
            InstanceState? before = dossier.State;
            act().ShouldBeNull();
            HistoryRecord record = new() { InstanceId = dossier.State!.Id, Seq = dossier.State.Revision, CommandId = Guid.Empty, Previous = default, Hash = default, At = dossier.Now, Actor = "lan", Calendars = dossier.Calendars.Version, Command = "", Events = "" };
            records.Add(new ReplayedRecord(record, dossier.Envelope(new WorkflowCommand.CancelInstance(""), "lan"), before, dossier.State, dossier.Events));
        }
    }

    [Fact]
    public void A_share_in_calendar_days_ends_as_much_later_as_the_dossier_was_away()
    {
        Instance dossier = new(Linked("""[{"agency":"deciding","units":["specialist"],"limit":{"value":4,"unit":"day"}}]""").Compile());
        dossier.Begin();
        DateTimeOffset due = Of(dossier, Department).DueAt;
        dossier.Now = At("2026-03-03 08:00");
        dossier.Complete("thamDinh").ShouldBeNull();
        dossier.Now = At("2026-03-04 08:00");

        dossier.Complete("kyDuyet").ShouldBeNull();

        Of(dossier, Department).DueAt.ShouldBe(due.AddDays(1));
    }

    [Fact]
    public void A_definition_without_shares_has_none()
    {
        Instance dossier = Instance.Started(Flow.Of().Task("thamDinh", """{"unit":"deciding"}""").Connect("batDau > thamDinh"));

        dossier.State!.Deadlines.ShouldBeEmpty();
    }

    private static Deadline Of(Instance dossier, int no) => dossier.State!.Deadlines.Single(deadline => deadline.ExecutionNo == no);

    private static string? Explain(Instance dossier, string step) => dossier.Do(new WorkflowCommand.ExplainLateness(dossier.TaskIdOf(step), "workload", null));

    private static Instance Received()
    {
        Instance dossier = new(Linked().Compile());
        dossier.Begin().ShouldBeNull();

        return dossier;
    }

    private const string Shared = """[{"agency":"deciding","units":["specialist"],"limit":{"value":3,"unit":"workingDay"}},{"agency":"province","limit":{"value":2,"unit":"workingDay"}}]""";

    private static Flow Linked(string shares = Shared) => Flow.Of()
        .Task("thamDinh", """{"unit":"specialist"}""").Task("kyDuyet", """{"unit":"province"}""").Task("dongDau", """{"unit":"deciding"}""")
        .Connect("batDau > thamDinh").Connect("thamDinh > kyDuyet").Connect("kyDuyet > dongDau")
        .Custom("legalLimit", """{"value":10,"unit":"workingDay"}""")
        .Custom("escalation", """{"warnAt":[0.5],"chain":[{"role":"agencyHead","after":{"value":1,"unit":"workingHour"}}]}""")
        .Custom("shares", shares);

    private static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
