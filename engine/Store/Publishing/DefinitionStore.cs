using System.Collections.Concurrent;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Publishing;

/// <summary>
/// Definitions and their versions. A version is its content: published once it never changes, and the same content published
/// again is the same version. At most one version of a definition is in force; new instances start on it, running ones stay
/// on theirs.
/// </summary>
public sealed class DefinitionStore
{
    /// <summary>How long another host's publishing may go unnoticed where this host remembers what is in force.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private const string Columns = "hash, definition_id, version, name, document, published_at, published_by, in_force, retired_at, retired_by";

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, ExecutableDefinition> compiled = new(StringComparer.Ordinal);
    private volatile StartableSeen? startable;

    internal DefinitionStore(NpgsqlDataSource source, TimeProvider clock)
    {
        this.source = source;
        this.clock = clock;
    }

    /// <summary>What a host knows beyond the engine that speaks against publishing a document. Null: nothing.</summary>
    public Func<WorkflowDocument, IEnumerable<DefinitionProblem>>? WithCheck { get; set; }

    /// <summary>Checks a document and puts it in force as the next version of its definition.</summary>
    /// <param name="json">The Elsa document.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<PublishResult> Publish(ReadOnlyMemory<byte> json, string by, CancellationToken ct = default)
    {
        var reading = DocumentReader.Read(json);
        return reading.Document is { } document ? await Publish(document, by, ct) : new PublishResult.Refused(reading.Problems);
    }

    /// <inheritdoc cref="Publish(ReadOnlyMemory{byte}, string, CancellationToken)"/>
    public async Task<PublishResult> Publish(WorkflowDocument document, string by, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        IReadOnlyList<DefinitionProblem> problems = [.. PublishingChecks.Check(document), .. WithCheck?.Invoke(document) ?? []];
        return problems.Count > 0 ? new PublishResult.Refused(problems) : await Put(document, by, ct);
    }

