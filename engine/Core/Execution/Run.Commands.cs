using System.Runtime.InteropServices;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Execution;

// What each command asks for, and when it is refused.
internal sealed partial class Run
{
    /// <summary>Of the JSON of a task's result, an event's payload or an instance's input.</summary>
    private const int MostBytes = 1024 * 1024;

    public static Decision Decide(DecisionContext context, InstanceState? state, CommandEnvelope envelope)
    {
        if (envelope.Command is WorkflowCommand.StartInstance start)
        {
            return state is null ? Start(context, envelope, start) : No("instance.already-started", "The instance was started already.");
        }

        if (state is null)
        {
            return No("instance.not-found", "There is no such instance.");
        }

        if (context.Definitions(state.DefinitionHash) is not { } definition)
        {
            return No("definition.not-found", $"There is no definition with the hash {state.DefinitionHash}.");
        }

        return Closed(state, envelope.Command) is { } refusal ? new Decision.Refused(refusal) : new Run(context, envelope, state, definition).Decided(envelope.Command);
    }

    private static Decision.Refused No(string code, string message) => new(new Refusal(code, message));

    /// <summary>Why an instance takes no such command as it stands.</summary>
    private static Refusal? Closed(InstanceState state, WorkflowCommand command) => state.SubStatus switch
    {
        InstanceSubStatus.Cancelled => new Refusal("instance.cancelled", "The instance was cancelled."),
        InstanceSubStatus.Finished => new Refusal("instance.finished", "The instance is finished."),
        InstanceSubStatus.Faulted when command is WorkflowCommand.ClaimTask or WorkflowCommand.ReleaseTask or WorkflowCommand.CompleteTask
            or WorkflowCommand.FireTimer or WorkflowCommand.SuspendInstance or WorkflowCommand.ResumeInstance or WorkflowCommand.RejectChild =>
            new Refusal("instance.faulted", "The instance stopped at a fault; an operator has to look at its incidents first."),
        InstanceSubStatus.Held when command is WorkflowCommand.ClaimTask or WorkflowCommand.ReleaseTask or WorkflowCommand.CompleteTask
            or WorkflowCommand.FireTimer or WorkflowCommand.SuspendInstance =>
            new Refusal("instance.held", "The instance is held; nothing can be worked on until it is resumed."),
        _ => null,
    };

    private static Decision Start(DecisionContext context, CommandEnvelope envelope, WorkflowCommand.StartInstance command)
    {
        if (context.Definitions(command.DefinitionHash) is not { } definition)
        {
            return No("definition.not-found", $"There is no definition with the hash {command.DefinitionHash}.");
        }

        if (command.Input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            return No("input.not-an-object", "The input of an instance is a JSON object.");
        }

        if (Unkeepable(command.Input) is { } unkeepable)
        {
            return unkeepable;
        }

        WorkflowEvent started = new WorkflowEvent.InstanceStarted(context.InstanceId);
        InstanceState state = EventFold.Apply(context.Definitions, null, envelope, started);
        Run run = new(context, envelope, state, definition);
        run._events.Add(started);

        if (definition.Clock.LegalLimit is { } limit)
        {
            if (run.Count(0, limit, envelope.At, definition.Clock.Escalation, EventFold.UnitOf(null, state.Units), out string? uncountable) is not { } deadline)
            {
                return No("deadline.uncountable", uncountable!);
            }

            run.Begin(deadline);
        }

        if (definition.Root.Start >= 0)
        {
            run.Schedule(definition.Root.Activities[definition.Root.Start], 0, backward: false);
            run.Drain();
        }

        return run.Settled(wasRunning: true);
    }

