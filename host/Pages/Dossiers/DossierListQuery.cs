using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>A dossier in a list.</summary>
internal sealed record DossierRow(
    string Code, string ApplicantName, string ProcedureName, DateTimeOffset ReceivedAt, DateTimeOffset? AppointmentAt, InstanceSubStatus Status, bool IsOverdue);

/// <summary>A page of a list of dossiers.</summary>
internal sealed record DossierList(IReadOnlyList<DossierRow> Rows, bool HasMore);

/// <summary>Lists of the dossiers that a person may see.</summary>
internal sealed class DossierListQuery(DossierDb db, TimeProvider time)
{
    private const int PageSize = 25;
    public const int LastPage = 40;

    public Task<DossierList> NewestAsync(CurrentPerson person, int page, CancellationToken cancellation) =>
        RowsAsync(db.VisibleTo(person), (page - 1) * PageSize, cancellation);

    /// <summary>Dossiers whose code, names or phone contain what was typed; marks and case do not matter.</summary>
    public Task<DossierList> FindAsync(CurrentPerson person, string typed, CancellationToken cancellation) =>
        RowsAsync(db.VisibleTo(person).WithWords(typed), 0, cancellation);

    private async Task<DossierList> RowsAsync(IQueryable<Dossier> dossiers, int skip, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var rows = await (
            from dossier in dossiers
            join instance in db.Instances on dossier.InstanceId equals instance.Id
            orderby dossier.ReceivedAt descending, dossier.InstanceId
            select new DossierRow(
                dossier.Code, dossier.ApplicantName, dossier.ProcedureName, dossier.ReceivedAt, dossier.AppointmentAt,
                instance.SubStatus,
                instance.SubStatus != InstanceSubStatus.Finished && instance.SubStatus != InstanceSubStatus.Cancelled && dossier.AppointmentAt != null && dossier.AppointmentAt < now))
            .Skip(skip).Take(PageSize + 1).ToListAsync(cancellation);
        return new([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
