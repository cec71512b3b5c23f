using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages.Reception;

internal static class SlipEndpoint
{
    /// <summary>The form itself, alone on its page, for a frame or a printer.</summary>
    public static void MapSlip(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{code}/documents/mau-01", PrintAsync)
            .RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();

    private static async Task<IResult> PrintAsync(
        string code, CurrentPerson person, SlipQuery query, DocumentTemplates templates, ILogger<PrintedForm> log, CancellationToken cancellation) =>
        await query.FindAsync(person, code, cancellation) is { } slip ? PrintedForm.Answer(templates.Print(slip, cancellation), "mau-01", log) : Results.NotFound();
}
