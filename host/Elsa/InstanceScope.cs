using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Which instances a person may see: those of visible dossiers, and those with a task of the person's units.</summary>
internal static class InstanceScope
{
    public static IQueryable<InstanceRow> InstancesVisibleTo(this DossierDb db, CurrentPerson person)
    {
        if (person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin)) return db.Instances;

        var units = person.Holdings.Where(holding => holding.Role != RoleCodes.Analyst).Select(holding => holding.Unit).Distinct().ToArray();
        var dossiers = db.VisibleTo(person);
        return db.Instances.Where(instance =>
            dossiers.Any(dossier => dossier.InstanceId == instance.Id)
            || db.Tasks.Any(task => task.InstanceId == instance.Id && units.Contains(task.Unit)));
    }
}
