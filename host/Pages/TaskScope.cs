using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>Which open tasks a person may work on; every list of tasks begins here. The database decides, by pairs of role and unit.</summary>
internal static class TaskScope
{
    /// <summary>All open tasks of the person's roles in their units, whoever holds them, and those of colleagues for whom they stand in.</summary>
    public static IQueryable<TaskRow> OpenTasksOf(this DossierDb db, CurrentPerson person) =>
        person.StandsIn.Count == 0 ? db.OwnTasksOf(person) : db.OwnTasksOf(person).Union(db.TasksInSteadOf(person));

    /// <summary>Tasks in the person's own hands, and in those of colleagues for whom they stand in.</summary>
    public static IQueryable<TaskRow> TasksInHandOf(this DossierDb db, CurrentPerson person)
    {
        var me = person.Actor;
        var own = db.OwnTasksOf(person).Where(task => task.Assignee == me);
        return person.StandsIn.Count == 0 ? own : own.Union(db.TasksInSteadOf(person).Where(task => task.Assignee != null));
    }

    private static IQueryable<TaskRow> OwnTasksOf(this DossierDb db, CurrentPerson person)
    {
        var (units, roles) = Pairs(person);
        return db.Set<TaskRow>().FromSql($"""
            select t.* from workflow.task t
            where t.closed_at is null and exists (
                select from unnest({units}, {roles}) as seat(unit, role) where seat.unit = t.unit and seat.role = t.role)
            """).AsNoTracking();
    }

    /// <summary>
    /// The soonest due of <see cref="OpenTasksOf"/>; so many of the person's own and so many of those for whom they stand in. Reads at most so many rows of each pair, however many are open: one descent of the index a pair.
    /// </summary>
    /// <param name="db">The rows.</param>
    /// <param name="person">Whose roles and units.</param>
    /// <param name="unclaimedOnly">Leaves out what anybody has claimed.</param>
    /// <param name="most">Rows, over all pairs the soonest due.</param>
    /// <param name="workableOnly">Leaves out what belongs to a dossier that is held or stopped at a fault: nobody can go on with it.</param>
    public static IQueryable<TaskRow> SoonestTasksOf(this DossierDb db, CurrentPerson person, bool unclaimedOnly, int most, bool workableOnly = false)
    {
        var own = db.SoonestOwnTasksOf(person, unclaimedOnly, most, workableOnly);
        if (person.StandsIn.Count == 0) return own;

        var inStead = db.TasksInSteadOf(person).Where(task => (task.Assignee == null || !unclaimedOnly) && (!workableOnly || !db.Instances.Any(instance =>
            instance.Id == task.InstanceId && (instance.SubStatus == InstanceSubStatus.Held || instance.SubStatus == InstanceSubStatus.Faulted))));
        return own.Union(inStead.OrderBy(task => task.DueAt).ThenBy(task => task.InstanceId).ThenBy(task => task.ExecutionNo).Take(most));
    }

    private static IQueryable<TaskRow> SoonestOwnTasksOf(this DossierDb db, CurrentPerson person, bool unclaimedOnly, int most, bool workableOnly)
    {
        var (units, roles) = Pairs(person);
        return db.Set<TaskRow>().FromSql($"""
            select t.* from unnest({units}, {roles}) as seat(unit, role) cross join lateral (
                select * from workflow.task
                where closed_at is null and unit = seat.unit and role = seat.role and (assignee is null or not {unclaimedOnly})
                    and (not {workableOnly} or (select i.sub_status from workflow.instance i where i.id = task.instance_id)
                        not in ({(short)InstanceSubStatus.Held}, {(short)InstanceSubStatus.Faulted}))
                order by due_at, instance_id, execution_no limit {most}) t
            order by t.due_at, t.instance_id, t.execution_no limit {most}
            """).AsNoTracking();
    }

    // A task without a role is anyone's of its unit; one without a unit is any unit's; TaskActions.MayDo is the same rule for one task.
    private static (string[] Units, string[] Roles) Pairs(CurrentPerson person)
    {
        var pairs = person.Holdings
            .SelectMany(held => new[] { (held.Unit, held.Role), (Unit: "", held.Role), (held.Unit, Role: ""), (Unit: "", Role: "") })
            .Distinct()
            .ToList();
        return ([.. pairs.Select(pair => pair.Unit)], [.. pairs.Select(pair => pair.Role)]);
    }
}