    /// <summary>
    /// As <see cref="Publish(WorkflowDocument, string, CancellationToken)"/>, refusing only what cannot run at all:
    /// for recorded behaviour of definitions that nobody would publish.
    /// </summary>
    public async Task<PublishResult> Put(WorkflowDocument document, string by, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (Unstorable(document) is { } unstorable)
            return new PublishResult.Refused([unstorable]);
        var compilation = ExecutableDefinition.Compile(document);
        if (compilation.Definition is not { } definition)
            return new PublishResult.Refused(compilation.Problems);

        var hash = definition.Hash;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, "select pg_advisory_xact_lock(hashtextextended($1, 11))", ct, Sql.Text(document.DefinitionId));
        await Sql.Run(connection, "update workflow.definition set in_force = false where definition_id = $1 and in_force and hash <> $2", ct,
            Sql.Text(document.DefinitionId), Sql.Text(hash));
        var now = StoredInstant.Of(clock.GetUtcNow());
        await using var again = Sql.Command(connection, $"""
            update workflow.definition set in_force = true, retired_at = null, retired_by = null where hash = $1 returning {Columns}
            """, Sql.Text(hash));
        var version = await One(again, ct);
        var isNew = version is null;
        if (version is null)
        {
            await using var next = Sql.Command(connection, "select coalesce(max(version), 0) + 1 from workflow.definition where definition_id = $1", Sql.Text(document.DefinitionId));
            var number = (int)(await next.ExecuteScalarAsync(ct))!;
            var stamped = document with { Id = $"{document.DefinitionId}:{number}", Version = number, CreatedAt = now, IsPublished = true, IsLatest = true };
            await using var insert = Sql.Command(connection, $"""
                insert into workflow.definition ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, true, null, null) returning {Columns}
                """, Sql.Text(hash), Sql.Text(document.DefinitionId), Sql.Number(number), Sql.Text(document.Name),
                Sql.Text(System.Text.Encoding.UTF8.GetString(DocumentWriter.WriteCompact(stamped).Span)), Sql.Instant(now), Sql.Text(by));
            version = await One(insert, ct);
        }
        await transaction.CommitAsync(ct);
        compiled.TryAdd(hash, definition);
        startable = null;
        return new PublishResult.Published(version!, isNew);
    }

    /// <summary>Ends the force of a definition: no new instance starts on it, running ones go on.</summary>
    /// <returns>The version that was in force; null: none was, and nothing changed.</returns>
    public async Task<DefinitionRow?> Retract(string definitionId, string by, CancellationToken ct = default)
    {
        await using var retract = source.CreateCommand($"""
            update workflow.definition set in_force = false, retired_at = $2, retired_by = $3 where definition_id = $1 and in_force returning {Columns}
            """);
        retract.Parameters.AddRange(new NpgsqlParameter[] { Sql.Text(definitionId), Sql.Instant(clock.GetUtcNow()), Sql.Text(by) });
        var retracted = await One(retract, ct);
        startable = null;
        return retracted;
    }

    /// <summary>The version in force; null where there is none.</summary>
    public async Task<DefinitionRow?> InForce(string definitionId, CancellationToken ct = default)
    {
        await using var find = source.CreateCommand($"select {Columns} from workflow.definition where definition_id = $1 and in_force");
        find.Parameters.Add(Sql.Text(definitionId));
        return await One(find, ct);
    }

    /// <summary>
    /// Content hash of the version in force, without asking the database each time: what another host publishes or retracts counts
    /// here within five seconds. Null where there is none.
    /// </summary>
    public async ValueTask<string?> HashInForce(string definitionId, CancellationToken ct = default) => (await Startable(ct)).GetValueOrDefault(definitionId);

    /// <summary>A version by its content hash.</summary>
    public async Task<DefinitionRow?> Find(string hash, CancellationToken ct = default)
    {
        await using var find = source.CreateCommand($"select {Columns} from workflow.definition where hash = $1");
        find.Parameters.Add(Sql.Text(hash));
        return await One(find, ct);
    }

    /// <summary>A version ready to run; null where there is none of that hash.</summary>
    /// <exception cref="InvalidDataException">The stored document is not what its hash says: someone changed it.</exception>
    public async ValueTask<ExecutableDefinition?> Compiled(string hash, CancellationToken ct = default)
    {
        if (compiled.TryGetValue(hash, out var known))
            return known;
        if (await Find(hash, ct) is not { } row)
            return null;
        var document = DocumentReader.Read(row.Document).Document;
        var definition = document is null ? null : ExecutableDefinition.Compile(document).Definition;
        if (definition is null || definition.Hash != hash)
            throw new InvalidDataException($"The stored document of {row.DefinitionId} version {row.Version} does not have the hash {hash}.");
        return compiled.GetOrAdd(hash, definition);
    }

    /// <summary>The versions that were asked for with <see cref="Compiled"/> before.</summary>
    internal ExecutableDefinition? Known(string hash) => compiled.GetValueOrDefault(hash);

    /// <summary>The definitions of which a version is in force, with its hash; another host's change is seen within <see cref="Freshness"/>.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, string>> Startable(CancellationToken ct)
    {
        if (startable is { } seen && clock.GetElapsedTime(seen.At) < Freshness)
            return seen.Hashes;
        var at = clock.GetTimestamp();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var find = source.CreateCommand("select definition_id, hash from workflow.definition where in_force");
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            hashes.Add(reader.GetString(0), reader.GetString(1));
        startable = new StartableSeen(hashes, at);
        return hashes;
    }

    /// <summary>PostgreSQL keeps no U+0000, and a name or title with one would fail only when somebody works with it.</summary>
    internal static DefinitionProblem? Unstorable(WorkflowDocument document) =>
        DocumentWriter.Write(document).Contains("\\u0000", StringComparison.Ordinal)
            ? new DefinitionProblem("document.unstorable-text", null, "A text contains U+0000.")
            : null;

    private static async Task<DefinitionRow?> One(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new DefinitionRow
            {
                Hash = reader.GetString(0),
                DefinitionId = reader.GetString(1),
                Version = reader.GetInt32(2),
                Name = reader.GetString(3),
                Document = reader.GetString(4),
                PublishedAt = reader.GetFieldValue<DateTimeOffset>(5),
                PublishedBy = reader.GetString(6),
                InForce = reader.GetBoolean(7),
                RetiredAt = reader.GetFieldValue<DateTimeOffset?>(8),
                RetiredBy = reader.TextOrNull(9),
            }
            : null;
    }

    private sealed record StartableSeen(IReadOnlyDictionary<string, string> Hashes, long At);
}
