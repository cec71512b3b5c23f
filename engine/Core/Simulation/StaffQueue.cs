using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>A group of people at work: the tasks that wait for them, and how many of them have nothing in hand.</summary>
internal sealed class StaffQueue(StaffGroup? group, WorkingCalendar calendar)
{
    private readonly PriorityQueue<SimulatedTask, (long Key, long No)> _tasks = new();

    /// <summary>Null: nobody does these tasks.</summary>
    public StaffGroup? Group { get; } = group;

    public WorkingCalendar Calendar { get; } = calendar;
    public int Idle { get; set; } = group?.People ?? 0;

    /// <summary>Working time that its people were busy.</summary>
    public TimeSpan Busy { get; set; }

    /// <summary>Working time that its tasks ask for, taken up or not, by how its people work.</summary>
    public double Asked { get; set; }

    public bool AwaitsOpening { get; set; }

    public void Add(SimulatedTask task, TaskOrder order, long no) =>
        _tasks.Enqueue(task, order == TaskOrder.Deadline ? (task.DueAt?.UtcTicks ?? long.MaxValue, no) : (0, no));

    /// <summary>The next task that still waits; null when none does.</summary>
    public SimulatedTask? Next()
    {
        while (_tasks.TryPeek(out SimulatedTask? task, out _))
        {
            if (task.Stage == TaskStage.Waiting)
            {
                return task;
            }

            _tasks.Dequeue();
        }

        return null;
    }

    public void Take() => _tasks.Dequeue();
}

internal enum TaskStage { Aside, Waiting, InWork, Over }

/// <summary>One task of one dossier.</summary>
internal sealed class SimulatedTask(SimulatedCase of, int no, HumanStep step, StepTally tally, StaffQueue queue, TimeSpan work)
{
    public SimulatedCase Of { get; } = of;
    public int No { get; } = no;
    public HumanStep Step { get; } = step;
    public StepTally Tally { get; } = tally;
    public StaffQueue Queue { get; } = queue;

    /// <summary>Working time from the hand to the end.</summary>
    public TimeSpan Work { get; } = work;

    public TaskStage Stage { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset ListedAt { get; set; }
    public DateTimeOffset StartedAt { get; set; }
}
