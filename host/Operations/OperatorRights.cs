using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>
/// Who may put right what went wrong with a dossier: the head of the counter that received it, the head of the agency that decides
/// on it, and an administrator everywhere. What carries no dossier is the administrator's alone.
/// </summary>
public static class OperatorRights
{
    /// <param name="person">Who asks.</param>
    /// <param name="dossier">Null for an instance that carries none.</param>
    public static bool MayOperate(CurrentPerson person, Dossier? dossier)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Holds(RoleCodes.Admin)
            || (dossier is not null && (person.UnitsAs(RoleCodes.CounterHead).Contains(dossier.ReceivingUnit) || person.UnitsAs(RoleCodes.AgencyHead).Contains(dossier.DecidingUnit)));
    }

    /// <summary>Whether the person has anything to do with incidents at all.</summary>
    public static bool Sees(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Holds(RoleCodes.Admin) || person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.CounterHead) || person.Holds(RoleCodes.AgencyHead);
    }
}
