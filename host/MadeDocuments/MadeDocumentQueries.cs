using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>A document as a list shows it.</summary>
/// <param name="Template">Key of its template.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Step">Number of the step that asked for it.</param>
/// <param name="Seq">The record of the dossier's history that asked for it.</param>
/// <param name="OrderedBy">Who caused it: id of the person, or <c>system:…</c>.</param>
/// <param name="State">One of <see cref="DocumentStates"/>.</param>
/// <param name="MadeAt">UTC; null until then.</param>
/// <param name="Hash">SHA-256 of the document, lower-case hex; null until it is made.</param>
/// <param name="Edition">From 1.</param>
/// <param name="Error">Stable code of why the last try failed.</param>
/// <param name="Reason">Why it was made out again or erased.</param>
public sealed record DocumentSummary(
    Guid Id, string Template, Phrase Name, int? Step, long Seq, string OrderedBy, DateTimeOffset OrderedAt, string State, DateTimeOffset? MadeAt, string? Hash, int Edition,
    string? Error, string? Reason);

/// <summary>A document that was given up, for an operator.</summary>
public sealed record FailedDocument(string DossierCode, string ProcedureName, DocumentSummary Document);

/// <summary>Reads the automatic documents of dossiers. Who may see the dossier may see them.</summary>
public sealed class MadeDocumentQueries(DossierDb db)
{
    private const int MostDocuments = 500;
    private const int MostFailed = 200;

    /// <summary>Those of a dossier, in the order in which they were asked for; null where there is no such dossier that the person may see.</summary>
    public async Task<IReadOnlyList<DocumentSummary>?> ListAsync(CurrentPerson person, string code, CancellationToken cancellation)
    {
        if (await db.VisibleTo(person).Where(dossier => dossier.Code == code).Select(dossier => (Guid?)dossier.InstanceId).SingleOrDefaultAsync(cancellation) is not { } id) return null;
        return await OfAsync(id, cancellation);
    }

    /// <summary>As the other one, for somebody whose right has been asked for.</summary>
    public async Task<IReadOnlyList<DocumentSummary>> OfAsync(Guid dossier, CancellationToken cancellation) =>
        [.. (await WithoutContent(db.Documents.Where(document => document.InstanceId == dossier)).OrderBy(document => document.OrderedAt).ThenBy(document => document.Id).Take(MostDocuments).ToListAsync(cancellation)).Select(Summary)];

    /// <summary>One with its content; null where there is none that the person may see.</summary>
    public Task<MadeDocument?> FindAsync(CurrentPerson person, string code, Guid id, CancellationToken cancellation) => (
        from dossier in db.VisibleTo(person)
        where dossier.Code == code
        join document in db.Documents on dossier.InstanceId equals document.InstanceId
        where document.Id == id
        select document).SingleOrDefaultAsync(cancellation);

    /// <summary>Those that were given up, of the dossiers that the person puts right; the oldest first.</summary>
    public async Task<IReadOnlyList<FailedDocument>> FailedAsync(CurrentPerson person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var all = person.Holds(RoleCodes.Admin) || person.Holds(RoleCodes.Auditor);
        string[] counters = [.. person.UnitsAs(RoleCodes.CounterHead)], agencies = [.. person.UnitsAs(RoleCodes.AgencyHead)];
        var rows = await (
            from document in WithoutContent(db.Documents.Where(document => document.State == DocumentStates.Dead))
            join dossier in db.Dossiers on document.InstanceId equals dossier.InstanceId
            where all || counters.Contains(dossier.ReceivingUnit) || agencies.Contains(dossier.DecidingUnit)
            orderby document.OrderedAt, document.Id
            select new { dossier.Code, dossier.ProcedureName, document }).Take(MostFailed).ToListAsync(cancellation);
        return [.. rows.Select(row => new FailedDocument(row.Code, row.ProcedureName, Summary(row.document)))];
    }

    internal static DocumentSummary Summary(MadeDocument document) => new(
        document.Id, document.Template, DocumentNames.Of(document.Template), document.Step, document.Seq, document.OrderedBy, document.OrderedAt, document.State, document.MadeAt,
        document.Hash, document.Edition, document.Error, document.Reason);

    private static IQueryable<MadeDocument> WithoutContent(IQueryable<MadeDocument> documents) => documents.Select(document => new MadeDocument
    {
        Id = document.Id, InstanceId = document.InstanceId, Seq = document.Seq, Template = document.Template, Step = document.Step, OrderedBy = document.OrderedBy,
        OrderedAt = document.OrderedAt, State = document.State, MadeAt = document.MadeAt, Hash = document.Hash, Edition = document.Edition, Error = document.Error, Reason = document.Reason,
    });
}
