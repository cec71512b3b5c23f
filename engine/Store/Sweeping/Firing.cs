using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Store.Sweeping;

/// <summary>A warning, a due instant or a rung that a sweep fired; known for ever by instance, record and place.</summary>
/// <param name="Seq">Number of the record that tells it.</param>
/// <param name="Ord">Its place among the record's events.</param>
/// <param name="No">The task it guards; 0: the instance; negative: the share of an agency.</param>
/// <param name="Level">Index of the warning or rung, from 0.</param>
/// <param name="Role">Who is told; null unless this is a rung.</param>
/// <param name="Unit">Of which unit.</param>
/// <param name="Task">The task; null for the instance's own deadline.</param>
/// <param name="Units">The instance's unit bindings.</param>
/// <param name="CorrelationId">The dossier's code.</param>
/// <param name="DueAt">The date, UTC.</param>
/// <param name="At">UTC.</param>
/// <param name="Agency">Code of the agency whose share it is; null for every other limit.</param>
/// <param name="Channels">How they are told, as the rung says; empty: in every way.</param>
public sealed record Firing(
    Guid InstanceId, long Seq, int Ord, int No, DeadlineFiring What, int Level, string? Role, string? Unit,
    WorkflowTask? Task, IReadOnlyDictionary<string, string> Units, string? CorrelationId, DateTimeOffset DueAt, DateTimeOffset At, string? Agency, IReadOnlyList<string> Channels)
{
    internal static IEnumerable<Firing> Of(Preparation prepared)
    {
        var state = prepared.After.State;
        for (var ord = 0; ord < prepared.Events.Count; ord++)
        {
            if (Fired(prepared.Events[ord]) is not var (no, what, level, role, unit) || state.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == no) is not { } deadline)
                continue;
            yield return new Firing(
                state.Id, state.Revision, ord, no, what, level, role, unit,
                no <= 0 ? null : state.Tasks.FirstOrDefault(task => task.ExecutionNo == no), state.Units, state.CorrelationId, deadline.DueAt, prepared.Commit.History.At, deadline.Agency,
                what == DeadlineFiring.Escalate ? deadline.Policy.Chain.ElementAtOrDefault(level)?.Channels ?? [] : []);
        }
    }

    private static (int No, DeadlineFiring What, int Level, string? Role, string? Unit)? Fired(WorkflowEvent happened) => happened switch
    {
        WorkflowEvent.DeadlineWarned e => (e.No, DeadlineFiring.Warn, e.Level, null, null),
        WorkflowEvent.DeadlineReached e => (e.No, DeadlineFiring.Due, 0, null, null),
        WorkflowEvent.DeadlineEscalated e => (e.No, DeadlineFiring.Escalate, e.Level, e.Role, e.Unit),
        _ => null,
    };
}
