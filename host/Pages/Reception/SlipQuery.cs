using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Pages.Procedures;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Reception;

/// <summary>Gathers what Mẫu số 01 prints of a dossier that the person may see.</summary>
internal sealed class SlipQuery(DossierDb db, RegistryContext registry, WorkflowStore store, PeopleNames people, PublicAddress address)
{
    /// <summary>The first open task of the dossier that the person may do; null where there is none.</summary>
    public async Task<string?> NextStepAsync(CurrentPerson person, string code, CancellationToken cancellation)
    {
        var next = await (
            from task in db.OpenTasksOf(person)
            join dossier in db.Dossiers on task.InstanceId equals dossier.InstanceId
            where dossier.Code == code && (task.Assignee == null || task.Assignee == person.Actor)
            orderby task.DueAt, task.ExecutionNo
            select new { task.InstanceId, task.ExecutionNo }).FirstOrDefaultAsync(cancellation);
        return next is null ? null : new TaskId(next.InstanceId, next.ExecutionNo).ToString();
    }

    /// <summary>Null where there is no such dossier that the person may see.</summary>
    public async Task<AppointmentSlip?> FindAsync(CurrentPerson person, string code, CancellationToken cancellation) =>
        await db.VisibleTo(person).SingleOrDefaultAsync(d => d.Code == code, cancellation) is { } dossier ? await OfAsync(dossier, cancellation) : null;

    /// <summary>For somebody whose right to see the dossier has been asked for.</summary>
    internal async Task<AppointmentSlip> OfAsync(Dossier dossier, CancellationToken cancellation)
    {
        var papers = await db.Components.Where(paper => paper.InstanceId == dossier.InstanceId).OrderBy(paper => paper.No).ToListAsync(cancellation);
        var units = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, cancellation);
        var counter = units.GetValueOrDefault(dossier.ReceivingUnit);
        var superior = counter?.ParentCode is { } parent ? units.GetValueOrDefault(parent) : null;
        var receiver = dossier.ReceivedBy.ToString();
        var names = await people.OfAsync([receiver], cancellation);
        var sheet = await store.Definitions.Find(dossier.DefinitionHash, cancellation) is { } version && DocumentReader.Read(version.Document).Document is { } document
            ? ProcedureSheet.Of(document)
            : null;
        return new()
        {
            Agency = superior?.Name,
            OneStopUnit = counter?.Name ?? dossier.ReceivingUnit,
            Place = "Lào Cai",
            DossierCode = dossier.Code,
            ScanText = address.TrackingOf(dossier.Code) ?? dossier.Code,
            TrackingAddress = address.Tracking,
            ApplicantName = dossier.ApplicantName,
            ApplicantAddress = dossier.ApplicantAddress,
            Phone = dossier.Phone,
            Email = dossier.Email,
            IdentityNumber = dossier.IdentityNumber,
            Request = dossier.Request,
            OwnerName = dossier.OwnerName,
            OwnerAddress = dossier.OwnerAddress,
            Components = [.. papers.Select(paper => new SlipComponent(paper.Name, paper.Originals, paper.CertifiedCopies, paper.Photocopies))],
            Sets = dossier.Sets,
            Limit = sheet?.Limit is { } limit ? LimitWords.Of(limit).Vietnamese : sheet?.LimitText,
            ReceivedAt = dossier.ReceivedAt,
            ReturnAt = dossier.AppointmentAt,
            ReturnPlace = dossier.ReturnBy == Channels.Counter ? counter?.Name ?? "" : DossierText.ChannelName(dossier.ReturnBy).Vietnamese,
            ReceiverName = names.GetValueOrDefault(receiver, ""),
        };
    }
}
