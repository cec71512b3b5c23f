using System.Buffers.Binary;
using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Simulation;

// What is asked of the engine, and what follows from its answers.
public sealed partial class SimulationRun
{
    /// <summary>A dossier that has cost so many commands goes in circles and is stopped.</summary>
    private const int MostCommands = 2000;

    private static readonly TimeSpan EventsAreKept = TimeSpan.FromMinutes(1);
    private static readonly JsonElement NoInput = JsonFields.Parse("{}");

    private readonly Dictionary<string, ExecutableDefinition> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, SimulatedCase> _open = [];
    private readonly Queue<(SimulatedCase Sender, Effect Effect)> _effects = [];
    private readonly Dictionary<string, HashSet<SimulatedCase>> _awaiting = new(StringComparer.Ordinal);
    private readonly List<(SimulatedCase Sender, Effect.PublishEvent Event, DateTimeOffset At)> _kept = [];
    private DefinitionLookup? _lookup;
    private long _ids;

    private void Arrive(Arrival arrival)
    {
        SimulatedCase dossier = new(NextId(), _plan.Definition, null, _now, _chance.Of(_arrived++));
        Begin(dossier, arrival.Units, NoInput, null, null);
        Settle();
    }

    private void Begin(SimulatedCase of, IReadOnlyDictionary<string, string> units, JsonElement input, string? correlation, ParentLink? parent)
    {
        if (of.Root.IsStopped)
        {
            return;
        }

        _byHash.TryAdd(of.Definition.Hash, of.Definition);
        _open[of.Id] = of;
        of.Root.Family.Add(of);
        Command(of, Person, new WorkflowCommand.StartInstance(of.Definition.Hash, correlation, input, units, parent));

        if (of.State is null)
        {
            Stop(of.Root, "start");
        }
    }

    /// <summary>Whether the engine took it.</summary>
    private bool Command(SimulatedCase of, string actor, WorkflowCommand command)
    {
        if (of.IsOver || of.Root.IsStopped)
        {
            return false;
        }

        if (++of.Root.Commands > MostCommands)
        {
            Stop(of.Root, "circle");

            return false;
        }

        _lookup ??= _byHash.GetValueOrDefault;
        CommandEnvelope envelope = new(NextId(), _now, actor, _plan.Calendars.Version, command);
        DecisionContext context = new(of.Id, _lookup, _plan.Calendars, _plan.Children.ContainsKey);

        if (Interpreter.Decide(context, of.State, envelope) is not Decision.Accepted accepted)
        {
            return false;
        }

        int known = of.State?.LastNo ?? 0;
        of.State = accepted.State;
        of.DueAt = accepted.State.DeadlineOf(0)?.DueAt ?? of.DueAt;

        foreach (Effect effect in accepted.Effects)
        {
            _effects.Enqueue((of, effect));
        }

        Follow(of, known);

        return true;
    }

    /// <summary>What became of an instance's tasks, timers and waits.</summary>
    private void Follow(SimulatedCase of, int known)
    {
        InstanceState state = of.State!;

        for (int i = of.Tasks.Count - 1; i >= 0; i--)
        {
            SimulatedTask task = of.Tasks[i];

            if (state.TaskOf(task.No) is null)
            {
                of.Tasks.RemoveAt(i);
                Withdraw(task);
            }
        }

        if (state.SubStatus == InstanceSubStatus.Faulted)
        {
            Stop(of.Root, state.Incidents.Count > 0 ? state.Incidents[^1].ActivityId : "fault");

            return;
        }

        if (state.Status == InstanceStatus.Finished)
        {
            Finish(of);

            return;
        }

        foreach (TimerWait timer in state.Timers.Where(timer => timer.ExecutionNo > known))
        {
            Plan(timer.FireAt > _now ? timer.FireAt : _now, Happening.Timer, of: of, no: timer.ExecutionNo);
        }

        foreach (EventWait wait in state.EventWaits.Where(wait => wait.ExecutionNo > known))
        {
            Await(of, wait);
        }

        foreach (WorkflowTask task in state.Tasks.Where(task => task.ExecutionNo > known).ToArray())
        {
            // The one before may have changed the instance: the applicant stopped its clock.
            if (!of.IsOver)
            {
                Opened(of, task);
            }
        }
    }