    private Decision Decided(WorkflowCommand command) => command switch
    {
        WorkflowCommand.ClaimTask c => Claim(c),
        WorkflowCommand.ReleaseTask c => Release(c),
        WorkflowCommand.CompleteTask c => CompleteTask(c),
        WorkflowCommand.FireDeadline c => FireDeadline(c),
        WorkflowCommand.FireTimer c => FireTimer(c),
        WorkflowCommand.DeliverEvent c => DeliverEvent(c),
        WorkflowCommand.CompleteChild c => CompleteChild(c),
        WorkflowCommand.RejectChild c => RejectChild(c),
        WorkflowCommand.CancelInstance => Simply(new WorkflowEvent.InstanceCancelled()),
        WorkflowCommand.SuspendInstance => Simply(new WorkflowEvent.InstanceHeld()),
        WorkflowCommand.ResumeInstance => Resume(),
        WorkflowCommand.RetryIncident c => Retry(c),
        WorkflowCommand.MoveTo c => MoveTo(c),
        WorkflowCommand.Migrate c => Migrate(c),
        _ => throw new UnreachableException(),
    };

    private Decision.Accepted Simply(WorkflowEvent happened)
    {
        bool wasRunning = _state.Status == InstanceStatus.Running;
        Emit(happened);

        return Settled(wasRunning);
    }

    /// <summary>The open task that an id names; null, with a refusal, when there is none or somebody else holds it.</summary>
    private WorkflowTask? Mine(string taskId, out Decision.Refused? refused)
    {
        refused = null;

        if (!TaskId.TryParse(taskId, out TaskId id) || id.InstanceId != _state.Id || _state.TaskOf(id.ExecutionNo) is not { } task)
        {
            refused = No("task.not-open", "The task is not open.");

            return null;
        }

        if (task.Assignee is { } assignee && assignee != _cause.Actor)
        {
            refused = No("task.claimed-by-other", "Somebody else has taken the task.");

            return null;
        }

        return task;
    }

    private Decision Claim(WorkflowCommand.ClaimTask command) =>
        Mine(command.TaskId, out Decision.Refused? refused) is { } task ? Simply(new WorkflowEvent.TaskClaimed(task.ExecutionNo)) : refused!;

    private Decision Release(WorkflowCommand.ReleaseTask command) =>
        Mine(command.TaskId, out Decision.Refused? refused) is not { } task ? refused!
        : task.Assignee is null ? No("task.not-claimed", "Nobody has taken the task.")
        : Simply(new WorkflowEvent.TaskReleased(task.ExecutionNo));

    private Decision CompleteTask(WorkflowCommand.CompleteTask command)
    {
        if (Mine(command.TaskId, out Decision.Refused? refused) is not { } task)
        {
            return refused!;
        }

        (string? outcome, JsonElement? data) = TaskResult.Read(task.Step, command);

        if (outcome is null && task.Step.Outcomes.Count > 0)
        {
            return No("outcome.required", $"The step ends in one of: {string.Join(", ", task.Step.Outcomes)}.");
        }

        if (outcome is not null && !Contains(task.Step.Outcomes, outcome))
        {
            return No("outcome.unknown", $"The step does not have the outcome {outcome}.");
        }

        if (data is { } value && Unkeepable(value) is { } unkeepable)
        {
            return unkeepable;
        }

        Resulted(_definition.Find(task.ActivityId)!, TaskResult.Of(task.Step, command));

        return GoOn(task.ExecutionNo, new WorkflowEvent.TaskCompleted(task.ExecutionNo));
    }

    private Decision FireDeadline(WorkflowCommand.FireDeadline command)
    {
        if (_state.DeadlineOf(command.ExecutionNo) is not { } deadline)
        {
            return No("deadline.not-found", "No such deadline is running.");
        }

        string? unit = command.ExecutionNo == 0 ? EventFold.UnitOf(null, _state.Units) : _state.TaskOf(command.ExecutionNo)?.Unit;
        WorkingCalendar calendar = _context.Calendars.For(unit);

        // After an outage several instants may have passed; each of them happens, in order, in this one commit.
        while (DeadlineRules.Fire(deadline, _cause.At, calendar) is { } fired)
        {
            deadline = fired.Next;
            DeadlineNext next = new(deadline.NextAt, deadline.Next, deadline.Level);
            Emit(fired.What switch
            {
                DeadlineFiring.Warn => new WorkflowEvent.DeadlineWarned(command.ExecutionNo, fired.Level, next),
                DeadlineFiring.Due => new WorkflowEvent.DeadlineReached(command.ExecutionNo, next),
                DeadlineFiring.Escalate => new WorkflowEvent.DeadlineEscalated(
                    command.ExecutionNo, fired.Level, fired.Rung!.Role, fired.Rung.Unit is { } named ? EventFold.UnitOf(named, _state.Units) : unit, next),
                _ => throw new UnreachableException(),
            });
        }

        return _events.Count == 0 ? No("deadline.not-due", "Nothing on that deadline is due yet.") : Settled(wasRunning: false);
    }

