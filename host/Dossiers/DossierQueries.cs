using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Auditing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>A dossier as a list shows it.</summary>
/// <param name="Status">Elsa's sub-status.</param>
/// <param name="AppointmentAt">When the result was promised, UTC.</param>
public sealed record DossierSummary(
    string Code, Guid InstanceId, string ProcedureName, string ApplicantName, string ReceivingUnit, string DecidingUnit,
    DateTimeOffset ReceivedAt, DateTimeOffset? AppointmentAt, InstanceSubStatus Status, DateTimeOffset? FinishedAt);

/// <summary>Reads dossiers, each query within what the person who asks may see.</summary>
public sealed class DossierQueries(WorkflowStore store, DossierDb db, MadeDocuments.MadeDocumentQueries documents)
{
    private const int LeastSearchLetters = 2;

    /// <summary>The newest first; where words are given, those whose code, names or numbers contain all of them, with or without diacritics.</summary>
    public async Task<IReadOnlyList<DossierSummary>> ListAsync(CurrentPerson person, string? words, int skip, int most, CancellationToken cancellation)
    {
        var dossiers = db.VisibleTo(person);
        foreach (var word in (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= LeastSearchLetters).Take(8))
            dossiers = dossiers.Where(dossier => dossier.SearchText.Contains(DossierDb.Plain(word)));
        return await dossiers
            .Join(db.Instances, dossier => dossier.InstanceId, instance => instance.Id, (dossier, instance) => new { dossier, instance.SubStatus, instance.FinishedAt })
            .OrderByDescending(row => row.dossier.ReceivedAt).ThenBy(row => row.dossier.InstanceId)
            .Skip(skip).Take(most)
            .Select(row => new DossierSummary(
                row.dossier.Code, row.dossier.InstanceId, row.dossier.ProcedureName, row.dossier.ApplicantName, row.dossier.ReceivingUnit, row.dossier.DecidingUnit,
                row.dossier.ReceivedAt, row.dossier.AppointmentAt, row.SubStatus, row.FinishedAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Null where there is none, or it is not for this person to see.</summary>
    public Task<Dossier?> FindAsync(string code, CurrentPerson person, CancellationToken cancellation) =>
        db.VisibleTo(person).Include(dossier => dossier.Components).SingleOrDefaultAsync(dossier => dossier.Code == code, cancellation);

    /// <summary>The dossiers that it is linked with.</summary>
    public Task<DossierLinks> LinksAsync(Dossier dossier, CurrentPerson person, CancellationToken cancellation) => db.LinksAsync(dossier, person, cancellation);

    /// <summary>What its procedure made out by itself.</summary>
    public Task<IReadOnlyList<MadeDocuments.DocumentSummary>> DocumentsAsync(Dossier dossier, CancellationToken cancellation) => documents.OfAsync(dossier.InstanceId, cancellation);

    /// <summary>The state as stored.</summary>
    public Task<InstanceState?> StateAsync(Dossier dossier, CancellationToken cancellation) => store.History.State(dossier.InstanceId, cancellation);

    /// <summary>Carries its history out again, up to an instant where one is given.</summary>
    public Task<ReplayOutcome> ReplayAsync(Dossier dossier, DateTimeOffset? until, CancellationToken cancellation) =>
        store.History.Replay(dossier.InstanceId, until, ct: cancellation);

    /// <summary>Audits its record.</summary>
    public Task<VerificationReport> VerifyAsync(Dossier dossier, CancellationToken cancellation) => store.Verifier.VerifyInstance(dossier.InstanceId, cancellation);
}
