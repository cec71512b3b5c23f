using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>Reads dossiers that a person may see.</summary>
internal sealed class DossierQuery(DossierDb db, NamesQuery naming, WorkflowStore store, PeopleNames people, DeadlineProofs proofs, TaskForecasts forecasts, MadeDocumentQueries documents, TimeProvider time)
{
    /// <summary>A dossier by its code; null where there is none that the person may see.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="code">The dossier's code.</param>
    /// <param name="moment">Up to where its history is told.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DossierView?> FindAsync(CurrentPerson person, string code, Moments moment, CancellationToken cancellation)
    {
        if (await db.VisibleTo(person).SingleOrDefaultAsync(dossier => dossier.Code == code, cancellation) is not { } dossier)
            return null;

        var components = await db.Components.Where(paper => paper.InstanceId == dossier.InstanceId).OrderBy(paper => paper.No).ToListAsync(cancellation);
        var replay = await store.History.Replay(dossier.InstanceId, ct: cancellation);
        var names = await naming.ReadAsync(cancellation);
        var shown = replay.Records.TakeWhile(record => record.Record.Seq <= (moment.Step ?? long.MaxValue) && record.Record.At <= (moment.At ?? DateTimeOffset.MaxValue)).ToList();
        var state = shown.Count > 0 ? shown[^1].State : null;
        var isPast = shown.Count < replay.Records.Count || moment.At is not null;
        var at = !isPast ? time.GetUtcNow() : moment.At ?? (shown.Count > 0 ? shown[^1].Record.At : dossier.ReceivedAt);
        var made = await documents.OfAsync(dossier.InstanceId, cancellation);
        var all = DossierStory.Of(replay.Records, names, made);
        return new()
        {
            Dossier = dossier,
            Components = components,
            State = state,
            Definition = await DefinitionAsync(state?.DefinitionHash ?? dossier.DefinitionHash, cancellation),
            All = all,
            Shown = [.. all.Take(shown.Count)],
            Marks = MarksOf(shown, at),
            Names = names,
            People = await people.OfAsync([.. all.SelectMany(entry => entry.People), .. made.Select(document => document.OrderedBy), .. state?.Tasks.Select(task => task.Assignee) ?? [], dossier.ReceivedBy.ToString()], cancellation),
            At = at,
            IsPast = isPast,
            Calendars = shown.Count > 0 && isPast ? await store.Calendars.Version(shown[^1].Record.Calendars, cancellation) : await store.Calendars.Latest(cancellation),
            Proofs = [.. (await proofs.AllAsync(shown, open: false, cancellation)).Where(tree => tree.No <= 0 || tree.Now is not null)],
            Forecasts = isPast || state is null ? new Dictionary<TaskId, TaskForecast>() : await forecasts.OfAsync([.. state.Tasks.Select(task => new TaskId(state.Id, task.ExecutionNo))], cancellation),
            Links = await db.LinksAsync(dossier, person, cancellation),
            Documents = [.. made.Where(document => shown.Count > 0 && document.Seq <= shown[^1].Record.Seq)],
            BrokenAt = replay.Difference?.Seq,
        };
    }

    private async Task<WorkflowDocument?> DefinitionAsync(string hash, CancellationToken cancellation) =>
        await store.Definitions.Find(hash, cancellation) is { } version ? DocumentReader.Read(version.Document).Document : null;

    private static StepMarks MarksOf(List<ReplayedRecord> records, DateTimeOffset at)
    {
        if (records.Count == 0)
            return StepMarks.None;
        var state = records[^1].State;
        var done = records
            .SelectMany(record => record.Events.OfType<WorkflowEvent.TaskCompleted>().Select(completed => record.Before?.Tasks.FirstOrDefault(task => task.ExecutionNo == completed.No)?.ActivityId))
            .OfType<string>();
        var late = state.Tasks.Where(task => state.Deadlines.Any(deadline => deadline.ExecutionNo == task.ExecutionNo && deadline.IsLate(at)));
        return new()
        {
            Current = state.Tasks.Select(task => task.ActivityId).Concat(state.Timers.Select(timer => timer.ActivityId))
                .Concat(state.EventWaits.Select(wait => wait.ActivityId)).Concat(state.ChildWaits.Select(child => child.ActivityId)).ToHashSet(StringComparer.Ordinal),
            Done = done.ToHashSet(StringComparer.Ordinal),
            Late = late.Select(task => task.ActivityId).ToHashSet(StringComparer.Ordinal),
        };
    }
}

/// <summary>Up to where a history is told; the whole of it where neither is given.</summary>
/// <param name="Step">Number of the last record.</param>
/// <param name="At">The last instant, UTC.</param>
internal sealed record Moments(long? Step, DateTimeOffset? At)
{
    public static readonly Moments Now = new(null, null);
}
