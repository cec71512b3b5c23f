using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Keeps what Elsa's <c>import</c> and <c>save</c> bring until it is published; one draft a definition, the last one wins.</summary>
internal sealed class DefinitionDrafts(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task SaveAsync(WorkflowDocument document, string by, CancellationToken cancellation)
    {
        await using var save = database.CreateCommand("""
            insert into workflow.definition_draft (definition_id, name, document, saved_at, saved_by) values ($1, $2, $3, $4, $5)
            on conflict (definition_id) do update set name = excluded.name, document = excluded.document, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """);
        foreach (var value in (object[])[document.DefinitionId, document.Name, DocumentWriter.Write(document), clock.GetUtcNow(), by]) save.Parameters.Add(new() { Value = value });
        await save.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Removes a draft that was published, unless it was saved again meanwhile.</summary>
    public async Task RemoveAsync(DefinitionDraftRow draft, CancellationToken cancellation)
    {
        await using var remove = database.CreateCommand("delete from workflow.definition_draft where definition_id = $1 and saved_at = $2");
        remove.Parameters.Add(new() { Value = draft.DefinitionId });
        remove.Parameters.Add(new() { Value = draft.SavedAt });
        await remove.ExecuteNonQueryAsync(cancellation);
    }
}
