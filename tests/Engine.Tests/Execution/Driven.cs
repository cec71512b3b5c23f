using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>One instance driven by any commands; after each of them the laws of the engine are checked.</summary>
/// <param name="definition">What it starts on.</param>
/// <param name="later">Another version of the same: each activity has another id.</param>
internal sealed class Driven(ExecutableDefinition definition, ExecutableDefinition later)
{
    public const string LaterIds = "moi-";

    private static readonly CalendarSet Stormy = Given.WeekdaysWithout(new DateOnly(2026, 3, 4));

    private readonly DefinitionLookup _lookup = hash => hash == definition.Hash ? definition : hash == later.Hash ? later : null;
    private readonly ChainCheck _chain = new(Guid.Empty);
    private readonly HashSet<int> _opened = [];
    private readonly HashSet<int> _open = [];
    private readonly List<HistoryRecord> _history = [];
    private int _commands;

    /// <summary>Names of the commands that were accepted and of the events that happened.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public InstanceState? State { get; private set; }
    public DateTimeOffset Now { get; set; } = Given.Monday;
    public CalendarSet Calendars { get; private set; } = Given.Weekdays;

    /// <summary>The version that the instance is on.</summary>
    public ExecutableDefinition Definition => State is null ? definition : _lookup(State.DefinitionHash)!;

    /// <summary>Any version that the instance is not on.</summary>
    public ExecutableDefinition Other => Definition == definition ? later : definition;

    /// <summary>A day off is decided, or taken back.</summary>
    public void ChangeCalendar() => Calendars = Calendars == Stormy ? Given.Weekdays : Stormy;

    public void Do(WorkflowCommand command)
    {
        CommandEnvelope envelope = new(new Guid(++_commands, 0, 0, new byte[8]), Now, "lan", Calendars.Version, command);
        DecisionContext context = new(Guid.Empty, _lookup, Calendars, id => id == "bat-ky");
        byte[]? before = State is null ? null : InstanceStateJson.Write(_lookup, State);

        Decision decision = Interpreter.Decide(context, State, envelope);

        if (decision is Decision.Refused refused)
        {
            refused.Refusal.Code.ShouldMatch("^[a-z]+\\.[a-z-]+$");
            InstanceStateJson.Write(_lookup, State!).ShouldBe(before);

            return;
        }

        Decision.Accepted accepted = (Decision.Accepted)decision;
        Replays(context, envelope, accepted);
        Count(accepted.Events, command);
        Seen.UnionWith(accepted.Events.Select(happened => happened.GetType().Name).Append(command.GetType().Name));
        State = accepted.State;
        Stands(State);
        _history.Add(Record(envelope, accepted));
        _chain.Next(_history[^1]).ShouldBeNull();
    }

    /// <summary>The whole history, carried out again from the first record, gives the state.</summary>
    public void HistoryTellsTheSame()
    {
        ReplayOutcome outcome = Replay.Run(_history, new PinnedVersions(_lookup, version => version == Stormy.Version ? Stormy : Given.Weekdays));

        outcome.Difference.ShouldBeNull();
        InstanceStateJson.Write(_lookup, outcome.State!).ShouldBe(InstanceStateJson.Write(_lookup, State!));
    }

    private HistoryRecord Record(CommandEnvelope envelope, Decision.Accepted accepted) => HashChain.Append(_history.Count == 0 ? HashChain.Origin : _history[^1].Hash, new HistoryRecord
    {
        InstanceId = accepted.State.Id,
        Seq = accepted.State.Revision,
        CommandId = envelope.Id,
        At = envelope.At,
        Actor = envelope.Actor,
        Calendars = envelope.Calendars,
        Command = WorkflowCommandJson.Write(envelope.Command),
        Events = WorkflowEventJson.Write(accepted.Events),
        Previous = default,
        Hash = default,
    });

    private void Replays(DecisionContext context, CommandEnvelope envelope, Decision.Accepted accepted)
    {
        byte[] decided = InstanceStateJson.Write(_lookup, accepted.State);
        string written = WorkflowEventJson.Write(accepted.Events);
        IReadOnlyList<WorkflowEvent> events = WorkflowEventJson.Read(written);
        CommandEnvelope recorded = envelope with { Command = WorkflowCommandJson.Read(WorkflowCommandJson.Write(envelope.Command), Guid.Empty) };
        InstanceState? stored = State is null ? null : InstanceStateJson.Read(_lookup, InstanceStateJson.Write(_lookup, State));

        accepted.Events.ShouldNotBeEmpty();
        accepted.State.Revision.ShouldBe((State?.Revision ?? 0) + 1);
        InstanceStateJson.Write(_lookup, Interpreter.Fold(_lookup, stored, recorded, events)).ShouldBe(decided);
        InstanceStateJson.Write(_lookup, InstanceStateJson.Read(_lookup, decided)).ShouldBe(decided);
        WorkflowEventJson.Write(((Decision.Accepted)Interpreter.Redecide(context, stored, recorded, events)).Events).ShouldBe(written);
    }

