using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Host.Procedures;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LaoCai.Workflows.Host.Designs;

internal sealed record PublishedVersion(int Version, string Hash, DateTimeOffset PublishedAt, string? PublishedBy, bool Current, int Running);

internal sealed record PublishedProcedure(string DefinitionId, string? Code, string Name, IReadOnlyList<PublishedVersion> Versions);

/// <summary>How published versions are drawn.</summary>
public sealed class PublishedDrawings(DesignsContext designs, WorkflowStore store, ProcedureCatalogue procedures, TimeProvider clock)
{
    /// <summary>Keeps the drawing of a version; what is kept already stays, since a version never changes.</summary>
    public Task KeepAsync(string definitionHash, string drawing, string forms, string reason, CancellationToken cancellation) =>
        KeepAsync(designs.Database, definitionHash, drawing, forms, reason, clock.GetUtcNow(), cancellation);

    /// <summary>Draws a procedure that was read from a document and keeps that as the drawing of its version.</summary>
    /// <param name="database">Any context of the database.</param>
    /// <param name="version">The version that the procedure was compiled to.</param>
    /// <param name="procedure">As read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task KeepAsync(DatabaseFacade database, DefinitionRow version, Procedure procedure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        // The next version is drawn as people have arranged the one before it.
        var earlier = await database.SqlQuery<string>(
            $"""
            select drawing.drawing as "Value" from design.published_drawing drawing join workflow.definition version on version.hash = drawing.definition_hash
            where version.definition_id = {version.DefinitionId} and version.version < {version.Version} order by version.version desc limit 1
            """).ToListAsync(cancellation);
        await KeepAsync(database, version.Hash, DrawingCompiler.Draw(procedure, earlier.FirstOrDefault()), "{}", "", version.PublishedAt, cancellation);
    }

    private static Task<int> KeepAsync(DatabaseFacade database, string hash, string drawing, string forms, string reason, DateTimeOffset at, CancellationToken cancellation) =>
        database.ExecuteSqlAsync(
            $"""
            insert into design.published_drawing (definition_hash, drawing, forms, reason, kept_at)
            values ({hash}, {drawing}, {forms}::jsonb, {reason}, {at})
            on conflict (definition_hash) do nothing
            """, cancellation);

    public Task<PublishedDrawing?> FindAsync(string definitionHash, CancellationToken cancellation) =>
        designs.Drawings.AsNoTracking().SingleOrDefaultAsync(drawing => drawing.DefinitionHash == definitionHash, cancellation);

    public async Task<DefinitionRow?> VersionAsync(string definitionId, int version, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.Definitions.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.Version == version, cancellation);
    }

    /// <summary>Number of instances under way on a version.</summary>
    public async Task<int> RunningAsync(string definitionHash, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.Instances.CountAsync(instance => instance.DefinitionHash == definitionHash && instance.FinishedAt == null, cancellation);
    }

    /// <summary>Procedures whose versions have drawings, by name; newest version first.</summary>
    internal async Task<IReadOnlyList<PublishedProcedure>> ListAsync(Func<IReadOnlyCollection<Guid>, Task<IReadOnlyDictionary<Guid, string>>> namesOf, CancellationToken cancellation)
    {
        var drawn = (await designs.Drawings.AsNoTracking().Select(drawing => drawing.DefinitionHash).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        await using var rows = store.Read();
        var versions = await rows.Definitions.AsNoTracking()
            .Select(row => new { row.DefinitionId, row.Name, row.Version, row.Hash, row.PublishedAt, row.PublishedBy, row.InForce })
            .ToListAsync(cancellation);
        var running = await rows.Instances.Where(instance => instance.FinishedAt == null)
            .GroupBy(instance => instance.DefinitionHash)
            .Select(group => new { Hash = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Hash, group => group.Count, cancellation);
        var people = versions.Select(version => Guid.TryParse(version.PublishedBy, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        var names = await namesOf(people);
        var newest = versions.Where(version => drawn.Contains(version.Hash)).GroupBy(version => version.DefinitionId, StringComparer.Ordinal).Select(group => group.MaxBy(version => version.Version)!.Hash);
        var codes = (await procedures.OfAsync([.. newest], cancellation)).ToDictionary(procedure => procedure.DefinitionId, procedure => procedure.Code, StringComparer.Ordinal);
        return
        [
            .. versions.Where(version => drawn.Contains(version.Hash))
                .GroupBy(version => version.DefinitionId, StringComparer.Ordinal)
                .Select(group => new PublishedProcedure(
                    group.Key, codes[group.Key], group.MaxBy(version => version.Version)!.Name,
                    [
                        .. group.OrderByDescending(version => version.Version).Select(version => new PublishedVersion(
                            version.Version, version.Hash, version.PublishedAt,
                            Guid.TryParse(version.PublishedBy, out var id) ? names.GetValueOrDefault(id) : version.PublishedBy,
                            version.InForce, running.GetValueOrDefault(version.Hash))),
                    ]))
                .OrderBy(procedure => procedure.Name, StringComparer.CurrentCulture),
        ];
    }
}
