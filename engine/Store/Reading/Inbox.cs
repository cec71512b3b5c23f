using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Store.Reading;

/// <summary>A role that somebody holds in a unit.</summary>
public sealed record Seat(string Unit, string Role);

/// <summary>
/// Open tasks of a person's seats, the soonest due first. However many are open, only the first of each seat are read: one
/// descent of the index a seat.
/// </summary>
public static class Inbox
{
    /// <summary>
    /// Tasks that the seats may do and that nobody else has claimed: those of the unit and role, of the role in any unit,
    /// of anyone in the unit, and of anyone at all; none of an instance that is held or stopped at a fault, on which nobody can work.
    /// A query to compose further; it keeps its own order only if it is asked for again.
    /// </summary>
    /// <param name="db">The rows.</param>
    /// <param name="person">Who asks; tasks that others have claimed are left out.</param>
    /// <param name="seats">What the person may do.</param>
    /// <param name="most">At most so many tasks, from the soonest due.</param>
    public static IQueryable<TaskRow> OpenTasks(this WorkflowDb db, string person, IEnumerable<Seat> seats, int most)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (units, roles) = Reach(seats);

        // The instance is asked for in a scalar query, not a join: whatever the statistics say, the planner can only look it up by its
        // key, for the tasks that the walk along the index comes by.
        return db.Set<TaskRow>().FromSql($"""
            select t.* from unnest({units}, {roles}) as seat(unit, role) cross join lateral (
                select * from workflow.task where closed_at is null and unit = seat.unit and role = seat.role
                    and (assignee is null or assignee = {person})
                    and (select i.sub_status from workflow.instance i where i.id = task.instance_id) not in ({Held}, {Faulted})
                order by due_at, instance_id, execution_no limit {most}) t
            order by t.due_at, t.instance_id, t.execution_no limit {most}
            """).AsNoTracking();
    }

    /// <summary>How many tasks <see cref="OpenTasks"/> would give, counted up to <paramref name="most"/>.</summary>
    public static Task<int> CountOpenTasks(this WorkflowDb db, string person, IEnumerable<Seat> seats, int most, CancellationToken ct = default) =>
        db.OpenTasks(person, seats, most).CountAsync(ct);

    /// <summary>Tasks that a person has claimed, the soonest due first.</summary>
    public static IQueryable<TaskRow> ClaimedTasks(this WorkflowDb db, string person)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Tasks.Where(t => t.ClosedAt == null && t.Assignee == person).OrderBy(t => t.DueAt).ThenBy(t => t.InstanceId).ThenBy(t => t.ExecutionNo);
    }

    private const short Held = (short)InstanceSubStatus.Held;
    private const short Faulted = (short)InstanceSubStatus.Faulted;

    private static (string[] Units, string[] Roles) Reach(IEnumerable<Seat> seats)
    {
        var pairs = seats.SelectMany(s => (Seat[])[s, new("", s.Role), new(s.Unit, ""), new("", "")]).Distinct().ToList();
        return ([.. pairs.Select(p => p.Unit)], [.. pairs.Select(p => p.Role)]);
    }
}
