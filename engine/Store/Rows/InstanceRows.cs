using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Rows;

/// <summary>The open rows that a state asks for: a function of the state and of nothing else.</summary>
public static class InstanceRows
{
    public static IReadOnlyList<TaskRow> Tasks(InstanceState state) => [.. state.Tasks.Select(task => new TaskRow
    {
        InstanceId = state.Id,
        ExecutionNo = task.ExecutionNo,
        ActivityId = task.ActivityId,
        Title = task.Step.Title,
        Role = task.Role ?? "",
        Unit = task.Unit ?? "",
        CreatedAt = StoredInstant.Of(task.CreatedAt),
        DueAt = StoredInstant.Of(DeadlineOf(state, task.ExecutionNo) is { IsHeld: false } deadline ? deadline.DueAt : null),
        Assignee = task.Assignee,
    })];

    /// <summary>Those that run: one that stands still with the dossier's clock has no date.</summary>
    public static IReadOnlyList<DeadlineRow> Deadlines(InstanceState state) => [.. state.Deadlines.Where(deadline => !deadline.IsHeld).Select(deadline => new DeadlineRow
    {
        InstanceId = state.Id,
        ExecutionNo = deadline.ExecutionNo,
        StartedAt = StoredInstant.Of(deadline.StartedAt),
        DueAt = StoredInstant.Of(deadline.DueAt),
        Next = deadline.Next,
        Level = deadline.Level,
        NextAt = StoredInstant.Of(deadline.NextAt),
    })];

    /// <summary>None while the instance is held or faulted: nothing could fire.</summary>
    public static IReadOnlyList<TimerRow> Timers(InstanceState state) => !state.AcceptsWork ? [] : [.. state.Timers.Select(timer => new TimerRow
    {
        InstanceId = state.Id,
        ExecutionNo = timer.ExecutionNo,
        ActivityId = timer.ActivityId,
        FireAt = StoredInstant.Of(timer.FireAt),
    })];

    public static IReadOnlyList<EventWaitRow> EventWaits(InstanceState state) => [.. state.EventWaits.Select(wait => new EventWaitRow
    {
        InstanceId = state.Id,
        ExecutionNo = wait.ExecutionNo,
        ActivityId = wait.ActivityId,
        Name = wait.Name,
    })];

    public static IReadOnlyList<ChildWaitRow> ChildWaits(InstanceState state) => [.. state.ChildWaits.Select(wait => new ChildWaitRow
    {
        InstanceId = state.Id,
        ExecutionNo = wait.ExecutionNo,
        ActivityId = wait.ActivityId,
        ChildId = wait.ChildId,
    })];

    public static IReadOnlyList<IncidentRow> Incidents(InstanceState state) => [.. state.Incidents.Select(incident => new IncidentRow
    {
        InstanceId = state.Id,
        No = incident.No,
        ActivityId = incident.ActivityId,
        Code = incident.Code,
        Message = incident.Message,
        At = StoredInstant.Of(incident.At),
    })];

    private static Deadline? DeadlineOf(InstanceState state, int executionNo)
    {
        foreach (var deadline in state.Deadlines)
        {
            if (deadline.ExecutionNo == executionNo)
                return deadline;
        }
        return null;
    }
}
