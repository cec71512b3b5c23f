using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

internal static class LetterEndpoint
{
    /// <summary>The letter itself, alone on its page, for a frame or a printer.</summary>
    public static void MapLetter(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{code}/documents/mau-04", PrintAsync)
            .RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();

    private static async Task<IResult> PrintAsync(
        string code, CurrentPerson person, LetterQuery query, DocumentTemplates templates, ILogger<PrintedForm> log, CancellationToken cancellation) =>
        await query.FindAsync(person, code, cancellation) is { } letter ? PrintedForm.Answer(templates.Print(letter, cancellation), "mau-04", log) : Results.NotFound();
}
