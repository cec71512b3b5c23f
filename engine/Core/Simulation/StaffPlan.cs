namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>In what order waiting tasks are taken.</summary>
public enum TaskOrder
{
    /// <summary>What was opened first.</summary>
    FirstCome,

    /// <summary>What is due first: the step's limit, else the dossier's; what has none comes last.</summary>
    Deadline,
}

/// <summary>People who do the same work out of one list of tasks.</summary>
/// <param name="Role">The role whose tasks they do; null: any.</param>
/// <param name="Unit">Code of the unit, or name of its binding, whose tasks they do and whose calendar they keep; null: any unit, on the province's calendar.</param>
/// <param name="People">How many; at least one.</param>
/// <param name="Productive">The share of their working time that they spend on these tasks, over 0 and at most 1.</param>
public sealed record StaffGroup(string? Role, string? Unit, int People, double Productive = 1);

/// <summary>What is assumed of one step.</summary>
public sealed record StepAssumption
{
    /// <summary>Line of the file that says it; 0: no file does.</summary>
    public int Line { get; init; }

    /// <summary>Working time of one person; null: a share of the step's limit.</summary>
    public Spell? Work { get; init; }

    /// <summary>Relative weights of the outcomes; empty: mostly the one that leads on.</summary>
    public IReadOnlyList<(string Outcome, double Weight)> Outcomes { get; init; } = [];

    /// <summary>The share of the step's tasks, 0 to 1, that begin with a wait for the applicant, for which the dossier's clock is stopped.</summary>
    public double SupplementShare { get; init; }

    /// <summary>How long the applicant takes, in time of the clock.</summary>
    public Spell Supplement { get; init; } = new Spell.Fixed(TimeSpan.FromDays(3));
}

/// <summary>Who works, and everything else that a run assumes about people.</summary>
public sealed record StaffPlan
{
    /// <summary>The first that names both role and unit of a task does it; else the first by role, by unit, and the one that names neither.</summary>
    public required IReadOnlyList<StaffGroup> Groups { get; init; }

    public TaskOrder Order { get; init; } = TaskOrder.FirstCome;

    /// <summary>By the step's id in the definition, or its number in the document.</summary>
    public IReadOnlyDictionary<string, StepAssumption> Steps { get; init; } = new Dictionary<string, StepAssumption>(StringComparer.Ordinal);

    /// <summary>How long after a dossier begins to wait for an event it comes, in time of the clock, by the event's name. One that is not named comes only if some dossier publishes it.</summary>
    public IReadOnlyDictionary<string, Spell> Events { get; init; } = new Dictionary<string, Spell>(StringComparer.Ordinal);

    /// <summary>The share of a step's limit that the work itself takes on average where nothing else is said of the step.</summary>
    public double Effort { get; init; } = 0.25;

    /// <summary>Work of a step that has neither a limit nor an assumption.</summary>
    public static readonly TimeSpan WithoutLimit = TimeSpan.FromMinutes(15);

    /// <summary>The group that does the tasks of a role in a unit; null: nobody.</summary>
    /// <param name="role">Null: a task for anyone.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="binding">The name that the definition calls the unit by.</param>
    public StaffGroup? GroupOf(string? role, string? unit, string? binding)
    {
        StaffGroup? best = null;
        int rank = -1;

        foreach (StaffGroup group in Groups)
        {
            if ((group.Role is null || group.Role == role) && (group.Unit is null || group.Unit == unit || group.Unit == binding))
            {
                int of = (group.Role is null ? 0 : 2) + (group.Unit is null ? 0 : 1);
                (best, rank) = of > rank ? (group, of) : (best, rank);
            }
        }

        return best;
    }

    internal StepAssumption? Of(string activityId, int? no) =>
        Steps.GetValueOrDefault(activityId) ?? (no is { } number ? Steps.GetValueOrDefault(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null);
}
