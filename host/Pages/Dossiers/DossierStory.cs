using System.Text.Json;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Pages.Deadlines;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Store.Outbox;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>Tells a replayed history in a clerk's words.</summary>
internal static class DossierStory
{
    public static IReadOnlyList<StoryEntry> Of(IReadOnlyList<ReplayedRecord> records, Names names, IReadOnlyList<DocumentSummary>? documents = null)
    {
        var made = (documents ?? []).ToLookup(document => document.Seq);
        return [.. records.Select(record => Entry(record, names, made[record.Record.Seq]))];
    }

    private static StoryEntry Entry(ReplayedRecord record, Names names, IEnumerable<DocumentSummary> documents)
    {
        var (kind, what, note) = Asked(record, names);
        var then = record.Events.Select(happened => Followed(happened, record, names)).OfType<Phrase>().Concat(documents.Select(document => StoryText.Document(document.Name))).ToList();
        if (record.Events.Any(happened => happened is WorkflowEvent.InstanceFinished))
            kind = StoryKind.End;
        return new(record.Record.Seq, record.Record.At, record.Record.Actor, kind, what, then, note) { For = record.Envelope.Command.InSteadOf };
    }

    /// <summary>What the command did. A deadline's firing tells its events instead, since one command may fire several.</summary>
    private static (StoryKind, Phrase, string?) Asked(ReplayedRecord record, Names names) => record.Envelope.Command switch
    {
        WorkflowCommand.StartInstance => (StoryKind.Good, record.Record.Actor == OutboxPump.Actor ? StoryText.ReceivedLinked : StoryText.Received, null),
        WorkflowCommand.ClaimTask command => (StoryKind.Plain, StoryText.Claimed(Step(record, command.TaskId)), null),
        WorkflowCommand.ReleaseTask command => (StoryKind.Plain, StoryText.Released(Step(record, command.TaskId)), null),
        WorkflowCommand.CompleteTask command => (StoryKind.Good, StoryText.Completed(Step(record, command.TaskId), Outcome(command)), Note(command)),
        WorkflowCommand.FireDeadline => Fired(record, names),
        WorkflowCommand.FireTimer => (StoryKind.Plain, StoryText.TimerFired, null),
        WorkflowCommand.DeliverEvent command => (StoryKind.Plain, StoryText.EventCame(command.Name), null),
        WorkflowCommand.CompleteChild => (StoryKind.Plain, StoryText.ChildDone, null),
        WorkflowCommand.CancelInstance command => (StoryKind.End, StoryText.Cancelled(command.Reason), null),
        WorkflowCommand.SuspendInstance command => (StoryKind.Plain, StoryText.Held(command.Reason), null),
        WorkflowCommand.ResumeInstance command => (StoryKind.Plain, StoryText.Resumed(command.Reason), null),
        WorkflowCommand.PauseClock command => (StoryKind.Plain, StoryText.ClockPaused(ProofTreeWriter.NameOf(command.Kind), command.Ground), command.Note),
        WorkflowCommand.ResumeClock command => (StoryKind.Good, StoryText.ClockResumed(DueOf(record)), command.Note),
        WorkflowCommand.ExtendClock command => (StoryKind.Late, StoryText.Extended(DueOf(record)), command.Reason),
        WorkflowCommand.ExplainLateness command => (StoryKind.Late, StoryText.Explained(LatenessReasons.NameOf(command.Code)), command.Note),
        WorkflowCommand.RecountDeadlines command => (StoryKind.Plain, StoryText.Recounted(DueOf(record)), command.Reason),
        WorkflowCommand.RetryIncident => (StoryKind.Plain, StoryText.Retried, null),
        WorkflowCommand.MoveTo command => (StoryKind.Plain, StoryText.Moved(command.Reason), null),
        WorkflowCommand.Migrate command => (StoryKind.Plain, StoryText.Migrated(command.Reason), null),
        _ => (StoryKind.Plain, StoryText.Other, null),
    };

