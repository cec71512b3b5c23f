using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Open tasks that a person works on in the stead of others; the same rule as <see cref="StandsInFor.Reaches"/>, decided by the database.</summary>
internal static class StandInScope
{
    public static IQueryable<TaskRow> TasksInSteadOf(this DossierDb db, CurrentPerson person)
    {
        // A task without a role is anyone's of its unit; one without a unit is any unit's.
        var reach = person.StandsIn
            .SelectMany(one => new[] { (one.Post.Unit, one.Post.Role), (Unit: "", one.Post.Role), (one.Post.Unit, Role: ""), (Unit: "", Role: "") }
                .Select(pair => (pair.Unit, pair.Role, one.For, one.TakesUnclaimed)))
            .Distinct()
            .ToList();
        string[] units = [.. reach.Select(one => one.Unit)], roles = [.. reach.Select(one => one.Role)], absent = [.. reach.Select(one => one.For)];
        bool[] unclaimed = [.. reach.Select(one => one.TakesUnclaimed)];
        return db.Set<TaskRow>().FromSql($"""
            select distinct on (t.instance_id, t.execution_no) t.*
            from unnest({units}, {roles}, {absent}, {unclaimed}) as stead(unit, role, absent, unclaimed)
            join workflow.task t on t.closed_at is null and t.unit = stead.unit and t.role = stead.role
                and (t.assignee = stead.absent or (stead.unclaimed and t.assignee is null))
            """).AsNoTracking();
    }
}
