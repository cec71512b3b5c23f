using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Rows;

/// <summary>How the rows of one instance change with one command; pure, so that an audit can derive them again.</summary>
public sealed record RowChanges
{
    /// <summary>Tasks; those that are gone are closed, not deleted.</summary>
    public required RowDiff<TaskRow> Tasks { get; init; }

    public required RowDiff<DeadlineRow> Deadlines { get; init; }
    public required RowDiff<TimerRow> Timers { get; init; }
    public required RowDiff<EventWaitRow> EventWaits { get; init; }
    public required RowDiff<ChildWaitRow> ChildWaits { get; init; }
    public required RowDiff<IncidentRow> Incidents { get; init; }

    /// <summary>The task that the command completed, how and by whom; others that are gone just ended.</summary>
    public CompletedTask? Completed { get; init; }

    /// <param name="before">Null: the command starts the instance.</param>
    /// <param name="after">The state after the command.</param>
    /// <param name="envelope">The command between them.</param>
    public static RowChanges Between(InstanceState? before, InstanceState after, CommandEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(envelope);
        var deadlines = Diff(before, after, InstanceRows.Deadlines, d => d.ExecutionNo, ReferenceEquals(before?.Deadlines, after.Deadlines));
        var tasks = Diff(before, after, InstanceRows.Tasks, t => t.ExecutionNo, deadlines.IsNone && ReferenceEquals(before?.Tasks, after.Tasks));
        return new()
        {
            Tasks = tasks,
            Deadlines = deadlines,
            Timers = Diff(before, after, InstanceRows.Timers, t => t.ExecutionNo, ReferenceEquals(before?.Timers, after.Timers) && before?.AcceptsWork == after.AcceptsWork),
            EventWaits = Diff(before, after, InstanceRows.EventWaits, w => w.ExecutionNo, ReferenceEquals(before?.EventWaits, after.EventWaits)),
            ChildWaits = Diff(before, after, InstanceRows.ChildWaits, w => w.ExecutionNo, ReferenceEquals(before?.ChildWaits, after.ChildWaits)),
            Incidents = Diff(before, after, InstanceRows.Incidents, i => i.No, ReferenceEquals(before?.Incidents, after.Incidents)),
            Completed = CompletedIn(before, envelope, tasks),
        };
    }

    private static RowDiff<TRow> Diff<TRow>(
        InstanceState? before, InstanceState after, Func<InstanceState, IReadOnlyList<TRow>> rows, Func<TRow, int> key, bool same)
        where TRow : class, IEquatable<TRow> =>
        same ? RowDiff.None<TRow>() : RowDiff.Between(before is null ? [] : rows(before), rows(after), key);

    private static CompletedTask? CompletedIn(InstanceState? before, CommandEnvelope envelope, RowDiff<TaskRow> tasks)
    {
        if (before is null || envelope.Command is not WorkflowCommand.CompleteTask complete || !TaskId.TryParse(complete.TaskId, out var task))
            return null;
        return tasks.Gone.Contains(task.ExecutionNo) ? new CompletedTask(task.ExecutionNo, envelope.Actor, complete.Outcome) : null;
    }
}

/// <summary>A task that a person completed.</summary>
public sealed record CompletedTask(int ExecutionNo, string By, string? Outcome);
