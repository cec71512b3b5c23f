using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Who may order what on a dossier's clock; Source: NĐ 61/2018 art. 5.1e (a supplement is asked for through the one-stop unit alone), 19.5, 19.9.</summary>
public static class ClockRights
{
    /// <summary>Whether the person may have the clock stand still for that.</summary>
    public static bool MayPause(CurrentPerson person, Dossier dossier, PauseKind kind) => kind switch
    {
        PauseKind.Supplement => AtCounter(person, dossier),
        PauseKind.Payment => AtCounter(person, dossier) || Heads(person, dossier),
        PauseKind.Consultation => Heads(person, dossier),
        PauseKind.Court or PauseKind.ForceMajeure => HeadsAgency(person, dossier),
        _ => false,
    };

    /// <summary>What the applicant brings is taken in at the counter, whoever ordered the pause.</summary>
    public static bool MayResume(CurrentPerson person, Dossier dossier, PauseKind kind) => AtCounter(person, dossier) || MayPause(person, dossier, kind);

    /// <summary>The new date is signed by the head of the agency that decides.</summary>
    public static bool MayExtend(CurrentPerson person, Dossier dossier) => HeadsAgency(person, dossier);

    private static bool AtCounter(CurrentPerson person, Dossier dossier) =>
        person.UnitsAs(RoleCodes.Receptionist).Concat(person.UnitsAs(RoleCodes.CounterHead)).Contains(dossier.ReceivingUnit);

    private static bool Heads(CurrentPerson person, Dossier dossier) =>
        person.UnitsAs(RoleCodes.UnitHead).Contains(dossier.SpecialistUnit) || HeadsAgency(person, dossier);

    private static bool HeadsAgency(CurrentPerson person, Dossier dossier) => person.UnitsAs(RoleCodes.AgencyHead).Contains(dossier.DecidingUnit);
}
