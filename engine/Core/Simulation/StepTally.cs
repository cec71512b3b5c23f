using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>What is counted of one step while the run goes on.</summary>
internal sealed class StepTally(ExecutableDefinition definition, CompiledActivity activity, DateTimeOffset from)
{
    private DateTimeOffset _counted = from;
    private double _area; // waiting tasks × hours of the clock

    public ExecutableDefinition Definition { get; } = definition;
    public CompiledActivity Activity { get; } = activity;
    public StaffQueue? Queue { get; set; }
    public string? Role { get; set; }
    public string? Unit { get; set; }
    public long Opened { get; private set; }
    public long Completed { get; set; }
    public long Withdrawn { get; set; }
    public long Late { get; set; }
    public int Waiting { get; private set; }
    public int MostWaiting { get; private set; }
    public int InWork { get; set; }

    /// <summary>Waiting with the applicant or stopped, in nobody's list.</summary>
    public int Aside { get; set; }

    /// <summary>Work drawn for its tasks, in working hours.</summary>
    public double Work { get; set; }

    /// <summary>Working hours from the list to the hand, of tasks that were taken up.</summary>
    public List<float> Waits { get; } = [];

    /// <summary>Hours of the clock that tasks have waited, with those that still do.</summary>
    public double ClockHours { get; set; }

    public List<int> Days { get; } = [];

    public void Open() => Opened++;

    public void Moved(DateTimeOffset now, int by)
    {
        Count(now);
        Waiting += by;
        MostWaiting = Math.Max(MostWaiting, Waiting);
    }

    /// <summary>Average length of the list from the beginning to now.</summary>
    public double MeanWaiting(DateTimeOffset from, DateTimeOffset now)
    {
        Count(now);

        return now > from ? _area / (now - from).TotalHours : 0;
    }

    private void Count(DateTimeOffset now)
    {
        _area += Waiting * (now - _counted).TotalHours;
        _counted = now;
    }
}
