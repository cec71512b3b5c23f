using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Two steps share a limit of two working days; received at 08:00 on Monday, March 2, 2026.</summary>
public sealed class SharedLimitTests
{
    [Fact]
    public void The_next_step_of_a_shared_limit_does_not_pay_for_the_pause()
    {
        Instance dossier = new(Shared());
        dossier.Begin();
        dossier.Now = At("2026-03-03 08:00");
        dossier.Do(Pause()).ShouldBeNull();
        dossier.Now = At("2026-03-10 08:00");
        dossier.Do(new WorkflowCommand.ResumeClock(null)).ShouldBeNull();
        dossier.Now = At("2026-03-10 10:00");

        dossier.Complete("thamDinh").ShouldBeNull();

        // Sixteen hours, of which eight were gone before the pause: the other eight run from 08:00 on the 10th, whoever has the dossier.
        Deadline next = dossier.State!.Deadlines.Single(deadline => deadline.ExecutionNo != 0);
        next.StartedAt.ShouldBe(At("2026-03-10 08:00"));
        next.Limit.ShouldBe(new TimeLimit(8, TimeUnit.WorkingHour));
        next.DueAt.ShouldBe(At("2026-03-11 08:00"));
        DueProof.Of(next, Given.Weekdays.Province).DueAt.ShouldBe(next.DueAt);
    }

    [Fact]
    public void A_shared_limit_that_was_missed_before_the_pause_stays_missed()
    {
        Instance dossier = new(Shared());
        dossier.Begin();
        dossier.Now = At("2026-03-05 08:00");
        dossier.Do(Pause()).ShouldBeNull();
        dossier.Now = At("2026-03-10 08:00");
        dossier.Do(new WorkflowCommand.ResumeClock(null)).ShouldBeNull();
        dossier.Do(new WorkflowCommand.ExplainLateness(dossier.TaskIdOf("thamDinh"), "workload", null)).ShouldBeNull();

        dossier.Complete("thamDinh").ShouldBeNull();

        dossier.State!.Deadlines.Single(deadline => deadline.ExecutionNo != 0).DueAt.ShouldBe(At("2026-03-04 08:00"));
    }

    [Fact]
    public void A_history_in_which_the_pause_was_counted_is_replayed_as_it_was()
    {
        Instance dossier = new(Shared());
        dossier.Begin();
        dossier.Now = At("2026-03-03 08:00");
        dossier.Do(Pause());
        dossier.Now = At("2026-03-10 08:00");
        dossier.Do(new WorkflowCommand.ResumeClock(null));
        CommandEnvelope complete = dossier.Envelope(new WorkflowCommand.CompleteTask(dossier.TaskIdOf("thamDinh"), null, null), "lan");
        DecisionContext context = new(dossier.State!.Id, dossier.Lookup, dossier.Calendars, _ => true);
        Decision.Accepted now = (Decision.Accepted)Interpreter.Decide(context, dossier.State, complete);
        IReadOnlyList<WorkflowEvent> then =
        [
            .. now.Events.Select(happened => happened is WorkflowEvent.DeadlineStarted started
                ? new WorkflowEvent.DeadlineStarted(started.No, At("2026-03-02 08:00"), At("2026-03-04 08:00"), new DeadlineNext(At("2026-03-03 14:00"), DeadlineFiring.Warn, 0))
                : happened),
        ];

        WorkflowEventJson.Write(((Decision.Accepted)Interpreter.Redecide(context, dossier.State, complete, then)).Events).ShouldBe(WorkflowEventJson.Write(then));
        WorkflowEventJson.Write(((Decision.Accepted)Interpreter.Redecide(context, dossier.State, complete, now.Events)).Events).ShouldBe(WorkflowEventJson.Write(now.Events));
    }

    private static WorkflowCommand.PauseClock Pause() => new(PauseKind.Supplement, "Nghị định 61/2018/NĐ-CP, Điều 17", null, null);

    private static ExecutableDefinition Shared() => Flow.Of()
        .Task("thamDinh", """{"limit":{"value":2,"unit":"workingDay"},"limitGroup":"nhom1"}""")
        .Task("kyDuyet", """{"limit":{"value":2,"unit":"workingDay"},"limitGroup":"nhom1"}""")
        .Connect("batDau > thamDinh").Connect("thamDinh > kyDuyet")
        .Custom("legalLimit", """{"value":10,"unit":"workingDay"}""").Compile();

    private static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
