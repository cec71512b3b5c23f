using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.MadeDocuments;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>What kind of thing happened, for signs and filters.</summary>
public enum TimelineKind { Received, Opened, Claimed, Released, Completed, Warned, Due, Escalated, Waiting, Finished, Cancelled, Held, Resumed, Fault, Corrected, Migrated, ClockPaused, ClockResumed, Extended, Explained, Recounted, Document }

/// <summary>One thing that happened to a dossier.</summary>
/// <param name="Seq">The history record that tells it.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Id of the person, or <c>system:…</c>.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Title">The step's title; null where the dossier as a whole is meant.</param>
/// <param name="Detail">The outcome, the reason, the role told; null where there is nothing more to say. As in the definition or as a person wrote it.</param>
/// <param name="DueAt">Of an opened step: the end of its limit, UTC; null where it has none.</param>
/// <param name="TaskId">The task meant; null for none.</param>
public sealed record TimelineEntry(long Seq, DateTimeOffset At, string Actor, TimelineKind Kind, string? Title, string? Detail, DateTimeOffset? DueAt, string? TaskId)
{
    /// <summary>Id of the absent person in whose stead it was done; null: in the actor's own name.</summary>
    public string? For { get; init; }
}

/// <summary>Tells a replayed history as a person follows it: the comings and goings of tokens and scripts are left out.</summary>
public static class Timeline
{
    /// <param name="records">The history.</param>
    /// <param name="code">The dossier's code; null: as the instance itself was told, which for a linked procedure is the first dossier's.</param>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<ReplayedRecord> records, string? code = null) =>
        [.. records.SelectMany(Entries).Select(entry => code is not null && entry.Kind == TimelineKind.Received ? entry with { Detail = code } : entry)];

    /// <summary>With the documents that were made out, each after the record that asked for it.</summary>
    public static IReadOnlyList<TimelineEntry> With(this IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<DocumentSummary> documents) =>
        [.. timeline.Concat(documents.Select(document => new TimelineEntry(
            document.Seq, document.MadeAt ?? document.OrderedAt, document.OrderedBy, TimelineKind.Document, document.Name.Vietnamese, document.State, null, null))).OrderBy(entry => entry.Seq)];

    private static IEnumerable<TimelineEntry> Entries(ReplayedRecord replayed)
    {
        foreach (var happened in replayed.Events)
        {
            if (Entry(replayed, happened) is not { } entry) continue;
            yield return entry.Kind is TimelineKind.Claimed or TimelineKind.Released or TimelineKind.Completed or TimelineKind.Explained
                ? entry with { For = replayed.Envelope.Command.InSteadOf }
                : entry;
        }
    }

