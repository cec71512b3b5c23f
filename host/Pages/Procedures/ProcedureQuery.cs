using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Procedures;
using Npgsql;

namespace LaoCai.Workflows.Host.Pages.Procedures;

/// <summary>A procedure in the list.</summary>
internal sealed record ProcedureRow(string DefinitionId, string Name, string? Code, int Version, DateTimeOffset PublishedAt);

/// <summary>One published version.</summary>
internal sealed record VersionRow(int Version, string Hash, DateTimeOffset PublishedAt, bool InForce, DateTimeOffset? RetiredAt);

/// <summary>A procedure as it is in force, with its versions, newest first.</summary>
internal sealed record PublishedProcedure(string DefinitionId, WorkflowDocument Document, ProcedureSheet Sheet, IReadOnlyList<VersionRow> Versions);

/// <summary>Published procedures. They are public, so nobody's rights narrow these queries.</summary>
internal sealed class ProcedureQuery(NpgsqlDataSource database, ProcedureCatalogue catalogue)
{
    private const int Most = 500;

    /// <param name="find">Part of a name or code; marks and case do not matter. Null: all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<ProcedureRow>> ListAsync(string? find, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            select definition_id, name, version, published_at, hash from workflow.definition where in_force order by name limit $1
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (rows, hashes) = (new List<ProcedureRow>(), new List<string>());
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(reader.GetString(0), reader.GetString(1), null, reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3)));
            hashes.Add(reader.GetString(4));
        }

        rows = [.. rows.Zip(await catalogue.OfAsync(hashes, cancellation), (row, said) => row with { Code = said.Code })];
        // The catalogue of a province fits in memory; folding here keeps one rule of what matches.
        return string.IsNullOrWhiteSpace(find) ? rows : [.. rows.Where(row => SearchWords.Match($"{row.Name} {row.Code}", find))];
    }

    /// <summary>Null where nothing of that id is in force.</summary>
    public async Task<PublishedProcedure?> FindAsync(string definitionId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            select version, hash, published_at, in_force, retired_at, case when in_force then document end
            from workflow.definition where definition_id = $1 order by version desc
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = definitionId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<VersionRow>();
        string? inForce = null;
        while (await reader.ReadAsync(cancellation))
        {
            versions.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3), reader.GetFieldValue<DateTimeOffset?>(4)));
            inForce ??= reader.IsDBNull(5) ? null : reader.GetString(5);
        }
        return inForce is not null && DocumentReader.Read(inForce).Document is { } document
            ? new(definitionId, document, ProcedureSheet.Of(document), versions)
            : null;
    }
}
