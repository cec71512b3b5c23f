using System.Runtime.InteropServices;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// Something that happened to an instance; the closed, versioned set that history keeps for ever.
/// Names in the stored form never change their meaning: a changed event gets a new name.
/// <para>
/// An event is always read together with the command that caused it, and says nothing that the command, the pinned definition or the
/// state before already say: a task's result is in the command, its step in the definition. So a record of history stays small.
/// </para>
/// </summary>
public abstract partial record WorkflowEvent
{
    private WorkflowEvent() { }

    /// <summary>The activity whose turn came by this; null where none did.</summary>
    internal string? BegunActivity => this switch
    {
        ActivityRan e => e.ActivityId,
        TaskOpened e => e.ActivityId,
        TimerStarted e => e.ActivityId,
        EventAwaited e => e.ActivityId,
        ChildRequested e => e.ActivityId,
        ChildSent e => e.ActivityId,
        FlowEntered e => e.ActivityId,
        ActivityFaulted { AfterRun: false } e => e.ActivityId,
        _ => null,
    };

    /// <summary>The instance began. Input, units and parent are the command's.</summary>
    public sealed record InstanceStarted(Guid InstanceId) : WorkflowEvent;

    /// <summary>An activity ran from begin to end by itself.</summary>
    /// <param name="ActivityId">Which.</param>
    /// <param name="Scope">The flowchart execution around it.</param>
    /// <param name="Outcomes">The ports through which it was left.</param>
    public sealed record ActivityRan(string ActivityId, int Scope, IReadOnlyList<string> Outcomes) : WorkflowEvent;

    /// <summary>A human step was reached.</summary>
    /// <param name="Step">Null where the definition says it; otherwise what its expressions gave.</param>
    public sealed record TaskOpened(int No, string ActivityId, int Scope, bool Backward, HumanStep? Step) : WorkflowEvent;

    /// <summary>The actor of the command took the task, or took it for whom the command says.</summary>
    public sealed record TaskClaimed(int No) : WorkflowEvent;

    public sealed record TaskReleased(int No) : WorkflowEvent;

    /// <summary>Outcome and result are the command's.</summary>
    public sealed record TaskCompleted(int No) : WorkflowEvent;

    public sealed record TimerStarted(int No, string ActivityId, int Scope, bool Backward, DateTimeOffset FireAt) : WorkflowEvent;

    public sealed record TimerFired(int No) : WorkflowEvent;

    public sealed record EventAwaited(int No, string ActivityId, int Scope, bool Backward, string Name) : WorkflowEvent;

    /// <summary>The payload is the command's, or that of the first deferred arrival.</summary>
    public sealed record EventReceived(int No) : WorkflowEvent;

    /// <summary>A child was asked for and is waited for; its id follows from instance and number.</summary>
    public sealed record ChildRequested(int No, string ActivityId, int Scope, bool Backward) : WorkflowEvent;

    /// <summary>A child was asked for that nobody waits for; the activity is over.</summary>
    public sealed record ChildSent(int No, string ActivityId, int Scope) : WorkflowEvent;

    /// <summary>The output is the command's, or that of the first deferred arrival.</summary>
    public sealed record ChildCompleted(int No) : WorkflowEvent;

    /// <summary>A nested flowchart began.</summary>
    public sealed record FlowEntered(int No, string ActivityId, int Scope, bool Backward) : WorkflowEvent;

    /// <summary>A flowchart is over; 0 is the root, which is named only when something in it outlives it.</summary>
    public sealed record FlowLeft(int No) : WorkflowEvent;

    /// <summary>Open executions ended without being completed: a WaitAny join or an End went on without them.</summary>
    public sealed record Cancelled(IReadOnlyList<int> Nos) : WorkflowEvent;

    /// <summary>An activity could not do its work; an operator is asked for.</summary>
    /// <param name="No">Number of the execution and of the incident.</param>
    /// <param name="Stops">Whether the whole instance stops with it.</param>
    /// <param name="AfterRun">Whether the activity itself was done and only the way on from it failed.</param>
    public sealed record ActivityFaulted(int No, string ActivityId, int Scope, bool Backward, string Code, string Message, bool Stops, bool AfterRun) : WorkflowEvent;

    /// <summary>Tokens moved within one flowchart execution.</summary>
    /// <param name="Activities">Places of the activities that were left or skipped, in order.</param>
    /// <param name="Connections">Places of the connections that were passed, in order; <c>-1 - place</c> for one that was not followed.</param>
    public sealed record TokensMoved(int Scope, IReadOnlyList<int> Activities, IReadOnlyList<int> Connections) : WorkflowEvent;

