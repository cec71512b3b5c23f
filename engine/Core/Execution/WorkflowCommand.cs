using System.Text.Json;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// A request to change one instance. Carries everything that the decision may know of the world:
/// the instant, the actor and the version of the calendar.
/// </summary>
/// <param name="Id">Idempotency key: the same id acts once.</param>
/// <param name="At">The instant of the command, UTC.</param>
/// <param name="Actor">Id of the person or, with the prefix <c>system:</c>, of the part of the system that asks.</param>
/// <param name="Calendars">Version (content hash) of the calendar set that dates are counted with.</param>
/// <param name="Command">What is asked.</param>
public sealed record CommandEnvelope(Guid Id, DateTimeOffset At, string Actor, string Calendars, WorkflowCommand Command);

/// <summary>The closed set of commands.</summary>
public abstract record WorkflowCommand
{
    private WorkflowCommand() { }

    /// <summary>
    /// In whose stead the actor works on a task: the task is treated as that person's, and history says who acted and for whom.
    /// Whether the actor may is the caller's guard to say. Null: in the actor's own name.
    /// </summary>
    public string? InSteadOf => this switch
    {
        ClaimTask c => c.For,
        ReleaseTask c => c.For,
        CompleteTask c => c.For,
        ExplainLateness c => c.For,
        _ => null,
    };

    /// <summary>Starts an instance.</summary>
    /// <param name="DefinitionHash">Content hash of the published version that the instance is pinned to for good.</param>
    /// <param name="CorrelationId">The dossier code, or any key of the caller's.</param>
    /// <param name="Input">A JSON object: workflow inputs by name.</param>
    /// <param name="Units">Unit bindings, for example <c>receiving</c> → unit code.</param>
    /// <param name="Parent">The activity of another instance that waits for this one; null for a root instance.</param>
    public sealed record StartInstance(
        string DefinitionHash,
        string? CorrelationId,
        JsonElement Input,
        IReadOnlyDictionary<string, string> Units,
        ParentLink? Parent = null) : WorkflowCommand;

    /// <summary>Takes a task into one's own hands, or into those of the person whom one stands in for.</summary>
    public sealed record ClaimTask(string TaskId, string? For = null) : WorkflowCommand;

    /// <summary>Gives a claimed task back to all who may do it.</summary>
    public sealed record ReleaseTask(string TaskId, string? For = null) : WorkflowCommand;

    /// <summary>Ends a task.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Outcome">One of the step's outcomes; null only where it has none.</param>
    /// <param name="Result">Data for the step's result; any JSON value, null for none.</param>
    /// <param name="For">See <see cref="InSteadOf"/>.</param>
    public sealed record CompleteTask(string TaskId, string? Outcome, JsonElement? Result, string? For = null) : WorkflowCommand;

    /// <summary>The next instant of a deadline has come. <paramref name="ExecutionNo"/> 0 is the instance's own deadline.</summary>
    public sealed record FireDeadline(int ExecutionNo) : WorkflowCommand;

    /// <summary>The instant of an <c>Elsa.Delay</c> or <c>Elsa.StartAt</c> has come.</summary>
    public sealed record FireTimer(int ExecutionNo) : WorkflowCommand;

    /// <summary>An event that the instance waits for (<c>Elsa.Event</c>) was published.</summary>
    public sealed record DeliverEvent(string Name, JsonElement? Payload) : WorkflowCommand;

    /// <summary>A waited-for child instance ended.</summary>
    /// <param name="ExecutionNo">The waiting <c>Elsa.DispatchWorkflow</c>.</param>
    /// <param name="ChildId">The child.</param>
    /// <param name="Output">The child's outputs as one object; null when it faulted.</param>
    public sealed record CompleteChild(int ExecutionNo, Guid ChildId, JsonElement? Output) : WorkflowCommand;

    /// <summary>A child could not be started: its definition is no longer published. The step that asked for it gets an incident.</summary>
    public sealed record RejectChild(int ExecutionNo, Guid ChildId, string Reason) : WorkflowCommand;

    /// <summary>Stops the statutory clock, and the limits of the open steps with it.</summary>
    /// <param name="Kind">What for.</param>
    /// <param name="Ground">The legal ground: law and article.</param>
    /// <param name="Exception">The legal ground for one more supplement than allowed; null where none is needed.</param>
    /// <param name="Note">What is asked for, as the applicant is told; null: nothing.</param>
    public sealed record PauseClock(PauseKind Kind, string Ground, string? Exception, string? Note) : WorkflowCommand;

    /// <summary>What the clock stood still for is over.</summary>
    public sealed record ResumeClock(string? Note) : WorkflowCommand;

    /// <summary>Gives the applicant a new date.</summary>
    /// <param name="NewDueAt">The new date, UTC.</param>
    /// <param name="Reason">Why, as the applicant is told.</param>
    /// <param name="Exception">The legal ground for one more new date than allowed; null where none is needed.</param>
    public sealed record ExtendClock(DateTimeOffset NewDueAt, string Reason, string? Exception) : WorkflowCommand;

    /// <summary>Says why a task, and the dossier where that is late too, was not done in time.</summary>
    public sealed record ExplainLateness(string TaskId, string Code, string? Note, string? For = null) : WorkflowCommand;

    /// <summary>Counts the running limits anew, with the calendar and the definition as they are now.</summary>
    public sealed record RecountDeadlines(string Reason) : WorkflowCommand;

    /// <summary>Ends the instance for good.</summary>
    public sealed record CancelInstance(string Reason) : WorkflowCommand;

    /// <summary>Holds the instance: its tasks cannot be worked on until it is resumed.</summary>
    public sealed record SuspendInstance(string Reason) : WorkflowCommand;

    /// <summary>Ends a suspension.</summary>
    public sealed record ResumeInstance(string Reason) : WorkflowCommand;

    /// <summary>Runs the faulted activity of an incident again.</summary>
    public sealed record RetryIncident(int IncidentNo) : WorkflowCommand;

    /// <summary>An operator's correction: everything open ends and the flow goes on at the given activity.</summary>
    public sealed record MoveTo(string ActivityId, string Reason) : WorkflowCommand;

    /// <summary>Moves the instance to another version.</summary>
    /// <param name="DefinitionHash">The version to move to.</param>
    /// <param name="Activities">Old activity id → new activity id, for those whose id changed.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Migrate(string DefinitionHash, IReadOnlyDictionary<string, string> Activities, string Reason) : WorkflowCommand;
}

/// <summary>The activity of another instance that waits for a child.</summary>
public sealed record ParentLink(Guid InstanceId, int ExecutionNo);
