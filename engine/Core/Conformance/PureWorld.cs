using System.Buffers.Binary;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// The engine alone, in memory, with a clock that stands still until it is told to move. After every command it checks that folding the
/// events gives the decided state and that a stored state comes back byte for byte.
/// </summary>
public sealed class PureWorld(DateTimeOffset start, CalendarSet calendars) : CaseWorld
{
    private static readonly TimeSpan EventsAreKept = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, ExecutableDefinition> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExecutableDefinition> _published = new(StringComparer.Ordinal);
    private readonly List<Running> _instances = [];
    private readonly Queue<Effect> _effects = [];
    private readonly List<(string Name, JsonElement? Payload, DateTimeOffset At)> _kept = [];
    private DateTimeOffset _now = start;
    private int _ids;

    public override DateTimeOffset Now => _now;

    public override IReadOnlyList<CaseInstance> Instances =>
        [.. _instances.Select(running => new CaseInstance(running.State.Id, _byHash[running.State.DefinitionHash], running.State, running.History))];

    public override IReadOnlyList<DefinitionProblem> Publish(WorkflowDocument document)
    {
        CompilationResult compiled = ExecutableDefinition.Compile(document);

        if (compiled.Definition is { } definition)
        {
            _byHash[definition.Hash] = definition;
            _published[definition.DefinitionId] = definition;
        }

        return compiled.Problems;
    }

    public override void Start(string definitionId, string? correlationId, JsonElement input, IReadOnlyDictionary<string, string> units)
    {
        Begin(NextId(), _published[definitionId], correlationId, input, units, null);
        Settle();
    }

    public override Refusal? Command(Guid instanceId, string actor, WorkflowCommand command)
    {
        Refusal? refusal = Decide(_instances.Find(running => running.State.Id == instanceId)!, actor, command);
        Settle();

        return refusal;
    }

    public override void PublishEvent(string name, JsonElement? payload)
    {
        Deliver(name, payload, null, null);
        Settle();
    }

    public override void Advance(TimeSpan by)
    {
        DateTimeOffset until = _now + by;

        while (Earliest(until) is { } due)
        {
            _now = due.At > _now ? due.At : _now;
            Decide(due.Of, "system:clock", due.Command);
            Settle();
        }

        _now = until;
    }

    private (DateTimeOffset At, Running Of, WorkflowCommand Command)? Earliest(DateTimeOffset until)
    {
        (DateTimeOffset At, Running Of, WorkflowCommand Command)? earliest = null;

        foreach (Running running in _instances)
        {
            foreach (TimerWait timer in running.State.AcceptsWork ? running.State.Timers : [])
            {
                Offer(timer.FireAt, running, new WorkflowCommand.FireTimer(timer.ExecutionNo));
            }

            foreach (Deadline deadline in running.State.Deadlines)
            {
                if (deadline.NextAt is { } at)
                {
                    Offer(at, running, new WorkflowCommand.FireDeadline(deadline.ExecutionNo));
                }
            }
        }

        return earliest;

        void Offer(DateTimeOffset at, Running running, WorkflowCommand command)
        {
            if (at <= until && (earliest is null || at < earliest.Value.At))
            {
                earliest = (at, running, command);
            }
        }
    }

    /// <summary>Carries out effects until there are none, and gives kept events to those that wait for them now.</summary>
    private void Settle()
    {
        while (true)
        {
            while (_effects.TryDequeue(out Effect? effect))
            {
                CarryOut(effect);
            }

            _kept.RemoveAll(kept => _now - kept.At > EventsAreKept);
            int awaited = _kept.FindIndex(kept => _instances.Exists(running => Awaits(running, kept.Name)));

            if (awaited < 0)
            {
                return;
            }

            (string name, JsonElement? payload, _) = _kept[awaited];
            _kept.RemoveAt(awaited);
            Deliver(name, payload, null, null);
        }
    }

