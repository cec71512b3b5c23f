using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Simulation;

// What people do: they take up tasks in their order, one at a time, and only while their unit works.
public sealed partial class SimulationRun
{
    private const string Person = "system:simulation";

    private readonly Dictionary<(string? Role, string? Unit, string? Binding), StaffQueue> _queues = [];
    private readonly List<StaffQueue> _groups = [];
    private readonly Dictionary<(string Definition, string Activity), StepTally> _byStep = [];
    private readonly Dictionary<CompiledActivity, string> _leading = new(ReferenceEqualityComparer.Instance);
    private readonly List<StepTally> _steps = [];
    private readonly List<Stint> _stints = [];
    private int _days;

    /// <summary>Work that has ended, where the plan keeps it.</summary>
    public IReadOnlyList<Stint> Stints => _stints;

    /// <summary>A step was reached: its task goes into a list, or first to the applicant.</summary>
    private void Opened(SimulatedCase of, WorkflowTask opened)
    {
        CompiledActivity activity = of.Definition.Find(opened.ActivityId)!;
        StepTally tally = TallyOf(of.Definition, activity);
        StaffQueue queue = QueueOf(opened);
        StepAssumption? assumed = _plan.Staffing.Of(opened.ActivityId, opened.Step.No);
        TimeSpan work = WorkOf(of, opened, assumed, queue.Calendar);
        SimulatedTask task = new(of, opened.ExecutionNo, opened.Step, tally, queue, work);
        tally.Open();
        tally.Queue ??= queue;
        (tally.Role, tally.Unit) = (opened.Role, opened.Unit);
        tally.Work += work.TotalHours;
        queue.Asked += work.TotalHours;
        of.Tasks.Add(task);

        if (assumed is { SupplementShare: > 0 } && ChanceOf(task, 3).Share < assumed.SupplementShare)
        {
            task.Stage = TaskStage.Aside;
            tally.Aside++;
            // Refused where the procedure has no clock, or the law allows no second supplement: then the clock runs while one waits.
            Command(of, Person, new WorkflowCommand.PauseClock(Deadlines.PauseKind.Supplement, "simulation", null, null));
            Plan(_now + assumed.Supplement.Draw(ChanceOf(task, 4)), Happening.SupplementCame, task);

            return;
        }

        List(task);
    }

    private void Supplemented(SimulatedTask task)
    {
        task.Tally.Aside--;
        Command(task.Of, Person, new WorkflowCommand.ResumeClock(null));
        List(task);
        Settle();
    }

    private void List(SimulatedTask task)
    {
        task.Stage = TaskStage.Waiting;
        task.ListedAt = _now;
        task.DueAt = task.Of.State!.DeadlineOf(task.No)?.DueAt ?? task.Of.DueAt;
        task.Tally.Moved(_now, 1);
        task.Queue.Add(task, _plan.Staffing.Order, ++_nos);
        TakeUp(task.Queue);
    }

    private void TakeUp(StaffQueue queue)
    {
        if (queue.Idle == 0 || queue.Next() is null)
        {
            return;
        }

        if (!queue.Calendar.IsOpen(_now))
        {
            if (!queue.AwaitsOpening)
            {
                queue.AwaitsOpening = true;
                Plan(queue.Calendar.NextOpening(_now), Happening.Opening, queue: queue);
            }

            return;
        }

        while (queue.Idle > 0 && queue.Next() is { } task)
        {
            queue.Take();
            queue.Idle--;
            task.Stage = TaskStage.InWork;
            task.StartedAt = _now;
            task.Tally.Moved(_now, -1);
            task.Tally.InWork++;
            task.Tally.Waits.Add((float)queue.Calendar.WorkingBetween(task.ListedAt, _now).TotalHours);
            task.Tally.ClockHours += (_now - task.ListedAt).TotalHours;
            Plan(queue.Calendar.AddWorking(_now, task.Work), Happening.TaskDone, task);
        }
    }

    private void Done(SimulatedTask task)
    {
        LeaveHand(task);
        task.Stage = TaskStage.Over;
        task.Tally.Completed++;
        task.Of.Tasks.Remove(task);

        if (task.Of.State!.DeadlineOf(task.No)?.IsLate(_now) == true)
        {
            task.Tally.Late++;
        }

        string id = new TaskId(task.Of.Id, task.No).ToString();

        if (MissedLimits.Of(task.Of.Definition, task.Of.State, task.No, _now).Any())
        {
            Command(task.Of, Person, new WorkflowCommand.ExplainLateness(id, "workload", null));
        }

        if (!Command(task.Of, Person, Completion(task, id)) && !task.Of.IsOver)
        {
            Stop(task.Of.Root, task.Tally.Activity.Id);
        }

        Settle();
        TakeUp(task.Queue);
    }

    /// <summary>A task ended that nobody completed: a join or the dossier's end went on without it.</summary>
    private void Withdraw(SimulatedTask task)
    {
        switch (task.Stage)
        {
            case TaskStage.Waiting:
                task.Tally.Moved(_now, -1);
                task.Tally.ClockHours += (_now - task.ListedAt).TotalHours;
                break;

            case TaskStage.InWork:
                LeaveHand(task);
                break;

            case TaskStage.Aside:
                task.Tally.Aside--;
                break;
        }

        bool wasInWork = task.Stage == TaskStage.InWork;
        task.Stage = TaskStage.Over;
        task.Tally.Withdrawn++;

        if (wasInWork)
        {
            TakeUp(task.Queue);
        }
    }

