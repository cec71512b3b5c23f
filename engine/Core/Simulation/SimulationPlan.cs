using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>A dossier that comes in.</summary>
/// <param name="At">UTC.</param>
/// <param name="Units">Its unit bindings; may be empty.</param>
public sealed record Arrival(DateTimeOffset At, IReadOnlyDictionary<string, string> Units)
{
    public static readonly IReadOnlyDictionary<string, string> NoUnits = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Everything that a run depends on; equal plans give equal reports.</summary>
public sealed record SimulationPlan
{
    /// <summary>What every arriving dossier runs on.</summary>
    public required ExecutableDefinition Definition { get; init; }

    /// <summary>What can be started as a child, by logical id.</summary>
    public IReadOnlyDictionary<string, ExecutableDefinition> Children { get; init; } = new Dictionary<string, ExecutableDefinition>(StringComparer.Ordinal);

    public required CalendarSet Calendars { get; init; }

    /// <summary>In ascending order of time.</summary>
    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    public required StaffPlan Staffing { get; init; }

    /// <summary>Where the run begins, UTC; not after the first arrival.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Where it ends, UTC; what is not finished then stays open.</summary>
    public required DateTimeOffset Until { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the run keeps every stint of work, for tests and for looking closely at small runs.</summary>
    public bool KeepsStints { get; init; }

    /// <summary>What the staffing says of steps and outcomes that the definition does not have, by line.</summary>
    public IReadOnlyList<PlanFault> Strangers()
    {
        PlanFaults faults = new("staffing");
        List<CompiledActivity> steps = [.. Reached().SelectMany(definition => definition.Activities).Where(activity => activity.Kind == ActivityKind.RunTask)];

        foreach ((string name, StepAssumption assumed) in Staffing.Steps)
        {
            List<CompiledActivity> meant = [.. steps.Where(step => ReferenceEquals(Staffing.Of(step.Id, step.Step?.No), assumed))];

            if (meant.Count == 0)
            {
                faults.Add("unknown-step", assumed.Line, $"Quy trình không có bước nào là “{name}”.", $"The procedure has no step “{name}”.");
            }

            foreach ((string outcome, _) in assumed.Outcomes)
            {
                if (meant.Exists(step => step.Step is { Outcomes.Count: > 0 } human && !human.Outcomes.Contains(outcome)))
                {
                    faults.Add("unknown-outcome", assumed.Line, $"Bước “{name}” không có kết quả “{outcome}”.", $"The step “{name}” has no outcome “{outcome}”.");
                }
            }
        }

        return faults.ByLine();
    }

    /// <summary>The definition and the children that it starts by name, theirs too; a name that a script gives is not known before the run.</summary>
    private List<ExecutableDefinition> Reached()
    {
        List<ExecutableDefinition> reached = [Definition];

        for (int at = 0; at < reached.Count; at++)
        {
            foreach (CompiledActivity activity in reached[at].Activities.Where(activity => activity.Kind == ActivityKind.DispatchWorkflow))
            {
                if (activity.Inputs[0]?.Expression is CompiledExpression.Constant { Value.ValueKind: System.Text.Json.JsonValueKind.String } name
                    && Children.TryGetValue(name.Value.GetString()!, out ExecutableDefinition? child) && !reached.Exists(known => known.DefinitionId == child.DefinitionId))
                {
                    reached.Add(child);
                }
            }
        }

        return reached;
    }

    /// <summary>Steps that nobody of the staffing does, each once with the units it was met in: by role and unit.</summary>
    public IReadOnlyList<Unstaffed> Unstaffed()
    {
        List<Unstaffed> found = [];
        List<IReadOnlyDictionary<string, string>> bindings = [.. Arrivals.Select(arrival => arrival.Units).Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyDictionary<string, string>>()];

        foreach (CompiledActivity activity in Reached().SelectMany(definition => definition.Activities))
        {
            if (activity.Kind != ActivityKind.RunTask || activity.Step is not { } step)
            {
                continue;
            }

            foreach (IReadOnlyDictionary<string, string> units in bindings)
            {
                string? unit = Execution.EventFold.UnitOf(step.Unit, units);

                if (Staffing.GroupOf(step.Role, unit, step.Unit ?? "deciding") is null)
                {
                    found.Add(new Unstaffed(activity.Id, step.Title, step.Role, unit));
                    break;
                }
            }
        }

        return found;
    }
}

/// <summary>One person at work on one task without a break but those of the calendar.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="Group">Place of the group in <see cref="SimulationReport.Staff"/>.</param>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC.</param>
/// <param name="Work">Working time that it takes; less was done where the task was withdrawn.</param>
public sealed record Stint(string ActivityId, int Group, DateTimeOffset From, DateTimeOffset Until, TimeSpan Work);

/// <summary>A step that nobody does.</summary>
public sealed record Unstaffed(string ActivityId, string Title, string? Role, string? Unit);
