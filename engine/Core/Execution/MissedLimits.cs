using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// Limits that were missed and of which nobody has said why. Whoever finishes a task has to: of the task's own limit, of the dossier's, and of the
/// share of the agency that the step belongs to.
/// </summary>
public static class MissedLimits
{
    /// <param name="definition">The version that the instance is pinned to.</param>
    /// <param name="state">The instance.</param>
    /// <param name="task">Number of the open task.</param>
    /// <param name="at">Now, UTC.</param>
    public static IEnumerable<Deadline> Of(ExecutableDefinition definition, InstanceState state, int task, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);

        return state.Deadlines.Where(deadline => deadline.Reason is null && deadline.IsLate(at) && Concerns(definition, state, task, deadline.ExecutionNo));
    }

    private static bool Concerns(ExecutableDefinition definition, InstanceState state, int task, int limit) =>
        limit == task || limit == 0 || (limit < 0 && state.TaskOf(task) is { } open && definition.Clock.Shares.ElementAtOrDefault(AgencyShare.PlaceOf(limit))?.Covers(open.Step) == true);
}
