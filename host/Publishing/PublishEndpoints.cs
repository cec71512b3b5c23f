using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using Microsoft.AspNetCore.Mvc;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>Process documents over HTTP: the body is the .docx itself.</summary>
internal static class PublishEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/documents").RequireAuthorization(Permissions.Define).WithTags("documents");
        group.MapPost("compile", Compile).Accepts<IFormFile>(Word);
        group.MapPost("publish", Publish).Accepts<IFormFile>(Word);
    }

    private static async Task<IResult> Compile(HttpRequest request, DocumentPublisher publisher, CancellationToken cancellation)
    {
        using var document = await BodyAsync(request, cancellation);
        return Report(DocumentCompiler.Compile(document, await publisher.ContextAsync(cancellation)));
    }

    /// <param name="request">The document.</param>
    /// <param name="confirm">Keys of what the publisher confirms, as the refusal and the compile report name them.</param>
    /// <param name="me">Who publishes.</param>
    /// <param name="publisher">Does it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    private static async Task<IResult> Publish(HttpRequest request, [FromQuery] string[]? confirm, CurrentPerson me, DocumentPublisher publisher, CancellationToken cancellation)
    {
        using var document = await BodyAsync(request, cancellation);
        var publication = await publisher.PublishAsync(document, confirm ?? [], me.Actor, cancellation);
        if (publication.Holds) return Results.Ok(publication.Published.Select(version => new { version.DefinitionId, version.Version, version.Name, version.Hash }));
        if (publication.Unconfirmed.Count > 0)
            return Results.Problem(
                statusCode: StatusCodes.Status422UnprocessableEntity,
                type: ProblemTypes.Of("definition.unconfirmed"),
                title: "The document leaves something to be understood that nobody has confirmed; nothing was published.",
                extensions: new Dictionary<string, object?> { ["inferences"] = publication.Unconfirmed, ["diagnostics"] = publication.Unconfirmed.Select(open => open.Refusal()) });
        return Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            type: ProblemTypes.Of("definition.invalid"),
            title: "The document has errors; nothing was published and what was in force stays.",
            extensions: new Dictionary<string, object?> { ["diagnostics"] = publication.Report.Diagnostics, ["problems"] = publication.Problems });
    }

    /// <summary>A document is read back and forth, which the request's own stream does not allow.</summary>
    private static async Task<MemoryStream> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, cancellation);
        copy.Position = 0;
        return copy;
    }

    private static IResult Report(CompileReport report)
    {
        using var json = new MemoryStream();
        CompileReportJson.Write(json, report);
        return Results.Bytes(json.ToArray(), "application/json");
    }
}