    /// <summary>Each execution opens once and ends once.</summary>
    private void Count(IReadOnlyList<WorkflowEvent> events, WorkflowCommand command)
    {
        foreach (WorkflowEvent happened in events)
        {
            switch (happened)
            {
                case WorkflowEvent.TaskOpened e: Opens(e.No); break;
                case WorkflowEvent.TimerStarted e: Opens(e.No); break;
                case WorkflowEvent.EventAwaited e: Opens(e.No); break;
                case WorkflowEvent.ChildRequested e: Opens(e.No); break;
                case WorkflowEvent.FlowEntered e: Opens(e.No); break;
                case WorkflowEvent.TaskCompleted e: Ends(e.No); break;
                case WorkflowEvent.TimerFired e: Ends(e.No); break;
                case WorkflowEvent.EventReceived e: Ends(e.No); break;
                case WorkflowEvent.ChildCompleted e: Ends(e.No); break;
                case WorkflowEvent.IncidentRetried e: Ends(e.No); break;
                case WorkflowEvent.FlowLeft { No: not 0 } e: Ends(e.No); break;
                case WorkflowEvent.Cancelled e: e.Nos.ToList().ForEach(Ends); break;
                case WorkflowEvent.ActivityFaulted e when _open.Contains(e.No): break; // a waiting step that turns into an incident
                case WorkflowEvent.ActivityFaulted e: Opens(e.No); break;
                case WorkflowEvent.InstanceFinished or WorkflowEvent.InstanceCancelled: _open.Clear(); break;
                case WorkflowEvent.InstanceMoved: Moves(((WorkflowCommand.MoveTo)command).ActivityId); break;
            }
        }
    }

    /// <summary>A move enters the flowcharts around its target without saying so one by one.</summary>
    private void Moves(string activityId)
    {
        _open.Clear();
        int no = State!.LastNo;

        for (CompiledActivity? flowchart = Definition.Find(activityId)!.Flow!.Container; flowchart?.Flow is not null; flowchart = flowchart.Flow.Container)
        {
            Opens(++no);
        }
    }

    private void Opens(int no)
    {
        _opened.Add(no).ShouldBeTrue($"execution {no} began twice");
        _open.Add(no);
    }

    private void Ends(int no) => _open.Remove(no).ShouldBeTrue($"execution {no} ended without being open");

    private void Stands(InstanceState state)
    {
        state.Tokens.Select(token => token.No).ShouldBe(_open.Order());
        Kinds(state, TokenKind.Task).ShouldBe(state.Tasks.Select(task => (task.ExecutionNo, task.ActivityId)));
        Kinds(state, TokenKind.Timer).ShouldBe(state.Timers.Select(timer => (timer.ExecutionNo, timer.ActivityId)));
        Kinds(state, TokenKind.Event).ShouldBe(state.EventWaits.Select(wait => (wait.ExecutionNo, wait.ActivityId)));
        Kinds(state, TokenKind.Child).ShouldBe(state.ChildWaits.Select(wait => (wait.ExecutionNo, wait.ActivityId)));
        state.Tokens.ShouldAllBe(token => StandsInItsFlow(state, token));
        state.Deadlines.Select(deadline => deadline.ExecutionNo).ShouldBeUnique();
        state.Deadlines.ShouldAllBe(deadline => !deadline.IsHeld || deadline.NextAt == null);
        state.Deadlines.ShouldAllBe(deadline => deadline.ExecutionNo <= 0 || state.Tasks.Any(task => task.ExecutionNo == deadline.ExecutionNo));

        // The share of an agency runs only while one of its steps is open.
        state.Deadlines.Where(deadline => deadline.ExecutionNo < 0 && !deadline.IsHeld).ShouldAllBe(share => state.Tasks.Any(task => (task.Unit ?? "deciding") == share.Agency));

        // An incident outlives its step when a join or an End goes on without it, as in Elsa.
        Kinds(state, TokenKind.Faulted).ShouldBeSubsetOf(state.Incidents.Select(incident => (incident.No, incident.ActivityId)));

        if (state.Status == InstanceStatus.Running)
        {
            state.Tokens.ShouldNotBeEmpty("an instance that waits for nothing is over");
        }
        else if (state.SubStatus != InstanceSubStatus.Faulted)
        {
            state.Tokens.ShouldBeEmpty();
            state.Deadlines.ShouldBeEmpty();
        }
    }

    /// <summary>The flowchart execution around a token is one of that flowchart. It may be over: a step that was next when an End came still runs, as in Elsa.</summary>
    private bool StandsInItsFlow(InstanceState state, Token token)
    {
        CompiledActivity flowchart = Definition.Find(token.ActivityId)!.Flow!.Container!;
        Token? around = state.Tokens.FirstOrDefault(other => other.No == token.Scope);

        return token.Scope == 0 ? flowchart.Flow is null : around is null ? _opened.Contains(token.Scope) : around.Kind == TokenKind.Flow && around.ActivityId == flowchart.Id;
    }

    private static IEnumerable<(int, string)> Kinds(InstanceState state, TokenKind kind) =>
        state.Tokens.Where(token => token.Kind == kind).Select(token => (token.No, token.ActivityId));
}