    private Decision FireTimer(WorkflowCommand.FireTimer command)
    {
        foreach (TimerWait timer in _state.Timers)
        {
            if (timer.ExecutionNo == command.ExecutionNo)
            {
                return timer.FireAt > _cause.At
                    ? No("timer.not-due", "The timer's instant has not come.")
                    : GoOn(timer.ExecutionNo, new WorkflowEvent.TimerFired(timer.ExecutionNo));
            }
        }

        return No("timer.not-found", "No such timer is running.");
    }

    private Decision DeliverEvent(WorkflowCommand.DeliverEvent command)
    {
        if (!Awaits(command))
        {
            return No("event.not-awaited", $"The instance does not wait for the event {command.Name}.");
        }

        if (command.Payload is { } payload && Unkeepable(payload) is { } unkeepable)
        {
            return unkeepable;
        }

        if (!_state.AcceptsWork)
        {
            return Simply(new WorkflowEvent.ArrivalDeferred());
        }

        Receive(command);

        return Settled(wasRunning: true);
    }

    private bool Awaits(WorkflowCommand.DeliverEvent command)
    {
        foreach (EventWait wait in _state.EventWaits)
        {
            if (wait.Name == command.Name)
            {
                return true;
            }
        }

        return false;
    }

    private void Receive(WorkflowCommand.DeliverEvent command)
    {
        // Only what waits now: an Event that this one leads to waits for the next.
        foreach (EventWait wait in _state.EventWaits)
        {
            if (wait.Name == command.Name && _state.TokenOf(wait.ExecutionNo) is { } token)
            {
                Resulted(_definition.Find(wait.ActivityId)!, command.Payload ?? JsonFields.Null);
                Resume(token, new WorkflowEvent.EventReceived(wait.ExecutionNo));
            }
        }
    }

    private Decision CompleteChild(WorkflowCommand.CompleteChild command)
    {
        if (WaitFor(command.ExecutionNo, command.ChildId) is null)
        {
            return No("child.not-awaited", "The instance does not wait for that child.");
        }

        if (!_state.AcceptsWork)
        {
            return Simply(new WorkflowEvent.ArrivalDeferred());
        }

        Resulted(_definition.Find(_state.TokenOf(command.ExecutionNo)!.ActivityId)!, command.Output ?? EventFold.EmptyObject);

        return GoOn(command.ExecutionNo, new WorkflowEvent.ChildCompleted(command.ExecutionNo));
    }

    private ChildWait? WaitFor(int no, Guid childId)
    {
        foreach (ChildWait wait in _state.ChildWaits)
        {
            if (wait.ExecutionNo == no && wait.ChildId == childId)
            {
                return wait;
            }
        }

        return null;
    }

    private Decision RejectChild(WorkflowCommand.RejectChild command)
    {
        if (WaitFor(command.ExecutionNo, command.ChildId) is not { } wait)
        {
            return No("child.not-awaited", "The instance does not wait for that child.");
        }

        Token token = _state.TokenOf(wait.ExecutionNo)!;
        Emit(new WorkflowEvent.ActivityFaulted(token.No, token.ActivityId, token.Scope, token.Backward, "child.not-published", command.Reason, !_definition.ContinuesWithIncidents, AfterRun: true));

        return Settled(wasRunning: true);
    }

    private Decision Resume()
    {
        if (_state.SubStatus != InstanceSubStatus.Held)
        {
            return No("instance.not-held", "The instance is not held.");
        }

        Emit(new WorkflowEvent.InstanceResumed());
        TakeDeferred();

        return Settled(wasRunning: true);
    }

