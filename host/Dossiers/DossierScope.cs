using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Which dossiers a person may see; every query over dossiers begins here.</summary>
public static class DossierScope
{
    /// <summary>
    /// Dossiers that the person's units receive, decide on, or work or worked on. Auditors and administrators see all.
    /// Roles that merely define procedures open no dossier. Whoever stands in for somebody sees the dossier of a task that they may do, while it is open.
    /// </summary>
    public static IQueryable<Dossier> VisibleTo(this DossierDb db, CurrentPerson person)
    {
        if (person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin)) return db.Dossiers;

        var units = person.Holdings.Where(holding => holding.Role != RoleCodes.Analyst).Select(holding => holding.Unit).Distinct().ToArray();
        if (person.StandsIn.Count == 0)
        {
            return db.Dossiers.Where(dossier =>
                units.Contains(dossier.ReceivingUnit) || units.Contains(dossier.DecidingUnit) || units.Contains(dossier.SpecialistUnit)
                || db.Tasks.Any(task => task.InstanceId == dossier.InstanceId && units.Contains(task.Unit)));
        }

        var inStead = db.TasksInSteadOf(person);
        return db.Dossiers.Where(dossier =>
            units.Contains(dossier.ReceivingUnit) || units.Contains(dossier.DecidingUnit) || units.Contains(dossier.SpecialistUnit)
            || db.Tasks.Any(task => task.InstanceId == dossier.InstanceId && units.Contains(task.Unit))
            || inStead.Any(task => task.InstanceId == dossier.InstanceId));
    }
}