    private static TimelineEntry? Entry(ReplayedRecord replayed, WorkflowEvent happened) => happened switch
    {
        WorkflowEvent.InstanceStarted => Of(replayed, TimelineKind.Received, null, replayed.State.CorrelationId, dueAt: Due(replayed.State, 0)),
        WorkflowEvent.TaskOpened e => OfTask(replayed, TimelineKind.Opened, e.No, dueAt: Due(replayed.State, e.No)),
        WorkflowEvent.TaskClaimed e => OfTask(replayed, TimelineKind.Claimed, e.No),
        WorkflowEvent.TaskReleased e => OfTask(replayed, TimelineKind.Released, e.No),
        WorkflowEvent.TaskCompleted e => OfTask(replayed, TimelineKind.Completed, e.No, (replayed.Envelope.Command as WorkflowCommand.CompleteTask)?.Outcome),
        WorkflowEvent.DeadlineWarned e => OfTask(replayed, TimelineKind.Warned, e.No),
        WorkflowEvent.DeadlineReached e => OfTask(replayed, TimelineKind.Due, e.No),
        WorkflowEvent.DeadlineEscalated e => OfTask(replayed, TimelineKind.Escalated, e.No, e.Unit is null ? e.Role : $"{e.Role}@{e.Unit}"),
        WorkflowEvent.TimerStarted => Of(replayed, TimelineKind.Waiting, null, null),
        WorkflowEvent.EventAwaited e => Of(replayed, TimelineKind.Waiting, null, e.Name),
        WorkflowEvent.ActivityFaulted e => Of(replayed, TimelineKind.Fault, null, e.Message),
        WorkflowEvent.ClockPaused when replayed.Envelope.Command is WorkflowCommand.PauseClock pause =>
            Of(replayed, TimelineKind.ClockPaused, null, $"{ProofTreeWriter.NameOf(pause.Kind).Vi} ({pause.Ground})"),
        WorkflowEvent.ClockResumed => Of(replayed, TimelineKind.ClockResumed, null, (replayed.Envelope.Command as WorkflowCommand.ResumeClock)?.Note, Due(replayed.State, 0)),
        WorkflowEvent.ClockExtended => Of(replayed, TimelineKind.Extended, null, (replayed.Envelope.Command as WorkflowCommand.ExtendClock)?.Reason, Due(replayed.State, 0)),
        WorkflowEvent.LatenessExplained when replayed.Envelope.Command is WorkflowCommand.ExplainLateness said =>
            Of(replayed, TimelineKind.Explained, null, said.Note is null ? LatenessReasons.NameOf(said.Code).Vietnamese : $"{LatenessReasons.NameOf(said.Code).Vietnamese}: {said.Note}"),
        WorkflowEvent.DeadlinesRecounted => Of(replayed, TimelineKind.Recounted, null, (replayed.Envelope.Command as WorkflowCommand.RecountDeadlines)?.Reason, Due(replayed.State, 0)),
        WorkflowEvent.InstanceFinished => Of(replayed, TimelineKind.Finished, null, null),
        WorkflowEvent.InstanceCancelled => Of(replayed, TimelineKind.Cancelled, null, (replayed.Envelope.Command as WorkflowCommand.CancelInstance)?.Reason),
        WorkflowEvent.InstanceHeld => Of(replayed, TimelineKind.Held, null, (replayed.Envelope.Command as WorkflowCommand.SuspendInstance)?.Reason),
        WorkflowEvent.InstanceResumed => Of(replayed, TimelineKind.Resumed, null, (replayed.Envelope.Command as WorkflowCommand.ResumeInstance)?.Reason),
        WorkflowEvent.InstanceMoved => Of(replayed, TimelineKind.Corrected, null, (replayed.Envelope.Command as WorkflowCommand.MoveTo)?.Reason),
        WorkflowEvent.InstanceMigrated => Of(replayed, TimelineKind.Migrated, null, (replayed.Envelope.Command as WorkflowCommand.Migrate)?.Reason),
        _ => null,
    };

    private static TimelineEntry OfTask(ReplayedRecord replayed, TimelineKind kind, int no, string? detail = null, DateTimeOffset? dueAt = null)
    {
        // A task completed by the same commit that opened it stands in neither state; such a one has no title to show.
        var task = Task(replayed.State, no) ?? (replayed.Before is { } before ? Task(before, no) : null);
        return new(
            replayed.Record.Seq, replayed.Record.At, replayed.Record.Actor, kind, task?.Step.Title, detail, dueAt,
            no <= 0 ? null : new TaskId(replayed.Record.InstanceId, no).ToString());
    }

    private static TimelineEntry Of(ReplayedRecord replayed, TimelineKind kind, string? title, string? detail, DateTimeOffset? dueAt = null) =>
        new(replayed.Record.Seq, replayed.Record.At, replayed.Record.Actor, kind, title, detail, dueAt, null);

    private static WorkflowTask? Task(InstanceState state, int no) => state.Tasks.FirstOrDefault(task => task.ExecutionNo == no);

    private static DateTimeOffset? Due(InstanceState state, int no) => state.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == no)?.DueAt;
}