    private static DateTimeOffset? DueOf(ReplayedRecord record) => record.State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0)?.DueAt;

    private static (StoryKind, Phrase, string?) Fired(ReplayedRecord record, Names names)
    {
        var told = record.Events.Select(happened => Firing(happened, record, names)).OfType<(StoryKind Kind, Phrase What)>().ToList();
        return told.Count == 0
            ? (StoryKind.Plain, StoryText.Other, null)
            : (told.Max(one => one.Kind), new(string.Join("; ", told.Select(one => one.What.Vietnamese)), string.Join("; ", told.Select(one => one.What.English))), null);
    }

    private static (StoryKind, Phrase)? Firing(WorkflowEvent happened, ReplayedRecord record, Names names) => happened switch
    {
        WorkflowEvent.DeadlineWarned warned => (StoryKind.Plain, StoryText.Warned(Guarded(record, warned.No, names))),
        WorkflowEvent.DeadlineReached reached => (StoryKind.Late, StoryText.Overdue(Guarded(record, reached.No, names))),
        WorkflowEvent.DeadlineEscalated rung => (StoryKind.Late,
            StoryText.Escalated(rung.Level + 1, names.Whom(rung.Role, rung.Unit) ?? rung.Role, Guarded(record, rung.No, names))),
        _ => null,
    };

    private static Phrase? Followed(WorkflowEvent happened, ReplayedRecord record, Names names) => happened switch
    {
        WorkflowEvent.TaskOpened opened when Task(record, opened.No) is { } task => StoryText.Opened(Title(task), names.Whom(task.Role, task.Unit)),
        WorkflowEvent.Cancelled cancelled => Closed(record, cancelled),
        WorkflowEvent.TimerStarted => StoryText.TimerStarted,
        WorkflowEvent.EventAwaited awaited => StoryText.Awaits(awaited.Name),
        WorkflowEvent.ChildRequested or WorkflowEvent.ChildSent => StoryText.ChildSent,
        WorkflowEvent.ActivityFaulted fault => StoryText.Faulted(fault.Code),
        WorkflowEvent.InstanceFinished => StoryText.Finished,
        _ => null,
    };

    private static Phrase? Closed(ReplayedRecord record, WorkflowEvent.Cancelled cancelled)
    {
        var steps = string.Join(", ", cancelled.Nos.Select(no => Task(record, no)).OfType<WorkflowTask>().Select(Title));
        return steps.Length == 0 ? null : StoryText.Closed(steps);
    }

    private static Phrase Guarded(ReplayedRecord record, int no, Names names)
    {
        if (no < 0 && record.State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == no)?.Agency is { } agency)
            return ClockText.Share(names.Units.GetValueOrDefault(agency, agency));
        if (no == 0 || Task(record, no) is not { } task)
            return StoryText.WholeDossier;
        var title = Title(task);
        return new(title, title);
    }

    private static string Step(ReplayedRecord record, string taskId) =>
        TaskId.TryParse(taskId, out var id) && Task(record, id.ExecutionNo) is { } task ? Title(task) : "–";

    private static WorkflowTask? Task(ReplayedRecord record, int no) =>
        record.State.Tasks.FirstOrDefault(task => task.ExecutionNo == no) ?? record.Before?.Tasks.FirstOrDefault(task => task.ExecutionNo == no);

    /// <summary>A step with its number, as clerks call it.</summary>
    public static string Title(WorkflowTask task)
    {
        var title = task.Step.Title.Length > 0 ? task.Step.Title : task.ActivityId;
        return task.Step.No is { } no ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bước {no} – {title}") : title;
    }

    // Elsa's own clients send outcome and data in one object.
    private static string? Outcome(WorkflowCommand.CompleteTask command) => command.Outcome ?? Text(command.Result, "outcome");

    private static string? Note(WorkflowCommand.CompleteTask command) =>
        Text(command.Result, "note") ?? (command.Result is { ValueKind: JsonValueKind.Object } result && result.TryGetProperty("data", out var data) ? Text(data, "note") : null);

    private static string? Text(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } written
            ? written
            : null;
}
