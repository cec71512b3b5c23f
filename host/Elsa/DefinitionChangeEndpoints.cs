using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes that change definitions; for analysts. Importing and saving make a draft, publishing is a second call.</summary>
internal static class DefinitionChangeEndpoints
{
    public static void MapDefinitionChanges(this RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("workflow-definitions").WithTags("workflow-definitions").RequireAuthorization(Permissions.Define);
        definitions.MapPost("", Save);
        definitions.MapPost("import", Import).Accepts<JsonElement>("application/json");
        definitions.MapPost("{definitionId}/publish", Publish);
        definitions.MapPost("{definitionId}/retract", Retract);
        definitions.MapPost("{definitionId}/revert/{version:int}", Revert);
        definitions.MapDelete("{definitionId}", Delete).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Import(HttpRequest request, WorkflowStore store, CurrentPerson me, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return await SaveAsync(body.ToArray(), store, me, cancellation);
    }

    private static async Task<IResult> Save(SaveDefinitionRequest request, WorkflowStore store, EscalationCatalogue policies, CurrentPerson me, CancellationToken cancellation)
    {
        if (request.Model.ValueKind != JsonValueKind.Object) return Refusals.Problem("definition.invalid", "A model is asked for.");
        var model = Encoding.UTF8.GetBytes(request.Model.GetRawText());
        return request.Publish == true ? IsSurveyDraft(model) ?? Answer(await store.Definitions.Publish(PolicyNames.Replace(model, policies), me.Actor, cancellation)) : await SaveAsync(model, store, me, cancellation);
    }

    /// <summary>The draft; where there is none, the newest version is in force again.</summary>
    private static async Task<IResult> Publish(string definitionId, WorkflowStore store, EscalationCatalogue policies, CurrentPerson me, CancellationToken cancellation)
    {
        if (await store.Drafts.Find(definitionId, cancellation) is { } draft)
        {
            if (IsSurveyDraft(Encoding.UTF8.GetBytes(draft.Document)) is { } refusal) return refusal;
            var result = await store.Definitions.Publish(PolicyNames.Replace(Encoding.UTF8.GetBytes(draft.Document), policies), me.Actor, cancellation);
            if (result is PublishResult.Published) await store.Drafts.Remove(draft, cancellation);
            return Answer(result);
        }

        await using var rows = store.Read();
        return await rows.Definitions.Where(row => row.DefinitionId == definitionId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellation) is { } newest
            ? Answer(await store.Definitions.Publish(Encoding.UTF8.GetBytes(newest.Document), me.Actor, cancellation))
            : DefinitionReadEndpoints.NotThere();
    }

    private static async Task<IResult> Retract(string definitionId, WorkflowStore store, CurrentPerson me, CancellationToken cancellation)
    {
        if (await store.Definitions.Retract(definitionId, me.Actor, cancellation) is not { } retracted) return DefinitionReadEndpoints.NotThere();
        await using var rows = store.Read();
        var version = await rows.DefinitionVersionsOfAll().SingleAsync(one => one.DefinitionId == definitionId && one.Version == retracted.Version && !one.IsDraft, cancellation);
        return DefinitionReadEndpoints.Json(version.Json);
    }

    /// <summary>An earlier version's content becomes the draft; nothing is in force that was not.</summary>
    private static async Task<IResult> Revert(string definitionId, int version, WorkflowStore store, CurrentPerson me, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.Definitions.SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.Version == version, cancellation) is { } earlier
            ? await SaveAsync(Encoding.UTF8.GetBytes(earlier.Document), store, me, cancellation)
            : DefinitionReadEndpoints.NotThere();
    }

    /// <summary>A draft can go. What was published stays for as long as the record that names it, which is for ever.</summary>
    private static async Task<IResult> Delete(string definitionId, WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var versions = rows.Definitions.Where(row => row.DefinitionId == definitionId);
        if (await versions.AnyAsync(version => rows.Instances.Any(instance => instance.DefinitionHash == version.Hash), cancellation))
            return Refusals.Problem("definition.pinned", "Instances stand on versions of it. Retract it: no new ones start then.");
        if (await versions.AnyAsync(cancellation))
            return Refusals.Problem("definition.published", "A version that was published is kept. Retract it: no instance starts then.");
        return await store.Drafts.Remove(definitionId, cancellation) ? Results.NoContent() : DefinitionReadEndpoints.NotThere();
    }

    private static async Task<IResult> SaveAsync(byte[] document, WorkflowStore store, CurrentPerson me, CancellationToken cancellation)
    {
        switch (await store.Drafts.Save(document, me.Actor, cancellation))
        {
            case DraftResult.Saved saved:
                await using (var rows = store.Read())
                {
                    var version = await rows.DefinitionVersionsOfAll().SingleOrDefaultAsync(one => one.DefinitionId == saved.Draft.DefinitionId && one.IsDraft, cancellation);
                    return DefinitionReadEndpoints.Json(version?.Json ?? saved.Draft.Document);
                }

            case DraftResult.Refused refused:
                return Invalid(refused.Problems);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The refusal of what is still the draft that the catalogue generated, though its mark has been taken off; null for anything else.</summary>
    private static IResult? IsSurveyDraft(byte[] document) => DocumentReader.Read(document).Document is { } read && SurveyDrafts.Marks(read)
        ? Invalid([new DefinitionProblem("definition.survey-draft", null, "The definition is still the draft that was generated from usual steps; it is not published before somebody has surveyed it.")])
        : null;

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
}