    private void Await(SimulatedCase of, EventWait wait)
    {
        if (!_awaiting.TryGetValue(wait.Name, out HashSet<SimulatedCase>? waiting))
        {
            _awaiting[wait.Name] = waiting = new HashSet<SimulatedCase>(ReferenceEqualityComparer.Instance);
        }

        waiting.Add(of);

        if (_plan.Staffing.Events.TryGetValue(wait.Name, out Spell? after))
        {
            Plan(_now + after.Draw(of.Chance.Of(wait.ExecutionNo).Of(5)), Happening.OutsideEvent, of: of, no: wait.ExecutionNo);
        }
    }

    private void Settle()
    {
        while (true)
        {
            while (_effects.TryDequeue(out (SimulatedCase Sender, Effect Effect) sent))
            {
                CarryOut(sent.Sender, sent.Effect);
            }

            _kept.RemoveAll(kept => _now - kept.At > EventsAreKept);
            int awaited = _kept.FindIndex(kept => Receivers(kept.Event).Count > 0);

            if (awaited < 0)
            {
                return;
            }

            (SimulatedCase sender, Effect.PublishEvent published, _) = _kept[awaited];
            _kept.RemoveAt(awaited);
            CarryOut(sender, published);
        }
    }

    private void CarryOut(SimulatedCase sender, Effect effect)
    {
        switch (effect)
        {
            case Effect.StartChild child when _plan.Children.TryGetValue(child.DefinitionId, out ExecutableDefinition? definition):
                SimulatedCase started = new(child.ChildId, definition, sender.Root, _now, sender.Chance.Of(NumberOf(child.ChildId)));
                Begin(started, sender.State!.Units, child.Input, child.CorrelationId, child.Parent);
                break;

            case Effect.ReportToParent report when _open.TryGetValue(report.Parent.InstanceId, out SimulatedCase? told):
                if (told.State?.ChildWaits.FirstOrDefault(wait => wait.ExecutionNo == report.Parent.ExecutionNo) is { } waits)
                {
                    Command(told, "system:outbox", new WorkflowCommand.CompleteChild(waits.ExecutionNo, waits.ChildId, report.Output));
                }

                break;

            case Effect.PublishEvent published:
                List<SimulatedCase> receivers = Receivers(published);

                foreach (SimulatedCase receiver in receivers)
                {
                    Command(receiver, "system:events", new WorkflowCommand.DeliverEvent(published.Name, published.Payload));
                }

                if (receivers.Count == 0)
                {
                    _kept.Add((sender, published, _now));
                }

                break;
        }
    }

    private List<SimulatedCase> Receivers(Effect.PublishEvent published)
    {
        List<SimulatedCase> receivers = [];

        if (_awaiting.TryGetValue(published.Name, out HashSet<SimulatedCase>? waiting))
        {
            waiting.RemoveWhere(of => of.IsOver || !of.State!.EventWaits.Any(wait => wait.Name == published.Name));
            receivers.AddRange(waiting.Where(of => (published.OnlyTo is null || of.Id == published.OnlyTo) && (published.CorrelationId is null || of.State!.CorrelationId == published.CorrelationId)));
        }

        return receivers;
    }

    /// <summary>An instance came to its end.</summary>
    private void Finish(SimulatedCase of)
    {
        of.IsOver = true;
        _open.Remove(of.Id);

        if (of.IsDossier)
        {
            _finished++;
            _lead.Add((float)Days.WorkingBetween(of.StartedAt, _now).TotalHours);

            if (of.DueAt <= _now)
            {
                _late.Add((float)Days.WorkingBetween(of.DueAt.Value, _now).TotalHours);
            }
        }
    }

    /// <summary>A dossier cannot go on by itself: a fault in the definition, or a circle without people in it.</summary>
    private void Stop(SimulatedCase dossier, string at)
    {
        if (dossier.IsStopped)
        {
            return;
        }

        dossier.IsStopped = true;

        _stopped[at] = _stopped.GetValueOrDefault(at) + 1;
        _stoppedDossiers += dossier.IsOver ? 0 : 1;

        foreach (SimulatedCase of in dossier.Family)
        {
            SimulatedTask[] tasks = [.. of.Tasks];
            of.Tasks.Clear();
            of.IsOver = true;
            _open.Remove(of.Id);

            foreach (SimulatedTask task in tasks)
            {
                Withdraw(task);
            }
        }
    }

    private static long NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);

        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    private Guid NextId()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id[8..], ++_ids);
        id[6] = 0x80;
        id[8] = 0x80;

        return new Guid(id, bigEndian: true);
    }
}