    private Decision Retry(WorkflowCommand.RetryIncident command)
    {
        if (_state.TokenOf(command.IncidentNo) is not { Kind: TokenKind.Faulted } token)
        {
            return No("incident.not-found", "There is no such open incident.");
        }

        Emit(new WorkflowEvent.IncidentRetried(token.No));
        Schedule(_definition.Find(token.ActivityId)!, token.Scope, token.Backward);
        Drain();

        if (_state.AcceptsWork)
        {
            TakeDeferred();
        }

        return Settled(wasRunning: true);
    }

    /// <summary>What arrived while nothing could go on, in the order of arrival; what nobody waits for any more is dropped.</summary>
    private void TakeDeferred()
    {
        while (_state.Deferred.Count > 0 && _state.AcceptsWork)
        {
            switch (_state.Deferred[0])
            {
                case WorkflowCommand.DeliverEvent happened:
                    Receive(happened);
                    break;

                case WorkflowCommand.CompleteChild ended when WaitFor(ended.ExecutionNo, ended.ChildId) is not null:
                    Resulted(_definition.Find(_state.TokenOf(ended.ExecutionNo)!.ActivityId)!, ended.Output ?? EventFold.EmptyObject);
                    Resume(_state.TokenOf(ended.ExecutionNo)!, new WorkflowEvent.ChildCompleted(ended.ExecutionNo));
                    break;
            }

            Emit(new WorkflowEvent.ArrivalTaken());
        }
    }

    private Decision MoveTo(WorkflowCommand.MoveTo command)
    {
        if (_definition.Find(command.ActivityId) is not { } activity)
        {
            return No("activity.not-found", $"The definition has no activity {command.ActivityId}.");
        }

        for (CompiledActivity? at = activity; at is not null; at = at.Flow?.Container)
        {
            if (at == activity ? at.Flow is null || at.Kind == ActivityKind.Start || !at.Flow.IsReachable(at.Index) : at.Flow is not null && !at.Flow.IsReachable(at.Index))
            {
                return No("activity.not-a-step", $"The flow cannot go on at {command.ActivityId}.");
            }
        }

        Emit(new WorkflowEvent.InstanceMoved());
        Schedule(activity, StateCorrection.InnermostScope(_state), backward: false);
        Drain();

        return Settled(wasRunning: true);
    }

    private Decision Migrate(WorkflowCommand.Migrate command)
    {
        if (_context.Definitions(command.DefinitionHash) is not { } target)
        {
            return No("definition.not-found", $"There is no definition with the hash {command.DefinitionHash}.");
        }

        if (StateMigration.Unmapped(_definition, target, _state, command) is { Count: > 0 } unmapped)
        {
            return No("migration.unmapped", $"These have no place in the other version: {string.Join(", ", unmapped)}.");
        }

        bool wasRunning = _state.Status == InstanceStatus.Running;
        Emit(new WorkflowEvent.InstanceMigrated());
        _definition = target;

        return Settled(wasRunning);
    }

    private Decision.Accepted GoOn(int no, WorkflowEvent completed)
    {
        Resume(_state.TokenOf(no)!, completed);

        return Settled(wasRunning: true);
    }

    /// <summary>A waiting execution is over, and everything that follows from it runs.</summary>
    private void Resume(Token token, WorkflowEvent completed)
    {
        CompiledActivity activity = _definition.Find(token.ActivityId)!;
        Emit(completed);
        Overwritten(activity, token.Scope);
        Complete(activity, token.Scope, token.Backward, Done);
        Drain();
    }

    /// <summary>Why a value cannot be kept with an instance; null for one that can.</summary>
    private static Decision.Refused? Unkeepable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);

        return raw.Length > MostBytes ? No("value.too-large", $"A value may have {MostBytes} bytes.")
            : raw.IndexOf("\\u"u8) >= 0 && !JsonFields.IsWritable(value) ? No("value.bad-text", "A text of the value has half of a surrogate pair.")
            : null;
    }
}
