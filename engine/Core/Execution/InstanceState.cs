using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>Elsa's workflow status.</summary>
public enum InstanceStatus { Running, Finished }

/// <summary>Elsa's workflow sub-status; <see cref="Held"/> is ours: an operator suspended the instance.</summary>
public enum InstanceSubStatus { Executing, Suspended, Held, Finished, Cancelled, Faulted }

/// <summary>
/// Everything about one running or finished instance. A value: equal commands on an equal state give an equal state.
/// The store's rows (tasks, deadlines, timers, waits) are derived from it and from nothing else.
/// </summary>
public sealed partial record InstanceState
{
    public required Guid Id { get; init; }
    public required string DefinitionHash { get; init; }
    public string? CorrelationId { get; init; }

    /// <summary>Number of commands applied; the optimistic-concurrency token.</summary>
    public long Revision { get; init; }

    public InstanceStatus Status { get; init; }
    public InstanceSubStatus SubStatus { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public ParentLink? Parent { get; init; }

    /// <summary>Unit bindings given at the start.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Open human tasks by execution number, ascending.</summary>
    public IReadOnlyList<WorkflowTask> Tasks { get; init; } = [];

    /// <summary>Running deadlines by execution number, ascending; number 0 is the instance's own (statutory) one.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    /// <summary>What happened to the statutory clock since its start, in order.</summary>
    public IReadOnlyList<ClockEvent> ClockEvents { get; init; } = [];

    public IReadOnlyList<TimerWait> Timers { get; init; } = [];
    public IReadOnlyList<EventWait> EventWaits { get; init; } = [];
    public IReadOnlyList<ChildWait> ChildWaits { get; init; } = [];
    public IReadOnlyList<Incident> Incidents { get; init; } = [];
}

/// <summary>A human step that waits for a person.</summary>
/// <param name="ExecutionNo">Number of the activity execution within the instance, from 1; never used twice.</param>
/// <param name="ActivityId">The RunTask's id in the definition.</param>
/// <param name="Step">Its payload.</param>
/// <param name="Role">Role that may do it; null: anyone of the unit.</param>
/// <param name="Unit">Resolved unit code; null: no unit restriction.</param>
/// <param name="Assignee">Who claimed it; null: nobody yet.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record WorkflowTask(
    int ExecutionNo,
    string ActivityId,
    HumanStep Step,
    string? Role,
    string? Unit,
    string? Assignee,
    DateTimeOffset CreatedAt);

/// <summary>What fires next on a deadline.</summary>
public enum DeadlineFiring { Warn, Due, Escalate, None }

/// <summary>The running count of one time limit.</summary>
/// <param name="ExecutionNo">The task it guards; 0: the instance; negative: the share of an agency.</param>
/// <param name="Limit">The rule.</param>
/// <param name="StartedAt">From when it counts, UTC.</param>
/// <param name="DueAt">When it ends, UTC.</param>
/// <param name="NextAt">The next instant at which something fires, UTC; null once the last rung was reached.</param>
/// <param name="Next">What fires then.</param>
/// <param name="Level">Index of the next warning or rung, from 0.</param>
/// <param name="Policy">What fires when.</param>
/// <param name="Calendar">Version of the calendar set that the dates were counted with.</param>
public sealed record Deadline(
    int ExecutionNo,
    TimeLimit Limit,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? NextAt,
    DeadlineFiring Next,
    int Level,
    EscalationPolicy Policy,
    string Calendar)
{
    /// <summary>How its days were counted.</summary>
    public CountingRule Rule { get; init; } = CountingRule.InternalStep;

    /// <summary>What was left when the dossier's clock was stopped; null while it runs. Nothing fires on it then, and <see cref="DueAt"/> is no longer promised.</summary>
    public TimeLimit? Left { get; init; }

    /// <summary>The date that a new one replaced, UTC; null where none was given in the present run.</summary>
    public DateTimeOffset? Replaced { get; init; }

    /// <summary>Code of the agency whose share it is; null for every other limit.</summary>
    public string? Agency { get; init; }

    /// <summary>Why it was missed, once somebody has said so.</summary>
    public LatenessReason? Reason { get; init; }

    /// <summary>Whether the dossier's clock stands still.</summary>
    public bool IsHeld => Left is not null;

    /// <summary>Whether it is past at an instant.</summary>
    public bool IsLate(DateTimeOffset at) => !IsHeld && DueAt <= at;
}

/// <summary>Why a limit was missed, as the person responsible says it.</summary>
/// <param name="Code">From the province's list, such as <c>workload</c>.</param>
/// <param name="Note">More about it; null: nothing.</param>
/// <param name="By">Who said it.</param>
public sealed record LatenessReason(string Code, string? Note, string By);

/// <summary>An open <c>Elsa.Delay</c> or <c>Elsa.StartAt</c>.</summary>
public sealed record TimerWait(int ExecutionNo, string ActivityId, DateTimeOffset FireAt);

/// <summary>An open <c>Elsa.Event</c>.</summary>
public sealed record EventWait(int ExecutionNo, string ActivityId, string Name);

/// <summary>An open waiting <c>Elsa.DispatchWorkflow</c>.</summary>
public sealed record ChildWait(int ExecutionNo, string ActivityId, Guid ChildId);

/// <summary>Something that an operator must look at.</summary>
/// <param name="No">From 1, within the instance.</param>
/// <param name="ActivityId">Where.</param>
/// <param name="Code">Stable code, such as <c>script.too-long</c>.</param>
/// <param name="Message">For people.</param>
/// <param name="At">UTC.</param>
public sealed record Incident(int No, string ActivityId, string Code, string Message, DateTimeOffset At);
