using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>Gathers what the forms print of a dossier and its way so far.</summary>
internal sealed class DossierSheets(DossierDb db, RegistryContext registry, PeopleNames people, TimeProvider time)
{
    private const int MostSteps = 300;

    public async Task<DossierSheet> OfAsync(Dossier dossier, CancellationToken cancellation)
    {
        var units = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, cancellation);
        var agency = units.GetValueOrDefault(dossier.DecidingUnit);
        var tasks = await db.Tasks.Where(task => task.InstanceId == dossier.InstanceId).OrderBy(task => task.CreatedAt).ThenBy(task => task.ExecutionNo).Take(MostSteps).ToListAsync(cancellation);
        var receiver = dossier.ReceivedBy.ToString();
        var names = await people.OfAsync([receiver, .. tasks.Select(task => task.CompletedBy ?? task.Assignee)], cancellation);
        return new()
        {
            Superior = agency?.ParentCode is { } parent ? units.GetValueOrDefault(parent)?.Name : null,
            Agency = agency?.Name ?? dossier.DecidingUnit,
            OneStopUnit = units.GetValueOrDefault(dossier.ReceivingUnit)?.Name ?? dossier.ReceivingUnit,
            Place = "Lào Cai",
            WrittenAt = time.GetUtcNow(),
            DossierCode = dossier.Code,
            ProcedureName = dossier.ProcedureName,
            ApplicantName = dossier.ApplicantName,
            ApplicantAddress = dossier.ApplicantAddress,
            Phone = dossier.Phone,
            Email = dossier.Email,
            Request = dossier.Request,
            ReceivedAt = dossier.ReceivedAt,
            ReturnAt = dossier.AppointmentAt,
            ReceiverName = names.GetValueOrDefault(receiver),
            Steps = [.. tasks.Select(task => new SheetStep(
                task.Title, units.GetValueOrDefault(task.Unit)?.Name ?? task.Unit, (task.CompletedBy ?? task.Assignee) is { } actor ? names.GetValueOrDefault(actor) : null,
                task.CreatedAt, task.ClosedAt, task.DueAt, task.Outcome))],
        };
    }
}
