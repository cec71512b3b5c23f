using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>What events of the statutory clock make of a state.</summary>
internal static class ClockFold
{
    public static InstanceState Paused(InstanceState state, CommandEnvelope cause, WorkflowEvent.ClockPaused e) => state with
    {
        ClockEvents = Rows.With(state.ClockEvents, EventOf(cause)!),
        Deadlines =
        [
            .. state.Deadlines.Select(deadline => e.Held.FirstOrDefault(held => held.No == deadline.ExecutionNo) is { } held
                ? deadline with { Left = held.Left, NextAt = null, Next = DeadlineFiring.None, Level = 0 }
                : deadline),
        ],
    };

    public static InstanceState Resumed(InstanceState state, CommandEnvelope cause, WorkflowEvent.ClockResumed e) => state with
    {
        ClockEvents = Rows.With(state.ClockEvents, EventOf(cause)!),
        Deadlines = Changed(state, e.Runs, (deadline, run) => RunningAgain(deadline, cause, run)),
    };

    public static InstanceState Started(ExecutableDefinition definition, InstanceState state, CommandEnvelope cause, WorkflowEvent.ShareStarted e) => state with
    {
        Deadlines = Rows.With(state.Deadlines, EventFold.DeadlineOf(definition, null, e.No, cause.At, e.DueAt, e.Next, cause.Calendars) with { Limit = e.Limit, Agency = e.Agency }),
    };

    public static InstanceState Held(InstanceState state, WorkflowEvent.ShareHeld e) => state with
    {
        Deadlines = Rows.Replaced(state.Deadlines, state.DeadlineOf(e.No)! with { Left = e.Left, NextAt = null, Next = DeadlineFiring.None, Level = 0 }, deadline => deadline.ExecutionNo),
    };

    public static InstanceState GoneOn(InstanceState state, CommandEnvelope cause, RunningLimit run) => state with
    {
        // What was said about a share of which nothing is left is not asked again each time the dossier comes back.
        Deadlines = Changed(state, [run], (deadline, again) => RunningAgain(deadline, cause, again) with { Reason = deadline.Left is { Value: 0 } ? deadline.Reason : null }),
    };

    public static InstanceState Extended(InstanceState state, CommandEnvelope cause, WorkflowEvent.ClockExtended e)
    {
        Deadline before = state.DeadlineOf(0)!;

        return state with
        {
            ClockEvents = Rows.With(state.ClockEvents, EventOf(cause)!),
            Deadlines = Rows.Replaced(
                state.Deadlines,
                before with
                {
                    DueAt = ((WorkflowCommand.ExtendClock)cause.Command).NewDueAt,
                    NextAt = e.Next.At,
                    Next = e.Next.Firing,
                    Level = e.Next.Level,
                    Replaced = before.Replaced ?? before.DueAt,
                    Reason = null,
                },
                deadline => deadline.ExecutionNo),
        };
    }

    public static InstanceState Explained(InstanceState state, CommandEnvelope cause, WorkflowEvent.LatenessExplained e)
    {
        WorkflowCommand.ExplainLateness said = (WorkflowCommand.ExplainLateness)cause.Command;

        return state with
        {
            Deadlines = [.. state.Deadlines.Select(deadline => e.Nos.Contains(deadline.ExecutionNo)
                ? deadline with { Reason = new LatenessReason(said.Code, said.Note, cause.Actor) }
                : deadline)],
        };
    }

    public static InstanceState Recounted(InstanceState state, CommandEnvelope cause, WorkflowEvent.DeadlinesRecounted e) => state with
    {
        Deadlines = Changed(state, e.Runs, (deadline, run) => deadline with
        {
            Limit = run.Limit,
            DueAt = run.DueAt,
            NextAt = run.Next.At,
            Next = run.Next.Firing,
            Level = run.Next.Level,
            Calendar = cause.Calendars,
            Reason = run.DueAt > cause.At ? null : deadline.Reason,
        }),
    };

    /// <summary>What a command says about the clock; null for every other command.</summary>
    public static ClockEvent? EventOf(CommandEnvelope cause) => cause.Command switch
    {
        WorkflowCommand.PauseClock c => new ClockEvent.Paused(cause.At, cause.Actor, c.Kind, c.Ground, c.Exception),
        WorkflowCommand.ResumeClock => new ClockEvent.Resumed(cause.At, cause.Actor),
        WorkflowCommand.ExtendClock c => new ClockEvent.Extended(cause.At, cause.Actor, c.NewDueAt, c.Reason, c.Exception),
        _ => null,
    };

    private static Deadline RunningAgain(Deadline deadline, CommandEnvelope cause, RunningLimit run) => deadline with
    {
        Limit = run.Limit,
        StartedAt = cause.At,
        DueAt = run.DueAt,
        NextAt = run.Next.At,
        Next = run.Next.Firing,
        Level = run.Next.Level,
        Calendar = cause.Calendars,
        Left = null,
        Replaced = null,
        Reason = null,
    };

    private static IReadOnlyList<Deadline> Changed(InstanceState state, IReadOnlyList<RunningLimit> runs, Func<Deadline, RunningLimit, Deadline> change) =>
        [.. state.Deadlines.Select(deadline => runs.FirstOrDefault(run => run.No == deadline.ExecutionNo) is { } run ? change(deadline, run) : deadline)];
}
