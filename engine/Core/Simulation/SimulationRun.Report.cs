using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Simulation;

// What was counted, put together.
public sealed partial class SimulationRun
{
    /// <summary>People are planned so that a fifth of their time stays free for rushes.</summary>
    public const double SoundLoad = 0.8;

    private const double BusyLoad = 0.9;

    private readonly List<float> _lead = [];
    private readonly List<float> _late = [];
    private readonly SortedDictionary<string, int> _stopped = new(StringComparer.Ordinal);
    private int _finished;
    private int _stoppedDossiers;

    /// <summary>What came of the run so far.</summary>
    public SimulationReport Report()
    {
        List<SimulatedCase> open = [.. _open.Values.Where(of => of.IsDossier)];
        int openLate = open.Count(of => of.State!.DeadlineOf(0)?.IsLate(_now) == true);
        int late = _late.Count;
        List<StaffFigures> staff = [.. _groups.Select(Figures)];
        ILookup<StepTally, SimulatedTask> waiting = _open.Values.SelectMany(of => of.Tasks).Where(task => task.Stage == TaskStage.Waiting).ToLookup(task => task.Tally);
        List<StepFigures> steps = [.. InOrder().Select(tally => Figures(tally, waiting[tally]))];

        return new SimulationReport
        {
            DefinitionId = _plan.Definition.DefinitionId,
            Name = _plan.Definition.Name,
            From = _plan.From,
            Until = _now,
            Seed = _plan.Seed,
            Calendar = _plan.Calendars.Version,
            Dossiers = new DossierFigures(
                _arrived, _finished, open.Count, _stoppedDossiers, late, openLate,
                _arrived == 0 ? 0 : Quantiles.Rounded((double)(late + openLate) / _arrived), Quantiles.Of(_lead), Quantiles.Of(_late)),
            Steps = steps,
            Staff = staff,
            FirstDay = FirstDay,
            Bottleneck = BottleneckOf(steps, staff),
            Stopped = _stopped,
        };
    }

    /// <summary>Of the definition's steps those that were reached, in its order, then those of children.</summary>
    private IEnumerable<StepTally> InOrder()
    {
        Dictionary<CompiledActivity, int> places = new(ReferenceEqualityComparer.Instance);

        foreach (CompiledActivity activity in _plan.Definition.Activities.Concat(_plan.Children.Values.SelectMany(child => child.Activities)))
        {
            places.TryAdd(activity, places.Count);
        }

        return _steps.OrderBy(tally => places.GetValueOrDefault(tally.Activity, int.MaxValue));
    }

    private StepFigures Figures(StepTally tally, IEnumerable<SimulatedTask> waiting)
    {
        double clockHours = 0, hours = 0;

        foreach (SimulatedTask task in waiting)
        {
            clockHours += (_now - task.ListedAt).TotalHours;
            hours += task.Queue.Calendar.WorkingBetween(task.ListedAt, _now).TotalHours;
        }

        return new StepFigures(
            tally.Activity.Id, tally.Activity.Step?.No, tally.Activity.Step is { Title.Length: > 0 } step ? step.Title : tally.Activity.Name, tally.Role, tally.Unit,
            tally.Opened, tally.Completed, tally.Withdrawn, tally.Waiting, tally.InWork, tally.Aside, tally.Late,
            Quantiles.Of([.. tally.Waits]), Quantiles.Rounded(tally.Waits.Sum(wait => (double)wait) + hours), Quantiles.Rounded(tally.ClockHours + clockHours),
            tally.Opened == 0 ? 0 : Quantiles.Rounded(tally.Work / tally.Opened),
            Quantiles.Rounded(tally.MeanWaiting(_plan.From, _now)), tally.MostWaiting, [.. tally.Days]);
    }

    private StaffFigures Figures(StaffQueue queue)
    {
        List<string> steps = [.. InOrder().Where(tally => tally.Queue == queue).Select(tally => tally.Activity.Id)];
        double one = queue.Calendar.WorkingBetween(_plan.From, _now).TotalHours;
        int people = queue.Group?.People ?? 0;
        TimeSpan now = TimeSpan.Zero;

        foreach (SimulatedTask task in _open.Values.SelectMany(of => of.Tasks).Where(task => task.Queue == queue && task.Stage == TaskStage.InWork))
        {
            now += queue.Calendar.WorkingBetween(task.StartedAt, _now);
        }

        double has = people * one;

        return new StaffFigures(
            queue.Group?.Role, queue.Group?.Unit, people,
            has == 0 ? 0 : Quantiles.Rounded((queue.Busy + now).TotalHours / has),
            has == 0 ? 0 : Quantiles.Rounded(queue.Asked / has),
            one == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(Math.Round(queue.Asked / one / SoundLoad, 6))), steps);
    }

    private static Bottleneck? BottleneckOf(List<StepFigures> steps, List<StaffFigures> staff)
    {
        double all = steps.Sum(step => step.Lost);
        StepFigures? worst = steps.MaxBy(step => step.Lost);

        if (worst is null || worst.Lost < 1 || worst.MostQueue < 2)
        {
            return null;
        }

        StaffFigures who = staff.Find(group => group.Steps.Contains(worst.ActivityId))!;
        BottleneckCause cause = who.People == 0 ? BottleneckCause.Nobody
            : who.Load > 1 ? BottleneckCause.Overload
            : who.Load > BusyLoad ? BottleneckCause.Busy
            : BottleneckCause.Rushes;

        return new Bottleneck(worst.ActivityId, Quantiles.Rounded(worst.Lost / all), cause, who.Load, who.People, who.Needed);
    }
}
