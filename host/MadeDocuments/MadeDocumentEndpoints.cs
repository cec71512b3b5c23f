using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Serving;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <param name="Reason">Stands beside the document.</param>
internal sealed record DocumentChange(string? Reason);

internal static class MadeDocumentEndpoints
{
    public static void MapMadeDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup($"{ApiPaths.Domain}/dossiers/{{code}}/documents").RequireAuthorization(Permissions.Work).WithTags("documents");
        documents.MapGet("", async (string code, CurrentPerson me, MadeDocumentQueries queries, CancellationToken cancellation) =>
            await queries.ListAsync(me, code, cancellation) is { } list ? Results.Ok(list) : Refusals.Problem("dossier.not-found", "There is no such dossier.")).Produces<IReadOnlyList<DocumentSummary>>();
        documents.MapGet("{id:guid}", async (string code, Guid id, CurrentPerson me, MadeDocumentQueries queries, CancellationToken cancellation) =>
            await queries.FindAsync(me, code, id, cancellation) is { } document ? Results.Ok(MadeDocumentQueries.Summary(document)) : NotThere()).Produces<DocumentSummary>();
        documents.MapGet("{id:guid}/content", Content).Produces<string>(contentType: "text/html");
        documents.MapPost("{id:guid}/again", async (string code, Guid id, DocumentChange change, CurrentPerson me, MadeDocumentDesk desk, CancellationToken cancellation) =>
            Answer(await desk.AgainAsync(me, code, id, change.Reason, cancellation))).Produces(StatusCodes.Status204NoContent);
        documents.MapPost("{id:guid}/erase", async (string code, Guid id, DocumentChange change, CurrentPerson me, MadeDocumentDesk desk, CancellationToken cancellation) =>
            Answer(await desk.EraseAsync(me, code, id, change.Reason, cancellation))).Produces(StatusCodes.Status204NoContent);
        routes.MapGet($"{ApiPaths.Domain}/documents/failed", async (CurrentPerson me, MadeDocumentQueries queries, CancellationToken cancellation) => Results.Ok(await queries.FailedAsync(me, cancellation)))
            .RequireAuthorization(Permissions.Work).WithTags("documents").Produces<IReadOnlyList<FailedDocument>>();

        // Alone on its page, for a frame or a printer: as it was kept, and as it would be printed now.
        routes.MapGet("/dossiers/{code}/documents/{id:guid}", Content).RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();
        routes.MapGet("/dossiers/{code}/documents/{template}", Print).RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();
    }

    private static async Task<IResult> Content(string code, Guid id, CurrentPerson me, MadeDocumentQueries queries, HttpContext http, CancellationToken cancellation)
    {
        var isApi = ApiPaths.Is(http.Request.Path);
        if (await queries.FindAsync(me, code, id, cancellation) is not { Content: { } content } document) return isApi ? NotThere() : Results.NotFound();
        if (DocumentWork.HashOf(content) != document.Hash)
            return isApi ? Refusals.Problem("document.altered", "The document is not the one that was made out: its hash differs.") : Results.StatusCode(StatusCodes.Status409Conflict);
        if (isApi) http.Response.Headers.ContentDisposition = $"attachment; filename=\"{document.Template}-{id:N}.html\"";
        return Results.Content(content, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Print(string code, string template, CurrentPerson me, DossierDb db, DocumentPress press, ILogger<PrintedForm> log, CancellationToken cancellation)
    {
        if (await db.VisibleTo(me).SingleOrDefaultAsync(one => one.Code == code, cancellation) is not { } dossier) return Results.NotFound();
        return await press.PrintAsync(template, dossier, cancellation) is var printed and not Printing.RenderedDocument.Failed { Code: DocumentPress.UnknownTemplate or DocumentPress.NothingToApologise }
            ? PrintedForm.Answer(printed, template, log)
            : Results.NotFound();
    }

    private static IResult Answer(Refusal? refusal) => refusal is null ? Results.NoContent() : Refusals.Problem(refusal);

    private static IResult NotThere() => Refusals.Problem("document.not-found", "There is no such document.");
}
