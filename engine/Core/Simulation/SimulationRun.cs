using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>
/// A run of a plan: the engine itself decides every start and every completion, on calendars and clocks as they are; only people, applicants
/// and outcomes are made up. It jumps from one happening to the next, so it goes as fast as the machine. Driven from outside piece by
/// piece with <see cref="Advance"/>, so that whoever drives it can show how far it is, or stop. Not safe for several threads.
/// </summary>
public sealed partial class SimulationRun
{
    private readonly SimulationPlan _plan;
    private readonly PriorityQueue<Occurrence, (long Ticks, long No)> _agenda = new();
    private readonly Chance _chance;
    private DateTimeOffset _now;
    private DateTimeOffset _midnight;
    private long _nos;
    private int _arrived;

    /// <exception cref="ArgumentException">The arrivals are not in order, or not within the run.</exception>
    public SimulationRun(SimulationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        DateTimeOffset last = plan.From;

        foreach (Arrival arrival in plan.Arrivals)
        {
            if (arrival.At < last || arrival.At >= plan.Until)
            {
                throw new ArgumentException($"The arrival at {arrival.At:O} is not in order or not within the run.", nameof(plan));
            }

            last = arrival.At;
        }

        _plan = plan;
        _chance = new Chance(plan.Seed);
        _now = plan.From;
        FirstDay = Days.DateOf(plan.From);
        _midnight = Days.InstantOf(FirstDay.AddDays(1), TimeSpan.Zero);
    }

    /// <summary>Dossiers that have come in so far.</summary>
    public int Arrived => _arrived;

    /// <summary>How far the run is, UTC.</summary>
    public DateTimeOffset Now => _now;

    private DateOnly FirstDay { get; }

    private WorkingCalendar Days => _plan.Calendars.Province;

    /// <summary>Goes on until an instant, at most to the end of the plan. False once the end is reached.</summary>
    /// <param name="until">UTC.</param>
    /// <param name="cancellation">Ends it between two happenings; the run cannot go on after that.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public bool Advance(DateTimeOffset until, CancellationToken cancellation = default)
    {
        DateTimeOffset to = until < _plan.Until ? until : _plan.Until;

        while (NextAt() is { } at && at < to)
        {
            cancellation.ThrowIfCancellationRequested();
            TurnDays(at);
            _now = at;

            if (_arrived < _plan.Arrivals.Count && _plan.Arrivals[_arrived].At == at)
            {
                Arrive(_plan.Arrivals[_arrived]);
            }
            else
            {
                Happen(_agenda.Dequeue());
            }
        }

        TurnDays(to);
        _now = to > _now ? to : _now;

        return _now < _plan.Until;
    }

    /// <summary>Runs to the end.</summary>
    public static SimulationReport Run(SimulationPlan plan)
    {
        SimulationRun run = new(plan);
        run.Advance(plan.Until);

        return run.Report();
    }

    private DateTimeOffset? NextAt()
    {
        DateTimeOffset? arrival = _arrived < _plan.Arrivals.Count ? _plan.Arrivals[_arrived].At : null;

        return _agenda.TryPeek(out Occurrence next, out _) && (arrival is null || next.At < arrival) ? next.At : arrival;
    }

    /// <summary>Notes the length of every list as each day ends.</summary>
    private void TurnDays(DateTimeOffset until)
    {
        while (_midnight <= until)
        {
            foreach (StepTally tally in _steps)
            {
                tally.Days.Add(tally.Waiting);
            }

            _days++;
            _midnight = Days.InstantOf(FirstDay.AddDays(_days + 1), TimeSpan.Zero);
        }
    }

    private void Plan(DateTimeOffset at, Happening what, SimulatedTask? task = null, StaffQueue? queue = null, SimulatedCase? of = null, int no = 0)
    {
        if (at < _plan.Until)
        {
            _agenda.Enqueue(new Occurrence(at, what, task, queue, of, no), (at.UtcTicks, ++_nos));
        }
    }

    private void Happen(Occurrence occurrence)
    {
        switch (occurrence.What)
        {
            case Happening.Opening:
                occurrence.Queue!.AwaitsOpening = false;
                TakeUp(occurrence.Queue);
                break;

            case Happening.TaskDone when occurrence.Task!.Stage == TaskStage.InWork:
                Done(occurrence.Task);
                break;

            case Happening.SupplementCame when occurrence.Task!.Stage == TaskStage.Aside:
                Supplemented(occurrence.Task);
                break;

            case Happening.Timer when !occurrence.Of!.IsOver:
                Command(occurrence.Of, "system:clock", new WorkflowCommand.FireTimer(occurrence.No));
                Settle();
                break;

            case Happening.OutsideEvent when !occurrence.Of!.IsOver:
                EventWait? wait = occurrence.Of.State!.EventWaits.FirstOrDefault(wait => wait.ExecutionNo == occurrence.No);

                if (wait is not null)
                {
                    Command(occurrence.Of, "system:events", new WorkflowCommand.DeliverEvent(wait.Name, null));
                    Settle();
                }

                break;

            case Happening.TaskDone or Happening.SupplementCame or Happening.Timer or Happening.OutsideEvent:
                break; // what it was meant for is over already

            default:
                throw new UnreachableException();
        }
    }

    private enum Happening { Opening, TaskDone, SupplementCame, Timer, OutsideEvent }

    private readonly record struct Occurrence(DateTimeOffset At, Happening What, SimulatedTask? Task, StaffQueue? Queue, SimulatedCase? Of, int No);
}