    /// <summary>Variables were set by activities and scripts.</summary>
    /// <param name="Scope">Null: the workflow's own.</param>
    public sealed record VariablesSet(int? Scope, IReadOnlyDictionary<string, JsonElement> Values) : WorkflowEvent;

    public sealed record OutputsSet(IReadOnlyDictionary<string, JsonElement> Values) : WorkflowEvent;

    /// <summary>A script gave the instance a name, or with null took it away.</summary>
    public sealed record InstanceNamed(string? Name) : WorkflowEvent;

    /// <summary>A limit began to run. The limit itself is the step's or the definition's.</summary>
    /// <param name="StartedAt">Null: at the command's instant; otherwise earlier, with the first step of its group.</param>
    public sealed record DeadlineStarted(int No, DateTimeOffset? StartedAt, DateTimeOffset DueAt, DeadlineNext Next) : WorkflowEvent
    {
        /// <summary>What is left of the limit of the step's group after the clock stood still; null: the whole limit.</summary>
        public TimeLimit? Limit { get; init; }
    }

    /// <param name="Level">Index of the warning.</param>
    public sealed record DeadlineWarned(int No, int Level, DeadlineNext Next) : WorkflowEvent;

    /// <summary>The due instant passed.</summary>
    public sealed record DeadlineReached(int No, DeadlineNext Next) : WorkflowEvent;

    /// <param name="Level">Index of the rung.</param>
    /// <param name="Role">Who is told.</param>
    /// <param name="Unit">Code of the unit; null: none.</param>
    public sealed record DeadlineEscalated(int No, int Level, string Role, string? Unit, DeadlineNext Next) : WorkflowEvent;

    /// <summary>The statutory clock stands still; why, the command says.</summary>
    /// <param name="Held">The limits that stand still with it, and what is left of each.</param>
    public sealed record ClockPaused(IReadOnlyList<HeldLimit> Held) : WorkflowEvent;

    /// <param name="Runs">The limits that run again from the command's instant.</param>
    public sealed record ClockResumed(IReadOnlyList<RunningLimit> Runs) : WorkflowEvent;

    /// <summary>A new date was given; it is the command's.</summary>
    public sealed record ClockExtended(DeadlineNext Next) : WorkflowEvent;

    /// <summary>Somebody said why limits were missed; the words are the command's.</summary>
    public sealed record LatenessExplained(IReadOnlyList<int> Nos) : WorkflowEvent;

    /// <param name="Runs">The limits whose date moved.</param>
    public sealed record DeadlinesRecounted(IReadOnlyList<RunningLimit> Runs) : WorkflowEvent;

    /// <summary>The first step of an agency opened, and its share of the limit began to run.</summary>
    /// <param name="Agency">Code of the unit.</param>
    public sealed record ShareStarted(int No, string Agency, TimeLimit Limit, DateTimeOffset DueAt, DeadlineNext Next) : WorkflowEvent;

    /// <summary>The agency has no step open any more; its share stands still.</summary>
    public sealed record ShareHeld(int No, TimeLimit Left) : WorkflowEvent;

    /// <summary>The dossier is with the agency again, or its clock goes on.</summary>
    public sealed record ShareResumed(RunningLimit Run) : WorkflowEvent;

    public sealed record InstanceFinished : WorkflowEvent;

    public sealed record InstanceCancelled : WorkflowEvent;

    public sealed record InstanceHeld : WorkflowEvent;

    public sealed record InstanceResumed : WorkflowEvent;

    /// <summary>Something arrived that has to wait until the instance goes on; it is the command itself.</summary>
    public sealed record ArrivalDeferred : WorkflowEvent;

    /// <summary>The first deferred arrival was dealt with.</summary>
    public sealed record ArrivalTaken : WorkflowEvent;

    /// <summary>An operator had the activity run again.</summary>
    public sealed record IncidentRetried(int No) : WorkflowEvent;

    /// <summary>An operator ended everything open; the flow goes on at the command's activity.</summary>
    public sealed record InstanceMoved : WorkflowEvent;

    /// <summary>The instance runs on another version now; which one and with which mapping, the command says.</summary>
    public sealed record InstanceMigrated : WorkflowEvent;
}

/// <summary>What is left of a limit that stands still.</summary>
public sealed record HeldLimit(int No, TimeLimit Left);

/// <summary>A limit as it runs from now on, or as it is counted from now on.</summary>
public sealed record RunningLimit(int No, TimeLimit Limit, DateTimeOffset DueAt, DeadlineNext Next);

/// <summary>What fires next on a deadline, and when (UTC).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeadlineNext(DateTimeOffset? At, DeadlineFiring Firing, int Level);