    private void CarryOut(Effect effect)
    {
        switch (effect)
        {
            case Effect.StartChild child when !_instances.Exists(running => running.State.Id == child.ChildId):
                Begin(child.ChildId, _published[child.DefinitionId], child.CorrelationId, child.Input, new Dictionary<string, string>(StringComparer.Ordinal), child.Parent);
                break;

            case Effect.ReportToParent report:
                Running parent = _instances.Find(running => running.State.Id == report.Parent.InstanceId)!;
                ChildWait? wait = parent.State.ChildWaits.FirstOrDefault(wait => wait.ExecutionNo == report.Parent.ExecutionNo);

                if (wait is not null)
                {
                    Decide(parent, "system:outbox", new WorkflowCommand.CompleteChild(wait.ExecutionNo, wait.ChildId, report.Output));
                }

                break;

            case Effect.PublishEvent published:
                Deliver(published.Name, published.Payload, published.OnlyTo, published.CorrelationId);
                break;
        }
    }

    private void Deliver(string name, JsonElement? payload, Guid? onlyTo, string? correlationId)
    {
        bool received = false;

        foreach (Running running in _instances.ToArray())
        {
            if (Awaits(running, name) && (onlyTo is null || running.State.Id == onlyTo) && (correlationId is null || running.State.CorrelationId == correlationId))
            {
                received |= Decide(running, "system:events", new WorkflowCommand.DeliverEvent(name, payload)) is null;
            }
        }

        if (!received)
        {
            _kept.Add((name, payload, _now));
        }
    }

    private static bool Awaits(Running running, string name) =>
        running.State.Status == InstanceStatus.Running && running.State.EventWaits.Any(wait => wait.Name == name);

    private void Begin(Guid id, ExecutableDefinition definition, string? correlationId, JsonElement input, IReadOnlyDictionary<string, string> units, ParentLink? parent)
    {
        Running running = new(id);
        _instances.Add(running);
        Decide(running, "clerk", new WorkflowCommand.StartInstance(definition.Hash, correlationId, input, units, parent));
    }

    private Refusal? Decide(Running running, string actor, WorkflowCommand command)
    {
        CommandEnvelope envelope = new(NextId(), _now, actor, calendars.Version, command);
        DecisionContext context = new(running.Id, hash => _byHash.GetValueOrDefault(hash), calendars, _published.ContainsKey);
        Decision decision = Interpreter.Decide(context, running.Stored, envelope);

        if (decision is not Decision.Accepted accepted)
        {
            return ((Decision.Refused)decision).Refusal;
        }

        byte[] decided = InstanceStateJson.Write(context.Definitions, accepted.State);
        IReadOnlyList<WorkflowEvent> events = WorkflowEventJson.Read(WorkflowEventJson.Write(accepted.Events));
        CommandEnvelope recorded = envelope with { Command = WorkflowCommandJson.Read(WorkflowCommandJson.Write(command), running.Id) };
        Same(running, "folding the events", decided, InstanceStateJson.Write(context.Definitions, Interpreter.Fold(context.Definitions, running.Stored, recorded, events)));
        Same(running, "reading the stored state", decided, InstanceStateJson.Write(context.Definitions, InstanceStateJson.Read(context.Definitions, decided)));

        if (Interpreter.Redecide(context, running.Stored, recorded, events) is not Decision.Accepted again || WorkflowEventJson.Write(again.Events) != WorkflowEventJson.Write(events))
        {
            throw new InvalidOperationException($"Deciding {command} again gives other events.");
        }

        running.Stored = accepted.State;
        running.History.Add(events);

        foreach (Effect effect in accepted.Effects)
        {
            _effects.Enqueue(effect);
        }

        return null;
    }

    private static void Same(Running running, string what, byte[] decided, byte[] again)
    {
        if (!decided.AsSpan().SequenceEqual(again))
        {
            throw new InvalidOperationException(
                $"{running.Id}: {what} gives another state than was decided:\n{System.Text.Encoding.UTF8.GetString(decided)}\n{System.Text.Encoding.UTF8.GetString(again)}");
        }
    }

    private Guid NextId()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(id[12..], ++_ids);
        id[6] = 0x80;
        id[8] = 0x80;

        return new Guid(id, bigEndian: true);
    }

    private sealed class Running(Guid id)
    {
        public Guid Id { get; } = id;
        public InstanceState? Stored { get; set; }
        public InstanceState State => Stored!;
        public List<IReadOnlyList<WorkflowEvent>> History { get; } = [];
    }
}
