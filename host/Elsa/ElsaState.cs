using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>What an instance waits for, as Elsa tells it.</summary>
/// <param name="Id">Of an open task: the id that completes it.</param>
internal sealed record ElsaBookmark(string Id, string Name, string ActivityId, object? Payload);

internal sealed record ElsaIncident(string ActivityId, string Message, DateTimeOffset Timestamp);

/// <summary>Elsa's WorkflowState, as far as its clients read it.</summary>
internal sealed record ElsaState(
    Guid Id, string DefinitionId, string DefinitionVersionId, int DefinitionVersion, string? CorrelationId, string Status, string SubStatus,
    IReadOnlyList<ElsaBookmark> Bookmarks, IReadOnlyList<ElsaIncident> Incidents, IReadOnlyDictionary<string, JsonElement> Output,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public static ElsaState Of(InstanceState state, DefinitionRow definition) => new(
        state.Id, definition.DefinitionId, $"{definition.DefinitionId}:{definition.Version}", definition.Version, state.CorrelationId,
        state.Status.ToString(), ElsaInstanceSummary.SubStatusName(state.SubStatus), [.. WaitsOf(state)],
        [.. state.Incidents.Select(incident => new ElsaIncident(incident.ActivityId, incident.Message, incident.At))], state.Output, state.StartedAt, state.FinishedAt);

    private static IEnumerable<ElsaBookmark> WaitsOf(InstanceState state) =>
    [
        .. state.Tasks.Select(task => new ElsaBookmark(IdOf(state, task.ExecutionNo), ActivityTypes.RunTask, task.ActivityId, new { taskId = IdOf(state, task.ExecutionNo), taskName = task.Step.Title })),
        .. state.EventWaits.Select(wait => new ElsaBookmark(IdOf(state, wait.ExecutionNo), ActivityTypes.Event, wait.ActivityId, new { eventName = wait.Name })),
        .. state.Timers.Select(timer => new ElsaBookmark(IdOf(state, timer.ExecutionNo), ActivityTypes.Delay, timer.ActivityId, new { resumeAt = timer.FireAt })),
    ];

    private static string IdOf(InstanceState state, int executionNo) => new TaskId(state.Id, executionNo).ToString();
}
