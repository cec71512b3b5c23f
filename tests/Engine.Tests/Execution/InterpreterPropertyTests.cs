using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Any definition, any commands: after each one the laws of the engine hold.</summary>
public sealed class InterpreterPropertyTests
{
    private static readonly Gen<int[]> Numbers = Gen.Int[0, 10_000].Array[20, 220];

    [Fact]
    public void Replay_equals_state_and_no_token_is_lost_or_doubled() => Numbers.Sample(
        numbers => Drive(new Choices(numbers)),
        iter: 300,
        threads: 1);

    private static void Drive(Choices choices)
    {
        ExecutableDefinition definition = new AnyFlow(choices).Compile();
        Driven driven = new(definition);
        driven.Do(new WorkflowCommand.StartInstance(definition.Hash, "HS", JsonDocument.Parse("{\"a\":1}").RootElement, new Dictionary<string, string>(StringComparer.Ordinal)));

        while (!choices.AreOver)
        {
            driven.Do(Any(choices, driven, definition));
        }

        driven.HistoryTellsTheSame();
    }

    private static WorkflowCommand Any(Choices choices, Driven driven, ExecutableDefinition definition)
    {
        InstanceState state = driven.State!;
        string task = new TaskId(state.Id, state.Tasks.Count == 0 || choices.OneIn(10) ? choices.Below(9) + 1 : state.Tasks[choices.Below(state.Tasks.Count)].ExecutionNo).ToString();

        switch (choices.Below(16))
        {
            case 0 or 1 or 2 or 3 or 4 or 5:
                return new WorkflowCommand.CompleteTask(task, null, choices.OneIn(2) ? JsonSerializer.SerializeToElement("dat") : choices.OneIn(2) ? JsonSerializer.SerializeToElement(new { so = choices.Below(4) }) : null);
            case 6: return new WorkflowCommand.ClaimTask(task);
            case 7: return new WorkflowCommand.ReleaseTask(task);
            case 8: return new WorkflowCommand.DeliverEvent("tin", JsonSerializer.SerializeToElement(new { so = 2 }));
            case 9:
                driven.Now += TimeSpan.FromHours(choices.Below(30));

                return state.Deadlines.Count > 0 && choices.OneIn(2)
                    ? new WorkflowCommand.FireDeadline(state.Deadlines[choices.Below(state.Deadlines.Count)].ExecutionNo)
                    : new WorkflowCommand.FireTimer(state.Timers.Count > 0 ? state.Timers[choices.Below(state.Timers.Count)].ExecutionNo : 1);
            case 10:
                return state.ChildWaits.Count == 0 ? new WorkflowCommand.CompleteChild(1, Guid.Empty, null)
                    : choices.OneIn(4) ? new WorkflowCommand.RejectChild(state.ChildWaits[0].ExecutionNo, state.ChildWaits[0].ChildId, "retired")
                    : new WorkflowCommand.CompleteChild(state.ChildWaits[0].ExecutionNo, state.ChildWaits[0].ChildId, JsonSerializer.SerializeToElement(new { so = 3 }));
            case 11: return new WorkflowCommand.SuspendInstance("x");
            case 12: return new WorkflowCommand.ResumeInstance("x");
            case 13: return new WorkflowCommand.RetryIncident(state.Incidents.Count > 0 ? state.Incidents[choices.Below(state.Incidents.Count)].No : 1);
            case 14:
                CompiledActivity[] activities = [.. definition.Activities];

                return new WorkflowCommand.MoveTo(activities[choices.Below(activities.Length)].Id, "x");
            default:
                return choices.OneIn(6) ? new WorkflowCommand.CancelInstance("x")
                    : new WorkflowCommand.Migrate(definition.Hash, new Dictionary<string, string>(StringComparer.Ordinal), "the same version");
        }
    }

    private sealed class Driven(ExecutableDefinition definition)
    {
        private readonly DefinitionLookup _lookup = hash => hash == definition.Hash ? definition : null;
        private readonly HashSet<int> _opened = [];
        private readonly HashSet<int> _open = [];
        private readonly List<HistoryRecord> _history = [];
        private int _commands;

        public InstanceState? State { get; private set; }
        public DateTimeOffset Now { get; set; } = Given.Monday;

        public void Do(WorkflowCommand command)
        {
            CommandEnvelope envelope = new(new Guid(++_commands, 0, 0, new byte[8]), Now, "lan", Given.Weekdays.Version, command);
            DecisionContext context = new(Guid.Empty, _lookup, Given.Weekdays, id => id == "bat-ky");
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
            State = accepted.State;
            Stands(State);
            _history.Add(Record(envelope, accepted));
        }

        /// <summary>The whole history: its chain holds, and carried out again from the first record it gives the state.</summary>
        public void HistoryTellsTheSame()
        {
            ChainCheck chain = new(Guid.Empty);
            _history.Select(chain.Next).ShouldAllBe(finding => finding == null);

            ReplayOutcome outcome = Replay.Run(_history, new PinnedVersions(_lookup, _ => Given.Weekdays));

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

            for (CompiledActivity? flowchart = definition.Find(activityId)!.Flow!.Container; flowchart?.Flow is not null; flowchart = flowchart.Flow.Container)
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
            state.Deadlines.ShouldAllBe(deadline => deadline.ExecutionNo == 0 || state.Tasks.Any(task => task.ExecutionNo == deadline.ExecutionNo));

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

        private static IEnumerable<(int, string)> Kinds(InstanceState state, TokenKind kind) =>
            state.Tokens.Where(token => token.Kind == kind).Select(token => (token.No, token.ActivityId));
    }
}
