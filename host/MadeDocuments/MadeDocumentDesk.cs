using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Operations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>Has a document made out again, or its content erased: by whoever puts the dossier right, with a reason.</summary>
public sealed class MadeDocumentDesk(DossierDb db, NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Made out again from the dossier as it stands now, such as after a correction; the earlier content goes.</summary>
    /// <returns>Why not; null: it will be.</returns>
    public Task<Refusal?> AgainAsync(CurrentPerson person, string code, Guid id, string? reason, CancellationToken cancellation) => ChangeAsync(person, code, id, reason, """
        update dossier.document set state = 'pending', attempts = 0, next_at = $2, error = null, content = null, hash = null, made_at = null,
            edition = edition + case when made_at is null then 0 else 1 end, changed_by = $3, changed_at = $2, reason = $4
        where id = $1 and state <> 'pending'
        """, "It is being made out already.", cancellation);

    /// <summary>The content goes for good; that it was made, when, and its hash stay.</summary>
    /// <returns>Why not; null: it is.</returns>
    public Task<Refusal?> EraseAsync(CurrentPerson person, string code, Guid id, string? reason, CancellationToken cancellation) => ChangeAsync(person, code, id, reason, """
        update dossier.document set state = 'erased', content = null, changed_by = $3, changed_at = $2, reason = $4 where id = $1 and state = 'made'
        """, "Only a document that is made can be erased.", cancellation);

    private async Task<Refusal?> ChangeAsync(CurrentPerson person, string code, Guid id, string? reason, string statement, string otherwise, CancellationToken cancellation)
    {
        if (await db.VisibleTo(person).SingleOrDefaultAsync(one => one.Code == code, cancellation) is not { } dossier
            || !await db.Documents.AnyAsync(document => document.Id == id && document.InstanceId == dossier.InstanceId, cancellation))
            return new("document.not-found", "There is no such document.");
        if (!OperatorRights.MayOperate(person, dossier)) return new("dossier.not-yours", "This is done by the head of the receiving counter, the head of the deciding agency, or an administrator.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > OperatorDesk.LongestReason || reason.Contains('\0', StringComparison.Ordinal))
            return new("operation.reason", $"A reason of up to {OperatorDesk.LongestReason} characters is asked for.");
        await using var change = database.CreateCommand(statement);
        change.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        change.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        change.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.Actor });
        change.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason.Trim() });
        return await change.ExecuteNonQueryAsync(cancellation) == 1 ? null : new("document.state", otherwise);
    }
}
