using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Tracking;

internal enum TrackedState { InProgress, Overdue, Supplement, Payment, Held, Finished, Cancelled }

/// <summary>What anybody with the code may know; Source: Circular 01/2018/TT-VPCP art. 16 (code and degree of completion without a sign-in).</summary>
internal sealed record TrackedDossier(
    string Code, string ProcedureName, TrackedState State, int StepsDone, int StepsInAll, DateTimeOffset? DueAt, ProofTree? Why);

/// <summary>Public tracking. Reads nothing about persons, and takes as long for an unknown code as for a known one.</summary>
internal sealed class TrackingQuery(DossierDb db, WorkflowStore store, DeadlineProofs proofs, TimeProvider time)
{
    /// <summary>Longer than a look-up takes, so that the time of the answer does not tell whether the code exists.</summary>
    private static readonly TimeSpan EveryAnswer = TimeSpan.FromMilliseconds(300);

    /// <summary>Longest unit code (35) with date, serial and room for older forms.</summary>
    private const int LongestCode = 60;

    /// <summary>Null where there is no dossier of that code.</summary>
    public async Task<TrackedDossier?> FindAsync(string code, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var found = code.Length <= LongestCode ? await ReadAsync(code, cancellation) : null;
        var left = EveryAnswer - time.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellation);
        return found;
    }

    private async Task<TrackedDossier?> ReadAsync(string code, CancellationToken cancellation)
    {
        var dossier = await db.Dossiers.Where(d => d.Code == code)
            .Select(d => new { d.InstanceId, d.Code, d.ProcedureName, d.AppointmentAt })
            .SingleOrDefaultAsync(cancellation);
        if (dossier is null || await store.History.State(dossier.InstanceId, cancellation) is not { } state)
            return null;

        var completed = await db.Tasks.Where(task => task.InstanceId == dossier.InstanceId && task.CompletedBy != null)
            .Select(task => task.ActivityId).Distinct().ToListAsync(cancellation);
        var definition = await store.Definitions.Find(state.DefinitionHash, cancellation) is { } version ? DocumentReader.Read(version.Document).Document : null;
        var steps = definition?.Root.Flowchart?.Activities.Where(activity => activity.Type == ActivityTypes.RunTask && !IsSupplement(activity)).Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var done = completed.Count(id => steps.Contains(id) && state.Tasks.All(task => task.ActivityId != id));
        var whole = state.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0);
        var due = whole is null ? dossier.AppointmentAt : whole.IsHeld ? null : whole.DueAt;
        var isFinished = state.SubStatus == InstanceSubStatus.Finished;
        return new(
            dossier.Code,
            dossier.ProcedureName,
            StateOf(state, due, definition),
            isFinished ? steps.Count : done,
            steps.Count,
            due,
            await proofs.FindAsync(dossier.InstanceId, 0, cancellation));
    }

    private TrackedState StateOf(InstanceState state, DateTimeOffset? due, WorkflowDocument? definition) => state.SubStatus switch
    {
        InstanceSubStatus.Finished => TrackedState.Finished,
        InstanceSubStatus.Cancelled => TrackedState.Cancelled,
        InstanceSubStatus.Held => TrackedState.Held,
        _ when state.Deadlines.Any(deadline => deadline is { ExecutionNo: 0, IsHeld: true }) =>
            state.ClockEvents.OfType<ClockEvent.Paused>().Last().Kind switch
            {
                PauseKind.Supplement => TrackedState.Supplement,
                PauseKind.Payment => TrackedState.Payment,
                _ => TrackedState.Held,
            },
        _ when state.Tasks.Any(task => definition?.Root.Flowchart?.Activities.Any(activity => activity.Id == task.ActivityId && IsSupplement(activity)) == true) => TrackedState.Supplement,
        _ when due < time.GetUtcNow() => TrackedState.Overdue,
        _ => TrackedState.InProgress,
    };

    // The compiler marks the waiting for the applicant; see DefinitionProperties.
    private static bool IsSupplement(ActivityNode activity) =>
        activity.CustomProperties.TryGetValue("kind", out var kind) && kind.ValueKind == System.Text.Json.JsonValueKind.String && kind.GetString() == "supplement";
}
