using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Which dossiers a person may see; every query over dossiers begins here.</summary>
public static class DossierScope
{
    /// <summary>
    /// Dossiers that the person's units receive, decide on, or work or worked on. Auditors and administrators see all.
    /// Roles that merely define procedures open no dossier.
    /// </summary>
    public static IQueryable<Dossier> VisibleTo(this DossierDb db, CurrentPerson person)
    {
        if (person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin)) return db.Dossiers;

        var units = person.Holdings.Where(holding => holding.Role != RoleCodes.Analyst).Select(holding => holding.Unit).Distinct().ToArray();
        return db.Dossiers.Where(dossier =>
            units.Contains(dossier.ReceivingUnit) || units.Contains(dossier.DecidingUnit) || units.Contains(dossier.SpecialistUnit)
            || db.Tasks.Any(task => task.InstanceId == dossier.InstanceId && units.Contains(task.Unit)));
    }
}
