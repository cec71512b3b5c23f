using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;

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

    private static async Task<IResult> Publish(HttpRequest request, CurrentPerson me, DocumentPublisher publisher, CancellationToken cancellation)
    {
        using var document = await BodyAsync(request, cancellation);
        var publication = await publisher.PublishAsync(document, me.Actor, cancellation);
        if (publication.Holds) return Results.Ok(publication.Published.Select(version => new { version.DefinitionId, version.Version, version.Name, version.Hash }));
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
