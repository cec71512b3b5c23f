using System.Text;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Publishing;

/// <summary>What came of saving a draft.</summary>
public abstract record DraftResult
{
    private DraftResult() { }

    public sealed record Saved(DefinitionDraftRow Draft) : DraftResult;

    /// <summary>The text is no definition document at all; nothing changed.</summary>
    public sealed record Refused(IReadOnlyList<DefinitionProblem> Problems) : DraftResult;
}

/// <summary>
/// The unpublished form of each definition, as Elsa's import and save routes leave it. It must be readable; whether it could be
/// published is asked when it is.
/// </summary>
public sealed class DefinitionDrafts
{
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;

    internal DefinitionDrafts(NpgsqlDataSource source, TimeProvider clock) => (this.source, this.clock) = (source, clock);

    /// <summary>Keeps a document in the place of the definition's draft before it.</summary>
    public async Task<DraftResult> Save(ReadOnlyMemory<byte> json, string by, CancellationToken ct = default)
    {
        var reading = DocumentReader.Read(json);
        if (reading.Document is not { } document)
            return new DraftResult.Refused(reading.Problems);
        if (DefinitionStore.Unstorable(document) is { } problem)
            return new DraftResult.Refused([problem]);
        var draft = new DefinitionDraftRow
        {
            DefinitionId = document.DefinitionId,
            Name = document.Name,
            Document = Encoding.UTF8.GetString(DocumentWriter.WriteCompact(document with { IsPublished = false, IsLatest = true }).Span),
            SavedAt = StoredInstant.Of(clock.GetUtcNow()),
            SavedBy = by,
        };
        await using var connection = await source.OpenConnectionAsync(ct);
        await Sql.Run(connection, """
            insert into workflow.definition_draft (definition_id, name, document, saved_at, saved_by) values ($1, $2, $3, $4, $5)
            on conflict (definition_id) do update
                set name = excluded.name, document = excluded.document, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """, ct, Sql.Text(draft.DefinitionId), Sql.Text(draft.Name), Sql.Text(draft.Document), Sql.Instant(draft.SavedAt), Sql.Text(by));
        return new DraftResult.Saved(draft);
    }

    /// <summary>The draft of a definition; null where there is none.</summary>
    public async Task<DefinitionDraftRow?> Find(string definitionId, CancellationToken ct = default)
    {
        await using var find = source.CreateCommand("select definition_id, name, document, saved_at, saved_by from workflow.definition_draft where definition_id = $1");
        find.Parameters.Add(Sql.Text(definitionId));
        await using var reader = await find.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new DefinitionDraftRow
            {
                DefinitionId = reader.GetString(0),
                Name = reader.GetString(1),
                Document = reader.GetString(2),
                SavedAt = reader.GetFieldValue<DateTimeOffset>(3),
                SavedBy = reader.GetString(4),
            }
            : null;
    }

    /// <summary>Removes a draft; false where there was none.</summary>
    public async Task<bool> Remove(string definitionId, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Sql.Run(connection, "delete from workflow.definition_draft where definition_id = $1", ct, Sql.Text(definitionId)) == 1;
    }

    /// <summary>Removes a draft as it was read; false where it was saved anew or removed meanwhile.</summary>
    public async Task<bool> Remove(DefinitionDraftRow draft, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Sql.Run(connection, "delete from workflow.definition_draft where definition_id = $1 and saved_at = $2", ct,
            Sql.Text(draft.DefinitionId), Sql.Instant(draft.SavedAt)) == 1;
    }
}
