using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Another dossier that one is linked with, as both pages show it.</summary>
/// <param name="MayOpen">Whether the person may see more of it than this.</param>
/// <param name="DueAt">The end of its own limit, UTC; null where it has none, or its clock stands still, or it has ended.</param>
public sealed record LinkedDossier(
    Guid InstanceId, string Code, string ProcedureName, string DecidingUnit, InstanceSubStatus Status, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, bool MayOpen);

/// <summary>The links of a dossier. Whoever sees it sees where the others stand; what is in them, only those who may.</summary>
/// <param name="Parent">The one whose procedure started it; null: none.</param>
/// <param name="Children">Those that its procedure started.</param>
public sealed record DossierLinks(LinkedDossier? Parent, IReadOnlyList<LinkedDossier> Children);

/// <summary>
/// Thủ tục liên thông: a procedure started by another is a dossier of its own, with the applicant of the first and a code after its code
/// (<c>H38.01.01-261124-0001-LT1</c>). Source: NĐ 61/2018 art. 3.6: one application, several agencies.
/// </summary>
public sealed class LinkedDossiers(UnitBindings units, TimeProvider clock)
{
    /// <summary>
    /// The child's own units, by who is competent for its procedure at the counter that received the first; else those of the first. With it
    /// the statement that makes the child a dossier, where the first is one.
    /// </summary>
    public async ValueTask<ChildBelongings> BelongingsAsync(ChildStart child, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(child);
        var bound = new Dictionary<string, string>(child.Units, StringComparer.Ordinal);
        if (child.Units.TryGetValue(UnitBindings.Receiving, out var counter) && await units.ResolveAsync(child.Definition.DefinitionId, counter, cancellation) is { } own)
        {
            foreach (var (name, unit) in own) bound[name] = unit;
        }

        return new(bound, [Insert(child, bound)]);
    }

    /// <summary>The first dossier's row is locked while its next number is given out, so no two children have one code.</summary>
    private NpgsqlBatchCommand Insert(ChildStart child, Dictionary<string, string> bound)
    {
        var insert = new NpgsqlBatchCommand("""
            with parent as (update dossier.dossier set linked = linked + 1 where instance_id = $2 returning *),
                named as (select *, code || '-LT' || linked as child_code from parent)
            insert into dossier.dossier (instance_id, code, definition_id, definition_hash, procedure_name, receiving_unit, deciding_unit, specialist_unit,
                channel, return_by, received_at, received_by, applicant_name, applicant_address, phone, email, identity_number, owner_name, owner_address,
                request, sets, appointment_at, search_text, parent_id)
            select $1, child_code, $3, $4, $5, receiving_unit, coalesce($6, deciding_unit), coalesce($7, specialist_unit),
                channel, return_by, $8, received_by, applicant_name, applicant_address, phone, email, identity_number, owner_name, owner_address,
                request, sets, (select due_at from workflow.deadline where instance_id = $1 and execution_no = 0),
                dossier.plain(concat_ws(' ', child_code, applicant_name, owner_name, phone, identity_number)), $2
            from named
            """);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = child.Id });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = child.ParentId });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = child.Definition.DefinitionId });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = child.Definition.Hash });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = child.Definition.Name });
        insert.Parameters.Add(Text(bound.GetValueOrDefault(UnitBindings.Deciding)));
        insert.Parameters.Add(Text(bound.GetValueOrDefault(UnitBindings.Specialist)));
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = StoredInstant.Floor(clock.GetUtcNow()) });
        return insert;
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = value ?? (object)DBNull.Value };
}

/// <summary>Reads links.</summary>
public static class DossierLinkQueries
{
    public static async Task<DossierLinks> LinksAsync(this DossierDb db, Dossier dossier, CurrentPerson person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var children = await db.Dossiers.Where(child => child.ParentId == dossier.InstanceId).OrderBy(child => child.ReceivedAt).ThenBy(child => child.Code).Of(db, person).ToListAsync(cancellation);
        var parent = dossier.ParentId is { } id ? await db.Dossiers.Where(one => one.InstanceId == id).Of(db, person).SingleOrDefaultAsync(cancellation) : null;
        return new(parent, children);
    }

    private static IQueryable<LinkedDossier> Of(this IQueryable<Dossier> dossiers, DossierDb db, CurrentPerson person)
    {
        var visible = db.VisibleTo(person);
        return
            from dossier in dossiers
            join instance in db.Instances on dossier.InstanceId equals instance.Id
            from deadline in db.Deadlines.Where(one => one.InstanceId == dossier.InstanceId && one.ExecutionNo == 0).DefaultIfEmpty()
            select new LinkedDossier(
                dossier.InstanceId, dossier.Code, dossier.ProcedureName, dossier.DecidingUnit, instance.SubStatus, deadline == null ? null : deadline.DueAt, instance.FinishedAt,
                visible.Any(one => one.InstanceId == dossier.InstanceId));
    }
}