    private void LeaveHand(SimulatedTask task)
    {
        task.Queue.Idle++;
        task.Queue.Busy += task.Queue.Calendar.WorkingBetween(task.StartedAt, _now);
        task.Tally.InWork--;

        if (_plan.KeepsStints)
        {
            _stints.Add(new Stint(task.Tally.Activity.Id, _groups.IndexOf(task.Queue), task.StartedAt, _now, task.Work));
        }
    }

    private WorkflowCommand.CompleteTask Completion(SimulatedTask task, string id)
    {
        IReadOnlyList<(string Outcome, double Weight)> weights = _plan.Staffing.Of(task.Tally.Activity.Id, task.Step.No)?.Outcomes ?? [];

        if (weights.Count == 0 && task.Step.Outcomes.Count == 0)
        {
            return new WorkflowCommand.CompleteTask(id, null, null);
        }

        string outcome = weights.Count > 0 ? Pick(weights, ChanceOf(task, 2).Share) : Usual(task);

        return task.Step.Outcomes.Count > 0
            ? new WorkflowCommand.CompleteTask(id, outcome, null)
            : new WorkflowCommand.CompleteTask(id, null, System.Text.Json.JsonSerializer.SerializeToElement(outcome));
    }

    /// <summary>Nine times in ten what leads on, else any of the others.</summary>
    private string Usual(SimulatedTask task)
    {
        IReadOnlyList<string> outcomes = task.Step.Outcomes;

        if (!_leading.TryGetValue(task.Tally.Activity, out string? leading))
        {
            _leading[task.Tally.Activity] = leading = LeadingOutcome.Of(task.Tally.Activity, outcomes);
        }

        double share = ChanceOf(task, 2).Share;

        if (share < LeadingShare || outcomes.Count == 1 || !outcomes.Contains(leading))
        {
            return leading;
        }

        int other = (int)((share - LeadingShare) / (1 - LeadingShare) * (outcomes.Count - 1));

        return outcomes.Where(outcome => outcome != leading).ElementAt(Math.Min(other, outcomes.Count - 2));
    }

    /// <summary>The share of the outcome that leads on, where nothing is assumed of a step's outcomes.</summary>
    public const double LeadingShare = 0.9;

    private static string Pick(IReadOnlyList<(string Outcome, double Weight)> weights, double share)
    {
        double left = share * weights.Sum(one => one.Weight);

        foreach ((string outcome, double weight) in weights)
        {
            if ((left -= weight) < 0)
            {
                return outcome;
            }
        }

        return weights[^1].Outcome;
    }

    private TimeSpan WorkOf(SimulatedCase of, WorkflowTask opened, StepAssumption? assumed, WorkingCalendar calendar)
    {
        Spell work = assumed?.Work ?? Guessed(opened.Step.Limit, calendar);
        double productive = _plan.Staffing.GroupOf(opened.Role, opened.Unit, opened.Step.Unit ?? "deciding")?.Productive ?? 1;

        return TimeSpan.FromSeconds(Math.Max(1, Math.Round(work.Draw(of.Chance.Of(opened.ExecutionNo).Of(1)).TotalSeconds / productive)));
    }

    /// <summary>Half to seven quarters of a share of the limit, that share on average.</summary>
    private Spell.Triangular Guessed(TimeLimit? limit, WorkingCalendar calendar)
    {
        TimeSpan mean = limit is { Value: > 0 } given ? WorkIn(given) * _plan.Staffing.Effort : StaffPlan.WithoutLimit;

        return new Spell.Triangular(mean / 2, mean * 0.75, mean * 1.75);
    }

    /// <summary>Working time in a limit: eight hours a day, and of calendar days five in seven.</summary>
    private static TimeSpan WorkIn(TimeLimit limit) => (double)limit.Value * limit.Unit switch
    {
        TimeUnit.Minute => TimeSpan.FromMinutes(1),
        TimeUnit.Hour or TimeUnit.WorkingHour => TimeSpan.FromHours(1),
        TimeUnit.WorkingDay => CountingRule.WorkingDay,
        TimeUnit.Day => CountingRule.WorkingDay * (5.0 / 7),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Chance ChanceOf(SimulatedTask task, int what) => task.Of.Chance.Of(task.No).Of(what);

    private StepTally TallyOf(ExecutableDefinition definition, CompiledActivity activity)
    {
        if (!_byStep.TryGetValue((definition.DefinitionId, activity.Id), out StepTally? tally))
        {
            _byStep[(definition.DefinitionId, activity.Id)] = tally = new StepTally(definition, activity, _now);
            tally.Days.AddRange(Enumerable.Repeat(0, _days));
            _steps.Add(tally);
        }

        return tally;
    }

    private StaffQueue QueueOf(WorkflowTask task)
    {
        string binding = task.Step.Unit ?? "deciding";
        (string? Role, string? Unit, string? Binding) key = (task.Role, task.Unit, binding);

        if (!_queues.TryGetValue(key, out StaffQueue? queue))
        {
            StaffGroup? group = _plan.Staffing.GroupOf(task.Role, task.Unit, binding);
            queue = _groups.Find(known => group is null ? known.Group is null : ReferenceEquals(known.Group, group));

            if (queue is null)
            {
                _groups.Add(queue = new StaffQueue(group, _plan.Calendars.For(group?.Unit == binding ? task.Unit : group?.Unit)));
            }

            _queues[key] = queue;
        }

        return queue;
    }
}
