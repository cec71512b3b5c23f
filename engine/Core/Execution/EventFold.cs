using System.Diagnostics;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>What each event makes of a state. Total: it never refuses and reads nothing but its arguments.</summary>
internal static class EventFold
{
    public static InstanceState Apply(DefinitionLookup definitions, InstanceState? before, CommandEnvelope cause, WorkflowEvent happened)
    {
        if (happened is WorkflowEvent.InstanceStarted started)
        {
            return Started(definitions, cause, started);
        }

        InstanceState state = before ?? throw new ArgumentNullException(nameof(before));

        return happened switch
        {
            WorkflowEvent.ActivityRan => state,
            WorkflowEvent.TaskOpened e => TaskOpened(DefinitionOf(definitions, state), state, cause, e),
            WorkflowEvent.TaskClaimed e => state with { Tasks = Rows.Replaced(state.Tasks, state.TaskOf(e.No)! with { Assignee = cause.Command.InSteadOf ?? cause.Actor }, task => task.ExecutionNo) },
            WorkflowEvent.TaskReleased e => state with { Tasks = Rows.Replaced(state.Tasks, state.TaskOf(e.No)! with { Assignee = null }, task => task.ExecutionNo) },
            WorkflowEvent.TaskCompleted e => Resulting(definitions, state, e.No, TaskResult.Of(state.TaskOf(e.No)!.Step, (WorkflowCommand.CompleteTask)cause.Command)),
            WorkflowEvent.TimerStarted e => Opened(state, new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Timer)) with
            {
                Timers = Rows.With(state.Timers, new TimerWait(e.No, e.ActivityId, e.FireAt)),
            },
            WorkflowEvent.TimerFired e => Ended(state, e.No),
            WorkflowEvent.EventAwaited e => Opened(state, new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Event)) with
            {
                EventWaits = Rows.With(state.EventWaits, new EventWait(e.No, e.ActivityId, e.Name)),
            },
            WorkflowEvent.EventReceived e => Resulting(definitions, state, e.No, ((WorkflowCommand.DeliverEvent)Arrival(state, cause)).Payload ?? JsonFields.Null),
            WorkflowEvent.ChildRequested e => Opened(state, new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Child)) with
            {
                ChildWaits = Rows.With(state.ChildWaits, new ChildWait(e.No, e.ActivityId, DerivedId.OfChild(state.Id, e.No))),
            },
            WorkflowEvent.ChildSent e => state with { LastNo = e.No },
            WorkflowEvent.ChildCompleted e => Resulting(definitions, state, e.No, ((WorkflowCommand.CompleteChild)Arrival(state, cause)).Output ?? EmptyObject),
            WorkflowEvent.FlowEntered e => Opened(state, new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Flow)) with
            {
                Scopes = Rows.With(state.Scopes, Fresh(e.No, DefinitionOf(definitions, state).Find(e.ActivityId)!.Inner!)),
            },
            WorkflowEvent.FlowLeft e => Ended(state, e.No),
            WorkflowEvent.Cancelled e => e.Nos.Aggregate(state, Ended),
            WorkflowEvent.ActivityFaulted e => Faulted(state, cause, e),
            WorkflowEvent.TokensMoved e => Moved(state, e),
            WorkflowEvent.VariablesSet e => Set(state, e),
            WorkflowEvent.OutputsSet e => state with { Output = Merged(state.Output, e.Values) },
            WorkflowEvent.InstanceNamed e => state with { Name = e.Name },
            WorkflowEvent.DeadlineStarted e => DeadlineStarted(DefinitionOf(definitions, state), state, cause, e),
            WorkflowEvent.DeadlineWarned e => Fired(state, e.No, e.Next),
            WorkflowEvent.DeadlineReached e => Fired(state, e.No, e.Next),
            WorkflowEvent.DeadlineEscalated e => Fired(state, e.No, e.Next),
            WorkflowEvent.ClockPaused e => ClockFold.Paused(state, cause, e),
            WorkflowEvent.ClockResumed e => ClockFold.Resumed(state, cause, e),
            WorkflowEvent.ClockExtended e => ClockFold.Extended(state, cause, e),
            WorkflowEvent.LatenessExplained e => ClockFold.Explained(state, cause, e),
            WorkflowEvent.DeadlinesRecounted e => ClockFold.Recounted(state, cause, e),
            WorkflowEvent.ShareStarted e => ClockFold.Started(DefinitionOf(definitions, state), state, cause, e),
            WorkflowEvent.ShareHeld e => ClockFold.Held(state, e),
            WorkflowEvent.ShareResumed e => ClockFold.GoneOn(state, cause, e.Run),
            WorkflowEvent.InstanceFinished => Over(state, InstanceSubStatus.Finished, cause),
            WorkflowEvent.InstanceCancelled => Over(state, InstanceSubStatus.Cancelled, cause),
            WorkflowEvent.InstanceHeld => state with { SubStatus = InstanceSubStatus.Held },
            WorkflowEvent.InstanceResumed => state with { SubStatus = InstanceSubStatus.Suspended },
            WorkflowEvent.ArrivalDeferred => state with { Deferred = Rows.With(state.Deferred, cause.Command) },
            WorkflowEvent.ArrivalTaken => state with { Deferred = [.. state.Deferred.Skip(1)] },
            WorkflowEvent.IncidentRetried e => Reopened(Ended(state, e.No)) with { Incidents = Rows.Without(state.Incidents, e.No, incident => incident.No) },
            WorkflowEvent.InstanceMoved => StateCorrection.Moved(DefinitionOf(definitions, state), state, (WorkflowCommand.MoveTo)cause.Command),
            WorkflowEvent.InstanceMigrated => StateMigration.Migrated(definitions, state, (WorkflowCommand.Migrate)cause.Command),
            _ => throw new UnreachableException(),
        };
    }

    internal static readonly JsonElement EmptyObject = JsonFields.Parse("{}");

    internal static ExecutableDefinition DefinitionOf(DefinitionLookup definitions, InstanceState state) =>
        definitions(state.DefinitionHash) ?? throw new ArgumentException($"No definition has the hash {state.DefinitionHash}.", nameof(definitions));

    internal static FlowScope Fresh(int no, FlowGraph flow) => new(no, new int[flow.Activities.Length], new int[flow.Connections.Length], JsonFields.None);

    /// <summary>The unit that a step or a rung means; null: none.</summary>
    internal static string? UnitOf(string? unit, IReadOnlyDictionary<string, string> units) =>
        units.TryGetValue(unit ?? "deciding", out string? code) ? code : unit;

    internal static InstanceState Reopened(InstanceState state) => state with
    {
        Status = InstanceStatus.Running,
        SubStatus = state.SubStatus == InstanceSubStatus.Held ? InstanceSubStatus.Held : InstanceSubStatus.Suspended,
        FinishedAt = null,
    };

    /// <summary>A step's limit and policy as the deadline keeps them.</summary>
    internal static Deadline DeadlineOf(
        ExecutableDefinition definition, HumanStep? step, int no, DateTimeOffset startedAt, DateTimeOffset dueAt, DeadlineNext next, string calendar) =>
        new(no, (no == 0 ? definition.Clock.LegalLimit : step?.Limit) ?? default, startedAt, dueAt, next.At, next.Firing, next.Level,
            step?.Escalation ?? definition.Clock.Escalation ?? DeadlineRules.DefaultPolicy, calendar)
        {
            Rule = no == 0 ? definition.Clock.Counting : CountingRule.InternalStep,
        };

    private static InstanceState Started(DefinitionLookup definitions, CommandEnvelope cause, WorkflowEvent.InstanceStarted started)
    {
        WorkflowCommand.StartInstance command = (WorkflowCommand.StartInstance)cause.Command;
        ExecutableDefinition definition = definitions(command.DefinitionHash) ?? throw new ArgumentException($"No definition has the hash {command.DefinitionHash}.", nameof(definitions));
        Dictionary<string, JsonElement>? kept = null;

        foreach (CompiledWorkflowInput input in definition.Inputs)
        {
            if (input.Kept && InputValues.TryFind(command.Input, input.Name, out JsonElement value))
            {
                (kept ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[input.Name] = value;
            }
        }

        return new InstanceState
        {
            Id = started.InstanceId,
            DefinitionHash = command.DefinitionHash,
            CorrelationId = command.CorrelationId,
            Status = InstanceStatus.Running,
            SubStatus = InstanceSubStatus.Suspended,
            StartedAt = cause.At,
            Parent = command.Parent,
            Units = command.Units,
            Inputs = kept ?? JsonFields.None,
            Scopes = [Fresh(0, definition.Root)],
        };
    }

    private static InstanceState TaskOpened(ExecutableDefinition definition, InstanceState state, CommandEnvelope cause, WorkflowEvent.TaskOpened e)
    {
        HumanStep step = e.Step ?? definition.Find(e.ActivityId)!.Step!;

        return Opened(state, new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Task)) with
        {
            Tasks = Rows.With(state.Tasks, new WorkflowTask(e.No, e.ActivityId, step, step.Role, UnitOf(step.Unit, state.Units), null, cause.At)),
        };
    }

    private static InstanceState Opened(InstanceState state, Token token) => state with { Tokens = Rows.With(state.Tokens, token), LastNo = token.No };

    /// <summary>An execution is over, with everything that hung on it.</summary>
    private static InstanceState Ended(InstanceState state, int no)
    {
        InstanceState ended = state with { Tokens = Rows.Without(state.Tokens, no, token => token.No) };

        return (no == 0 ? TokenKind.Flow : state.TokenOf(no)?.Kind) switch
        {
            TokenKind.Task => ended with
            {
                Tasks = Rows.Without(state.Tasks, no, task => task.ExecutionNo),
                Deadlines = Rows.Without(state.Deadlines, no, deadline => deadline.ExecutionNo),
            },
            TokenKind.Timer => ended with { Timers = Rows.Without(state.Timers, no, timer => timer.ExecutionNo) },
            TokenKind.Event => ended with { EventWaits = Rows.Without(state.EventWaits, no, wait => wait.ExecutionNo) },
            TokenKind.Child => ended with { ChildWaits = Rows.Without(state.ChildWaits, no, wait => wait.ExecutionNo) },
            TokenKind.Flow => ended with { Scopes = Rows.Without(state.Scopes, no, scope => scope.No) },
            _ => ended,
        };
    }

    private static InstanceState Resulting(DefinitionLookup definitions, InstanceState state, int no, JsonElement result)
    {
        Token token = state.TokenOf(no)!;

        return DefinitionOf(definitions, state).Find(token.ActivityId)!.Result is { } slot
            ? Written(Ended(state, no), ScopeChain.ScopeOf(state, DefinitionOf(definitions, state), token.Scope, slot), slot.Name, result)
            : Ended(state, no);
    }

    private static InstanceState Written(InstanceState state, int? scope, string name, JsonElement value)
    {
        if (scope is null)
        {
            return state with { Variables = Rows.With(state.Variables, name, value) };
        }

        FlowScope flow = state.ScopeOf(scope.Value)!;

        return state with { Scopes = Rows.Replaced(state.Scopes, flow with { Variables = Rows.With(flow.Variables, name, value) }, one => one.No) };
    }

    private static WorkflowCommand Arrival(InstanceState state, CommandEnvelope cause) =>
        cause.Command is WorkflowCommand.DeliverEvent or WorkflowCommand.CompleteChild ? cause.Command : state.Deferred[0];

    private static InstanceState Faulted(InstanceState state, CommandEnvelope cause, WorkflowEvent.ActivityFaulted e)
    {
        InstanceState ended = Ended(state, e.No);
        InstanceState faulted = ended with
        {
            Tokens = [.. ended.Tokens.Append(new Token(e.No, e.ActivityId, e.Scope, e.Backward, TokenKind.Faulted)).OrderBy(token => token.No)],
            Incidents = Rows.With(ended.Incidents, new Incident(e.No, e.ActivityId, e.Code, e.Message, cause.At)),
            LastNo = Math.Max(ended.LastNo, e.No),
        };

        return e.Stops
            ? faulted with { Status = InstanceStatus.Finished, SubStatus = InstanceSubStatus.Faulted, FinishedAt = cause.At }
            : faulted;
    }

    private static InstanceState Moved(InstanceState state, WorkflowEvent.TokensMoved e)
    {
        FlowScope scope = state.ScopeOf(e.Scope)!;
        int[] visits = [.. scope.Visits];
        int[] passes = [.. scope.Passes];

        foreach (int activity in e.Activities)
        {
            visits[activity]++;
        }

        foreach (int connection in e.Connections)
        {
            int place = connection < 0 ? -1 - connection : connection;
            int count = Math.Abs(passes[place]) + 1;
            passes[place] = connection < 0 ? -count : count;
        }

        return state with { Scopes = Rows.Replaced(state.Scopes, scope with { Visits = visits, Passes = passes }, one => one.No) };
    }

    private static InstanceState Set(InstanceState state, WorkflowEvent.VariablesSet e)
    {
        if (e.Scope is not { } no)
        {
            return state with { Variables = Merged(state.Variables, e.Values) };
        }

        FlowScope scope = state.ScopeOf(no)!;

        return state with { Scopes = Rows.Replaced(state.Scopes, scope with { Variables = Merged(scope.Variables, e.Values) }, one => one.No) };
    }

    private static Dictionary<string, JsonElement> Merged(IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> values)
    {
        Dictionary<string, JsonElement> merged = new(before, StringComparer.Ordinal);

        foreach ((string name, JsonElement value) in values)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static InstanceState DeadlineStarted(ExecutableDefinition definition, InstanceState state, CommandEnvelope cause, WorkflowEvent.DeadlineStarted e)
    {
        HumanStep? step = e.No == 0 ? null : state.TaskOf(e.No)!.Step;
        DateTimeOffset startedAt = e.StartedAt ?? cause.At;
        Deadline whole = DeadlineOf(definition, step, e.No, startedAt, e.DueAt, e.Next, cause.Calendars);

        return state with
        {
            Deadlines = Rows.With(state.Deadlines, e.Limit is { } left ? whole with { Limit = left } : whole),
            GroupStarts = step?.LimitGroup is { } group && !state.GroupStarts.ContainsKey(group) ? Rows.With(state.GroupStarts, group, startedAt) : state.GroupStarts,
        };
    }

    private static InstanceState Fired(InstanceState state, int no, DeadlineNext next) => state with
    {
        Deadlines = Rows.Replaced(state.Deadlines, state.DeadlineOf(no)! with { NextAt = next.At, Next = next.Firing, Level = next.Level }, deadline => deadline.ExecutionNo),
    };

    private static InstanceState Over(InstanceState state, InstanceSubStatus how, CommandEnvelope cause) => state with
    {
        Status = InstanceStatus.Finished,
        SubStatus = how,
        FinishedAt = cause.At,
        Tokens = [],
        Tasks = [],
        Deadlines = [],
        ClockEvents = [],
        Timers = [],
        EventWaits = [],
        ChildWaits = [],
        Scopes = [],
        Inputs = JsonFields.None,
        GroupStarts = InstanceState.NoGroups,
        Deferred = [],
    };
}
