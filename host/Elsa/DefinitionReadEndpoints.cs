using System.Text;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes that read definitions; for all who work here, since a definition holds nobody's data.</summary>
internal static class DefinitionReadEndpoints
{
    private const int MostItems = 200;
    private const int MostIds = 100;

    public static void MapDefinitionReading(this RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("workflow-definitions").WithTags("workflow-definitions").RequireAuthorization(Permissions.Work);
        definitions.MapGet("", List).Produces<ElsaPage<ElsaDefinitionSummary>>();
        definitions.MapGet("query/count", Count).Produces<ElsaCount>();
        definitions.MapGet("validation/is-name-unique", IsNameUnique).Produces<ElsaNameAnswer>();
        definitions.MapGet("by-definition-id/{definitionId}", ReadByDefinition);
        definitions.MapGet("by-id/{id}", ReadById);
        definitions.MapGet("many-by-id", ReadMany);
        definitions.MapGet("{definitionId}/versions", Versions).Produces<ElsaPage<ElsaDefinitionSummary>>();
        definitions.MapMethods("{definitionId}/export", [HttpMethods.Get, HttpMethods.Post], Export);
    }

    private static async Task<IResult> List(
        WorkflowStore store, int? page, int? pageSize, string? searchTerm, string? versionOptions, string[]? definitionIds, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var found = rows.DefinitionVersionsOfAll().At(versionOptions);
        if (!string.IsNullOrWhiteSpace(searchTerm))
        {
            var pattern = $"%{Escape(searchTerm.Trim())}%";
            found = found.Where(version => EF.Functions.ILike(version.Name, pattern, "\\") || EF.Functions.ILike(version.DefinitionId, pattern, "\\"));
        }

        if (definitionIds is { Length: > 0 }) found = found.Where(version => definitionIds.Contains(version.DefinitionId));
        var size = Math.Clamp(pageSize ?? 50, 1, MostItems);
        var items = await found.OrderBy(version => version.Name).ThenBy(version => version.Id).Skip(ElsaPages.Before(page, size)).Take(size)
            .Select(ElsaDefinitionSummary.OfVersion).ToListAsync(cancellation);
        return Results.Ok(new ElsaPage<ElsaDefinitionSummary>(items, await found.CountAsync(cancellation)));
    }

    private static async Task<IResult> Versions(string definitionId, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var items = await rows.DefinitionVersionsOfAll().Where(version => version.DefinitionId == definitionId).OrderByDescending(version => version.Version)
            .Select(ElsaDefinitionSummary.OfVersion).ToListAsync(cancellation);
        return items.Count == 0 ? NotThere() : Results.Ok(new ElsaPage<ElsaDefinitionSummary>(items, items.Count));
    }

    private static async Task<IResult> Count(WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return Results.Ok(new ElsaCount(await rows.DefinitionVersionsOfAll().Select(version => version.DefinitionId).Distinct().CountAsync(cancellation)));
    }

    private static async Task<IResult> IsNameUnique(string name, string? definitionId, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var taken = await rows.DefinitionVersionsOfAll().Where(version => version.IsLatest).AnyAsync(version => version.Name == name && version.DefinitionId != definitionId, cancellation);
        return Results.Ok(new ElsaNameAnswer(!taken));
    }

    private static async Task<IResult> ReadByDefinition(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation) =>
        await FindAsync(definitionId, versionOptions, store, cancellation) is { } version ? Json(version.Json) : NotThere();

    private static async Task<IResult> ReadById(string id, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.DefinitionVersionsOfAll().SingleOrDefaultAsync(version => version.Id == id, cancellation) is { } version ? Json(version.Json) : NotThere();
    }

    private static async Task<IResult> ReadMany(string[] ids, WorkflowStore store, CancellationToken cancellation)
    {
        if (ids.Length > MostIds) throw new BadHttpRequestException($"At most {MostIds} ids at once.");
        await using var rows = store.Read();
        var versions = await rows.DefinitionVersionsOfAll().Where(version => ids.Contains(version.Id)).OrderBy(version => version.Id).ToListAsync(cancellation);
        return Json($$"""{"items":[{{string.Join(',', versions.Select(version => version.Json))}}],"count":{{versions.Count}}}""");
    }

    private static async Task<IResult> Export(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation) =>
        await FindAsync(definitionId, versionOptions, store, cancellation) is { } version
            ? Results.File(Encoding.UTF8.GetBytes(version.Json), "application/json", $"{definitionId}.json")
            : NotThere();

    /// <summary>The newest that the options mean; without options the latest, draft or not.</summary>
    private static async Task<DefinitionVersion?> FindAsync(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.DefinitionVersionsOfAll().At(versionOptions ?? "Latest").Where(version => version.DefinitionId == definitionId)
            .OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellation);
    }

    internal static IResult Json(string document) => Results.Text(document, "application/json", Encoding.UTF8);

    internal static IResult NotThere() => Refusals.Problem("definition.not-found", "There is no such definition.");

    private static string Escape(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
