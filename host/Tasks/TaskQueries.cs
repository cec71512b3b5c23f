using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Reading;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Tasks;

/// <summary>An open or closed task as a list shows it.</summary>
/// <param name="TaskId">The id that commands take.</param>
/// <param name="DossierCode">Null for an instance that carries no dossier.</param>
/// <param name="DueAt">UTC; null where the step has no limit.</param>
/// <param name="Mine">Whether the asking person has claimed it.</param>
/// <param name="InSteadOf">Id of the absent colleague in whose stead the asking person would do it; null: in their own name.</param>
public sealed record TaskSummary(
    string TaskId, string Title, string? DossierCode, string? ProcedureName, string Role, string Unit,
    DateTimeOffset CreatedAt, DateTimeOffset? DueAt, string? Assignee, bool Mine, DateTimeOffset? ClosedAt, string? Outcome, string? InSteadOf = null)
{
    internal static TaskSummary Of(TaskRow task, Dossier? dossier, CurrentPerson person) => new(
        new TaskId(task.InstanceId, task.ExecutionNo).ToString(), task.Title, dossier?.Code, dossier?.ProcedureName, task.Role, task.Unit,
        task.CreatedAt, task.DueAt, task.Assignee, task.Assignee == person.Actor, task.ClosedAt, task.Outcome,
        task.ClosedAt is null ? TaskActions.InSteadOf(person, task.Role, task.Unit, task.Assignee)?.For : null);
}

/// <summary>A task with what one needs to do it.</summary>
/// <param name="Outcomes">What it may end in; empty: it just ends.</param>
/// <param name="Form">Key of the form to fill in; null: none.</param>
/// <param name="Revision">The instance's revision that this was read at.</param>
public sealed record TaskDetail(
    TaskSummary Task, Guid InstanceId, string ActivityId, IReadOnlyList<string> Outcomes, string? Form,
    IReadOnlyList<string> Documents, IReadOnlyList<string> LegalBasis, long Revision);

/// <summary>Reads tasks, each query within the roles and units of the person who asks.</summary>
public sealed class TaskQueries(WorkflowStore store, DossierDb db)
{
    /// <summary>Open tasks that the person may do and nobody else has claimed, the soonest due first; none of a dossier that is held or stopped at a fault.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<TaskSummary>> InboxAsync(CurrentPerson person, int most, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var tasks = await rows.OpenTasks(person.Actor, person.Holdings.Select(holding => new Seat(holding.Unit, holding.Role)), most).ToListAsync(cancellation);
        if (person.StandsIn.Count > 0)
        {
            var inStead = await db.TasksInSteadOf(person).Where(task => !db.Instances.Any(instance =>
                    instance.Id == task.InstanceId && (instance.SubStatus == InstanceSubStatus.Held || instance.SubStatus == InstanceSubStatus.Faulted)))
                .OrderBy(task => task.DueAt).ThenBy(task => task.InstanceId).ThenBy(task => task.ExecutionNo).Take(most).ToListAsync(cancellation);
            tasks = [.. tasks.UnionBy(inStead, task => (task.InstanceId, task.ExecutionNo)).OrderBy(task => task.DueAt is null).ThenBy(task => task.DueAt).Take(most)];
        }

        var ids = tasks.Select(task => task.InstanceId).Distinct().ToArray();
        var dossiers = await db.Dossiers.Where(dossier => ids.Contains(dossier.InstanceId)).ToDictionaryAsync(dossier => dossier.InstanceId, cancellation);
        return [.. tasks.OrderBy(task => task.DueAt is null).ThenBy(task => task.DueAt).Select(task => TaskSummary.Of(task, dossiers.GetValueOrDefault(task.InstanceId), person))];
    }

    /// <summary>One task; null where there is none, or it is not for this person to see.</summary>
    public async Task<TaskDetail?> FindAsync(string taskId, CurrentPerson person, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(taskId, out var id)) return null;
        var task = await db.Tasks.SingleOrDefaultAsync(row => row.InstanceId == id.InstanceId && row.ExecutionNo == id.ExecutionNo, cancellation);
        if (task is null) return null;

        var dossier = await db.Dossiers.SingleOrDefaultAsync(row => row.InstanceId == id.InstanceId, cancellation);
        var seesAll = person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin);
        if (!seesAll && !TaskActions.MayDo(person, task) && !await db.VisibleTo(person).AnyAsync(row => row.InstanceId == id.InstanceId, cancellation)) return null;

        var state = await store.History.State(id.InstanceId, cancellation);
        var step = state?.Tasks.FirstOrDefault(open => open.ExecutionNo == id.ExecutionNo)?.Step;
        return new(
            TaskSummary.Of(task, dossier, person), id.InstanceId, task.ActivityId, step?.Outcomes ?? [], step?.Form,
            step?.Documents ?? [], step?.LegalBasis ?? [], state?.Revision ?? 0);
    }
}
