using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Inbox;

/// <summary>Lists of open tasks, the soonest due first.</summary>
internal sealed class InboxQuery(DossierDb db, PeopleNames people, TaskForecasts forecasts, TimeProvider time)
{
    private const int PageSize = 25;

    /// <summary>Nobody pages on by hand beyond this; a search or a filter finds it.</summary>
    public const int LastPage = 40;

    public async Task<InboxCounts> CountAsync(CurrentPerson person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        const int Most = InboxCounts.Most + 1;
        return new(
            await db.TasksInHandOf(person).Take(Most).CountAsync(cancellation),
            await db.SoonestTasksOf(person, unclaimedOnly: true, Most).CountAsync(cancellation),
            await db.SoonestTasksOf(person, unclaimedOnly: false, Most).CountAsync(cancellation),
            await db.SoonestTasksOf(person, unclaimedOnly: false, Most).CountAsync(task => task.DueAt <= now, cancellation));
    }

    /// <summary>The procedures of the person's open tasks.</summary>
    public async Task<IReadOnlyList<InboxProcedure>> ProceduresAsync(CurrentPerson person, CancellationToken cancellation) =>
        await (
            from task in db.OpenTasksOf(person)
            join dossier in db.Dossiers on task.InstanceId equals dossier.InstanceId
            group dossier by dossier.DefinitionId into procedure
            orderby procedure.Min(dossier => dossier.ProcedureName)
            select new InboxProcedure(procedure.Key, procedure.Min(dossier => dossier.ProcedureName)!)).Take(200).ToListAsync(cancellation);

    /// <param name="person">Who asks.</param>
    /// <param name="show">Whose tasks.</param>
    /// <param name="definitionId">Only those of this procedure; null: all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<InboxList> ListAsync(CurrentPerson person, InboxShow show, string? definitionId, int page, CancellationToken cancellation)
    {
        var tasks = (show, definitionId) switch
        {
            (InboxShow.Mine, _) => db.TasksInHandOf(person),
            (_, null) => db.SoonestTasksOf(person, show == InboxShow.Unclaimed, (page * PageSize) + 1),
            (InboxShow.Unclaimed, _) => db.OpenTasksOf(person).Where(task => task.Assignee == null),
            _ => db.OpenTasksOf(person),
        };
        if (definitionId is not null)
            tasks = tasks.Where(task => db.Dossiers.Any(dossier => dossier.InstanceId == task.InstanceId && dossier.DefinitionId == definitionId));
        return RowsAsync(person, tasks, (page - 1) * PageSize, PageSize, cancellation);
    }

    /// <summary>Open tasks of the person's units whose dossier has all the typed words in its code or names.</summary>
    public Task<InboxList> FindAsync(CurrentPerson person, string typed, CancellationToken cancellation)
    {
        var dossiers = db.Dossiers.WithWords(typed);
        var tasks = db.OpenTasksOf(person).Where(task => dossiers.Any(dossier => dossier.InstanceId == task.InstanceId));
        return RowsAsync(person, tasks, 0, 50, cancellation);
    }

    /// <summary>The soonest due task that the person could go on with; null where there is none.</summary>
    public async Task<string?> NextAsync(CurrentPerson person, CancellationToken cancellation)
    {
        var next = await Workable(db.TasksInHandOf(person)).OrderBy(task => task.DueAt).ThenBy(task => task.InstanceId).ThenBy(task => task.ExecutionNo).FirstOrDefaultAsync(cancellation);
        next ??= await db.SoonestTasksOf(person, unclaimedOnly: true, most: 1, workableOnly: true)
            .OrderBy(task => task.DueAt).ThenBy(task => task.InstanceId).ThenBy(task => task.ExecutionNo).FirstOrDefaultAsync(cancellation);
        return next is null ? null : new TaskId(next.InstanceId, next.ExecutionNo).ToString();
    }

    /// <summary>Without those whose dossier is held or stopped at a fault: nobody can go on with them.</summary>
    private IQueryable<TaskRow> Workable(IQueryable<TaskRow> tasks) => tasks.Where(task => !db.Instances.Any(instance =>
        instance.Id == task.InstanceId && (instance.SubStatus == InstanceSubStatus.Held || instance.SubStatus == InstanceSubStatus.Faulted)));

    private async Task<InboxList> RowsAsync(CurrentPerson person, IQueryable<TaskRow> tasks, int skip, int take, CancellationToken cancellation)
    {
        var read = await (
            from task in tasks
            orderby task.DueAt, task.InstanceId, task.ExecutionNo
            join instance in db.Instances on task.InstanceId equals instance.Id
            join definition in db.Definitions on instance.DefinitionHash equals definition.Hash
            from dossier in db.Dossiers.Where(dossier => dossier.InstanceId == task.InstanceId).DefaultIfEmpty()
            from deadline in db.Deadlines.Where(d => d.InstanceId == task.InstanceId && d.ExecutionNo == task.ExecutionNo).DefaultIfEmpty()
            from unit in db.Units.Where(unit => unit.Code == task.Unit).DefaultIfEmpty()
            select new
            {
                task.InstanceId,
                task.ExecutionNo,
                task.Title,
                task.Unit,
                task.Role,
                task.Assignee,
                task.DueAt,
                instance.SubStatus,
                Code = dossier == null ? null : dossier.Code,
                Applicant = dossier == null ? null : dossier.ApplicantName,
                Procedure = dossier == null ? definition.Name : dossier.ProcedureName,
                UnitName = unit == null ? null : unit.Name,
                Next = deadline == null ? (DeadlineFiring?)null : deadline.Next,
                Level = deadline == null ? 0 : deadline.Level,
            }).Skip(skip).Take(take + 1).ToListAsync(cancellation);

        var names = await people.OfAsync(read.Select(row => row.Assignee), cancellation);
        var chances = await forecasts.OfAsync([.. read.Take(take).Select(row => new TaskId(row.InstanceId, row.ExecutionNo))], cancellation);
        var rows = read.Take(take).Select(row => new InboxRow
        {
            TaskId = new TaskId(row.InstanceId, row.ExecutionNo).ToString(),
            Title = row.Title,
            DossierCode = row.Code,
            ApplicantName = row.Applicant,
            ProcedureName = row.Procedure,
            UnitCode = row.Unit,
            UnitName = row.UnitName,
            Assignee = row.Assignee,
            AssigneeName = row.Assignee is null ? null : names.GetValueOrDefault(row.Assignee, "–"),
            InSteadOf = TaskActions.InSteadOf(person, row.Role, row.Unit, row.Assignee)?.Name,
            DueAt = row.DueAt,
            Forecast = chances.GetValueOrDefault(new TaskId(row.InstanceId, row.ExecutionNo)),
            Warned = DeadlineMarks.IsWarned(row.Next, row.Level),
            Escalations = DeadlineMarks.Rungs(row.Next, row.Level),
            Held = row.SubStatus is InstanceSubStatus.Held or InstanceSubStatus.Faulted,
        });
        return new([.. rows], read.Count > take);
    }
}
