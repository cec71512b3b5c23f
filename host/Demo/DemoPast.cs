using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>
/// The work that a dossier of the demo's past year has met: the very commands that people and the sweep would have given, at the instants at which they would
/// have given them, so that its history replays and verifies like any other.
/// </summary>
/// <param name="store">The engine, on the past's clock.</param>
/// <param name="clock">The past's clock.</param>
/// <param name="people">Who holds a role in a unit.</param>
/// <param name="calendars">Working hours.</param>
/// <param name="now">The present: what would come after it has not happened yet.</param>
internal sealed class DemoPast(WorkflowStore store, PastClock clock, DemoPeople people, CalendarSet calendars, DateTimeOffset now)
{
    private readonly (WorkflowStore Store, PastClock Clock, DateTimeOffset Now) _world = (store, clock, now);

    private const string Sweep = "system:sweep";
    private const string Ground = "Nghị định 61/2018/NĐ-CP, Điều 17";
    private const double UsualHours = 2;
    private const double Detours = 0.06;

    private static readonly string[] Reasons = ["workload", "workload", "verification", "staff-absent", "consultation", "complex", "late-handover"];

    /// <summary>Works a dossier until it has ended or the present is reached.</summary>
    /// <param name="dossier">As it was received.</param>
    /// <param name="started">Its instance.</param>
    /// <param name="drag">How much longer than usual its slowest step takes; 1: no longer.</param>
    /// <param name="chance">The dossier's own, so that the same year comes out each time.</param>
    /// <param name="cancellation">Ends it between two commands.</param>
    public async Task WorkAsync(Dossier dossier, InstanceState started, double drag, Random chance, CancellationToken cancellation)
    {
        const int most = 60;
        var definition = (await _world.Store.Definitions.Compiled(dossier.DefinitionHash, cancellation))!; // it has just been started on it
        var life = new Life(this, dossier.InstanceId, started, dossier.ReceivedAt, cancellation);
        var slowest = definition.Activities.Where(activity => activity.Step?.Limit is not null).MaxBy(activity => Hours(activity.Step!))?.Id;
        var strayed = false;
        for (var done = 0; done < most && life.State.Tasks.Count > 0; done++)
        {
            var task = life.State.Tasks[0];
            var applicant = task.Step.Outcomes.Contains(HumanSteps.Supplemented);
            var hours = applicant ? 8 + (chance.NextDouble() * 40) : Hours(task.Step) * Share(chance) * (task.ActivityId == slowest ? drag : 1);
            var person = people.For(task.Role, task.Unit, chance);
            var calendar = calendars.For(task.Unit);
            var taken = calendar.AddWorking(life.At, TimeSpan.FromHours(hours * 0.3));
            var ends = calendar.AddWorking(taken, TimeSpan.FromHours(Math.Max(0.1, hours * 0.7)));
            if (!await life.ToAsync(taken)) return;
            var id = new TaskId(dossier.InstanceId, task.ExecutionNo).ToString();
            await life.DoAsync(person, new WorkflowCommand.ClaimTask(id));
            var stands = applicant && life.Whole is { } whole && !whole.IsLate(life.At) && !life.State.ClockEvents.OfType<ClockEvent.Paused>().Any();
            if (stands) await life.DoAsync(person, new WorkflowCommand.PauseClock(PauseKind.Supplement, Ground, null, null));
            if (!await life.ToAsync(ends)) return;
            if (stands) await life.DoAsync(person, new WorkflowCommand.ResumeClock(null));
            if (MissedLimits.Of(definition, life.State, task.ExecutionNo, life.At).Any()) await life.DoAsync(person, new WorkflowCommand.ExplainLateness(id, Reasons[chance.Next(Reasons.Length)], null));
            var strays = !strayed && !applicant && task.Step.Outcomes.Count > 1 && chance.NextDouble() < Detours;
            strayed |= strays;
            await life.DoAsync(person, new WorkflowCommand.CompleteTask(id, OutcomeOf(definition, task, applicant, strays, chance), null));
        }
    }

    private static string? OutcomeOf(ExecutableDefinition definition, WorkflowTask task, bool applicant, bool strays, Random chance)
    {
        var outcomes = task.Step.Outcomes;
        if (outcomes.Count == 0) return null;
        if (applicant) return HumanSteps.Supplemented;
        var leading = LeadingOutcome.Of(definition.Activities.First(activity => activity.Id == task.ActivityId), outcomes);
        var others = outcomes.Where(outcome => outcome != leading).ToList();
        return strays && others.Count > 0 ? others[chance.Next(others.Count)] : leading;
    }

    /// <summary>Most work is done well within its limit, some of it just so.</summary>
    private static double Share(Random chance) => 0.15 + (0.5 * Math.Sqrt(chance.NextDouble()) * chance.NextDouble()) - (0.12 * Math.Log(1 - (0.98 * chance.NextDouble())));

    private static double Hours(Engine.Tasks.HumanStep step) => step.Limit is not { } limit ? UsualHours : (double)limit.Value * limit.Unit switch
    {
        TimeUnit.Minute => 1 / 60.0,
        TimeUnit.Day or TimeUnit.WorkingDay => 8,
        _ => 1,
    };

    /// <summary>One dossier on its way through the year.</summary>
    private sealed class Life(DemoPast past, Guid id, InstanceState started, DateTimeOffset received, CancellationToken cancellation)
    {
        public InstanceState State { get; private set; } = started;

        public DateTimeOffset At { get; private set; } = received;

        public Deadline? Whole => State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0);

        /// <summary>Lets time go by, and fires what is due on the way; false where the present is reached before.</summary>
        public async Task<bool> ToAsync(DateTimeOffset at)
        {
            var until = at < past._world.Now ? at : past._world.Now;
            while (State.Deadlines.Where(deadline => deadline.NextAt <= until).MinBy(deadline => deadline.NextAt) is { NextAt: { } next } due)
            {
                At = next > At ? next : At;
                await DoAsync(Sweep, new WorkflowCommand.FireDeadline(due.ExecutionNo));
            }

            if (at >= past._world.Now) return false;
            At = at;
            return true;
        }

        public async Task DoAsync(string actor, WorkflowCommand command)
        {
            past._world.Clock.Be(At);
            State = await past._world.Store.Engine.Submit(id, new CommandRequest(actor, command), cancellation) is CommandResult.Done done
                ? done.State
                : throw new InvalidOperationException($"The demo's past year has a command that is refused: {command.GetType().Name} on {id} at {At:O}.");
        }
    }
}
