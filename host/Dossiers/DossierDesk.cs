using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Procedures;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>What came of receiving a dossier.</summary>
public abstract record ReceptionResult
{
    private ReceptionResult() { }

    /// <summary>It is received: dossier and instance are durable.</summary>
    /// <param name="Dossier">As it is stored.</param>
    /// <param name="State">The instance as it was started; null where the dossier had been received before.</param>
    public sealed record Received(Dossier Dossier, InstanceState? State = null) : ReceptionResult;

    /// <summary>It is not; nothing was written.</summary>
    public sealed record NotReceived(CommandResult Why) : ReceptionResult;
}

/// <summary>Receives dossiers. A dossier's row is written by the very commit that starts its instance.</summary>
public sealed class DossierDesk(WorkflowStore store, DossierDb db, ProcedureCatalogue procedures, UnitBindings units, DossierCodes codes, TimeProvider clock)
{
    /// <summary>Receives a dossier at the officer's counter on the version in force.</summary>
    /// <param name="reception">What was entered.</param>
    /// <param name="officer">Who receives.</param>
    /// <param name="key">The same key receives once; null: no repetition is expected.</param>
    /// <param name="cancellation">Ends the wait; a commit on its way is waited for.</param>
    public async Task<ReceptionResult> ReceiveAsync(Reception reception, CurrentPerson officer, Guid? key, CancellationToken cancellation)
    {
        if (reception.Fault() is { } fault) return No(fault.Code, fault.Message);
        if (reception.CounterOf(officer) is not { } counter) return No("dossier.not-yours", "Dossiers are received at a counter where one works; name it where there are several.");
        if (await procedures.FindAsync(reception.DefinitionId!, cancellation) is not { } procedure) return No("definition.not-found", "No such procedure is in force.");
        if (await units.ResolveAsync(procedure.DefinitionId, counter, cancellation) is not { } bound) return No("dossier.no-competence", "No unit is registered as competent for this procedure at this counter.");

        var id = key ?? Guid.CreateVersion7(clock.GetUtcNow());
        if (key is not null && await FindAsync(id, cancellation) is { } before) return Again(before, reception);

        var now = StoredInstant.Floor(clock.GetUtcNow());
        var dossier = new Dossier
        {
            InstanceId = id,
            Code = await codes.NextAsync(counter, now, cancellation),
            DefinitionId = procedure.DefinitionId,
            DefinitionHash = procedure.Hash,
            ProcedureName = procedure.Name,
            ReceivingUnit = counter,
            DecidingUnit = bound[UnitBindings.Deciding],
            SpecialistUnit = bound[UnitBindings.Specialist],
            Channel = reception.Channel ?? Channels.Counter,
            ReturnBy = reception.ReturnBy ?? Channels.Counter,
            ReceivedAt = now,
            ReceivedBy = officer.Id,
            ApplicantName = reception.ApplicantName!.Trim(),
            ApplicantAddress = Text(reception.ApplicantAddress),
            Phone = Text(reception.Phone),
            Email = Text(reception.Email),
            IdentityNumber = Text(reception.IdentityNumber),
            OwnerName = Text(reception.OwnerName),
            OwnerAddress = Text(reception.OwnerAddress),
            Request = Text(reception.Request) ?? procedure.Name,
            Sets = reception.Sets ?? 1,
            Components = [.. (reception.Components ?? []).Select((entry, at) => new HandedInComponent
            {
                InstanceId = id, No = at + 1, Name = entry.Name!.Trim(),
                Originals = entry.Originals, CertifiedCopies = entry.CertifiedCopies, Photocopies = entry.Photocopies,
            })],
        };
        var start = new WorkflowCommand.StartInstance(procedure.Hash, dossier.Code, NoInput, bound);
        var result = await store.Engine.Submit(id, new CommandRequest(officer.Actor, start) { Companions = DossierStatements.Insert(dossier) }, cancellation);
        return result switch
        {
            CommandResult.Done done => new ReceptionResult.Received(dossier.Promised(AppointmentOf(done.State)), done.State),
            CommandResult.Refused { Refusal.Code: "instance.already-started" } when key is not null => Again((await FindAsync(id, cancellation))!, reception),
            _ => new ReceptionResult.NotReceived(result),
        };
    }

    private static readonly JsonElement NoInput = JsonSerializer.SerializeToElement(new Dictionary<string, string>());

    private static DateTimeOffset? AppointmentOf(InstanceState started) =>
        started.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == 0) is { } whole ? StoredInstant.Of(whole.DueAt) : null;

    private Task<Dossier?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Dossiers.Include(dossier => dossier.Components).SingleOrDefaultAsync(dossier => dossier.InstanceId == id, cancellation);

    /// <summary>The same key again: the dossier that it received, where it says the same; another under an old key is somebody's mistake, and nobody's dossier.</summary>
    private static ReceptionResult Again(Dossier before, Reception reception)
    {
        var says = (reception.DefinitionId, reception.ApplicantName!.Trim(), Text(reception.ApplicantAddress), Text(reception.Phone), Text(reception.Email), Text(reception.IdentityNumber));
        var said = (before.DefinitionId, before.ApplicantName, before.ApplicantAddress, before.Phone, before.Email, before.IdentityNumber);
        var papers = (reception.Components ?? []).Select(entry => (entry.Name!.Trim(), entry.Originals, entry.CertifiedCopies, entry.Photocopies));
        return says == said && Text(reception.OwnerName) == before.OwnerName && (Text(reception.Request) ?? before.Request) == before.Request
            && papers.SequenceEqual(before.Components.OrderBy(paper => paper.No).Select(paper => (paper.Name, paper.Originals, paper.CertifiedCopies, paper.Photocopies)))
            ? new ReceptionResult.Received(before)
            : No("command.key-reused", "This Idempotency-Key has received another dossier.");
    }

    private static string? Text(string? entered) => string.IsNullOrWhiteSpace(entered) ? null : entered.Trim();

    private static ReceptionResult.NotReceived No(string code, string message) => new(new CommandResult.Refused(new(code, message)));
}
