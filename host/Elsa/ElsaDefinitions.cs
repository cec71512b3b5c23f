using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes for definitions. Reading is for all who work here, changing for analysts.</summary>
internal static class ElsaDefinitions
{
    private const int MostItems = 200;

    public static void MapDefinitions(this RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("workflow-definitions").WithTags("workflow-definitions");
        definitions.MapGet("", List).RequireAuthorization(Permissions.Work);
        definitions.MapGet("by-definition-id/{definitionId}", Read).RequireAuthorization(Permissions.Work);
        definitions.MapGet("{definitionId}/versions", Versions).RequireAuthorization(Permissions.Work);
        definitions.MapGet("{definitionId}/export", Export).RequireAuthorization(Permissions.Work);
        definitions.MapPost("", Save).RequireAuthorization(Permissions.Define);
        definitions.MapPost("import", Import).RequireAuthorization(Permissions.Define);
        definitions.MapPost("{definitionId}/publish", Publish).RequireAuthorization(Permissions.Define);
        definitions.MapPost("{definitionId}/retract", Retract).RequireAuthorization(Permissions.Define);
    }

    private static async Task<IResult> List(WorkflowStore store, int? page, int? pageSize, string? searchTerm, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var found = rows.Definitions.Where(definition => definition.InForce);
        if (!string.IsNullOrWhiteSpace(searchTerm)) found = found.Where(definition => EF.Functions.ILike(definition.Name, $"%{Escape(searchTerm)}%", "\\"));
        var size = Math.Clamp(pageSize ?? 50, 1, MostItems);
        var items = await found.OrderBy(definition => definition.Name).ThenBy(definition => definition.DefinitionId).Skip(Math.Max(page ?? 0, 0) * size).Take(size).ToListAsync(cancellation);
        return Results.Ok(new ElsaPage<ElsaDefinitionSummary>([.. items.Select(Summary)], await found.CountAsync(cancellation)));
    }

    private static async Task<IResult> Versions(string definitionId, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var items = await rows.Definitions.Where(definition => definition.DefinitionId == definitionId).OrderByDescending(definition => definition.Version).ToListAsync(cancellation);
        return items.Count == 0 ? NotThere() : Results.Ok(new ElsaPage<ElsaDefinitionSummary>([.. items.Select(Summary)], items.Count));
    }

    private static async Task<IResult> Read(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation) =>
        await DocumentAsync(definitionId, versionOptions, store, cancellation) is { } json ? Results.Text(json, "application/json", Encoding.UTF8) : NotThere();

    private static async Task<IResult> Export(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation) =>
        await DocumentAsync(definitionId, versionOptions, store, cancellation) is { } json
            ? Results.File(Encoding.UTF8.GetBytes(json), "application/json", $"{definitionId}.json")
            : NotThere();

    private static async Task<IResult> Import(HttpRequest request, DefinitionDrafts drafts, CurrentPerson me, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return await SaveAsync(DocumentReader.Read(body.ToArray()), drafts, me, cancellation);
    }

    private static async Task<IResult> Save(SaveDefinitionRequest request, WorkflowStore store, DefinitionDrafts drafts, CurrentPerson me, CancellationToken cancellation)
    {
        if (request.Model.ValueKind != JsonValueKind.Object) return Refusals.Problem("definition.invalid", "A model is asked for.");
        var reading = DocumentReader.Read(request.Model);
        if (request.Publish == true && reading.Document is { } document) return Answer(await store.Definitions.Publish(document, me.Actor, cancellation));
        return await SaveAsync(reading, drafts, me, cancellation);
    }

    private static async Task<IResult> Publish(string definitionId, WorkflowStore store, DefinitionDrafts drafts, CurrentPerson me, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        if (await rows.Drafts.SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellation) is { } draft)
        {
            var result = await store.Definitions.Publish(Encoding.UTF8.GetBytes(draft.Document), me.Actor, cancellation);
            if (result is PublishResult.Published) await drafts.RemoveAsync(draft, cancellation);
            return Answer(result);
        }

        return await rows.Definitions.Where(row => row.DefinitionId == definitionId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellation) is { } newest
            ? Answer(await store.Definitions.Publish(Encoding.UTF8.GetBytes(newest.Document), me.Actor, cancellation))
            : NotThere();
    }

    private static async Task<IResult> Retract(string definitionId, WorkflowStore store, CurrentPerson me, CancellationToken cancellation) =>
        await store.Definitions.Retract(definitionId, me.Actor, cancellation) is { } version ? Results.Text(version.Document, "application/json", Encoding.UTF8) : NotThere();

    private static async Task<IResult> SaveAsync(DocumentReading reading, DefinitionDrafts drafts, CurrentPerson me, CancellationToken cancellation)
    {
        if (reading.Document is not { } document) return Invalid(reading.Problems);
        await drafts.SaveAsync(document with { IsPublished = false }, me.Actor, cancellation);
        return Results.Text(DocumentWriter.Write(document with { IsPublished = false }), "application/json", Encoding.UTF8);
    }

    private static async Task<string?> DocumentAsync(string definitionId, string? versionOptions, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var versions = rows.Definitions.Where(definition => definition.DefinitionId == definitionId);
        if (int.TryParse(versionOptions, System.Globalization.CultureInfo.InvariantCulture, out var number)) versions = versions.Where(definition => definition.Version == number);
        else if (versionOptions == "Published") versions = versions.Where(definition => definition.InForce);
        else if (await rows.Drafts.SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellation) is { } draft) return draft.Document;
        return (await versions.OrderByDescending(definition => definition.Version).FirstOrDefaultAsync(cancellation))?.Document;
    }

    private static IResult Answer(PublishResult result) => result switch
    {
        PublishResult.Published published => Results.Ok(new
        {
            workflowDefinition = JsonSerializer.Deserialize<JsonElement>(published.Version.Document), alreadyPublished = !published.IsNew, consumingWorkflowCount = 0,
        }),
        PublishResult.Refused refused => Invalid(refused.Problems),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IResult Invalid(IReadOnlyList<DefinitionProblem> problems) => Results.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: ProblemTypes.Of("definition.invalid"),
        title: "The definition cannot be taken; what was in force stays.",
        extensions: new Dictionary<string, object?> { ["problems"] = problems });

    private static ElsaDefinitionSummary Summary(DefinitionRow row) => new(
        $"{row.DefinitionId}:{row.Version}", row.DefinitionId, row.Name, row.Version, row.InForce, row.InForce, false, row.PublishedAt);

    private static string Escape(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static IResult NotThere() => Refusals.Problem("definition.not-found", "There is no such definition.");
}
