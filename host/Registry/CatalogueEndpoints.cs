using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>The catalogue over HTTP: services, agencies, districts, communes, and a draft for each service that nobody has surveyed.</summary>
internal static class CatalogueEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup($"{ApiPaths.Domain}/catalogue").AllowAnonymous().WithTags("catalogue");
        catalogue.MapGet("services", Services);
        catalogue.MapGet("services/{code}", Service);
        catalogue.MapGet("services/{code}/draft", Draft);
        catalogue.MapGet("services/{code}/draft.docx", DraftDocument);
        catalogue.MapGet("places", Places);
    }

    private static async Task<IResult> Services(CatalogueQuery query, string? find, string? level, int? onlineLevel, CancellationToken cancellation) =>
        Results.Ok((await query.ServicesAsync(find, level, onlineLevel, cancellation)).Select(Shown));

    private static async Task<IResult> Service(CatalogueQuery query, string code, CancellationToken cancellation) =>
        await query.FindAsync(code, cancellation) is { } service ? Results.Ok(Shown(service)) : NotThere();

    /// <summary>The draft as an Elsa definition, marked as a draft and never published.</summary>
    private static async Task<IResult> Draft(CatalogueQuery query, string code, CancellationToken cancellation) =>
        await DraftedAsync(query, code, cancellation) is { } service
            ? Results.Text(DocumentWriter.Write(SurveyDraft.Definition(service)), "application/json")
            : NotThere();

    /// <summary>The draft as a Word document for whoever surveys the service.</summary>
    private static async Task<IResult> DraftDocument(CatalogueQuery query, string code, CancellationToken cancellation)
    {
        if (await DraftedAsync(query, code, cancellation) is not { } service) return NotThere();
        using var document = new MemoryStream();
        IsoDocumentWriter.Write([SurveyDraft.Printed(service)], document);
        return Results.File(document.ToArray(), Word, $"{code}-ban-nhap.docx");
    }

    private static async Task<IResult> Places(CatalogueQuery query, string? find, string? kind, CancellationToken cancellation) =>
        Results.Ok((await query.PlacesAsync(find, kind, cancellation)).Select(place => new { place.Code, place.Kind, place.Name, place.Parent, place.Source }));

    /// <summary>A service without a definition of its own; one that has a real document has no draft.</summary>
    private static async Task<PublicService?> DraftedAsync(CatalogueQuery query, string code, CancellationToken cancellation) =>
        await query.FindAsync(code, cancellation) is { DefinitionId: null } ? ServiceCatalogue.Shipped.Find(code) : null;

    private static object Shown(CatalogueEntry service) => new
    {
        service.Code, service.Name, service.Level, service.Group, service.Field, service.Agency, service.OnlineLevel, service.DefinitionId,
        IsDraft = service.DefinitionId is null, ServiceCatalogue.Shipped.Source,
    };

    private static IResult NotThere() => Results.Problem(
        statusCode: StatusCodes.Status404NotFound, type: ProblemTypes.Of("catalogue.not-found"), title: "The catalogue has no such service, or the service has a definition of its own.");
}
