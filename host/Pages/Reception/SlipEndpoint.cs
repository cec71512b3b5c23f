using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages.Reception;

internal static partial class SlipEndpoint
{
    /// <summary>The form itself, alone on its page, for a frame or a printer.</summary>
    public static void MapSlip(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{code}/documents/mau-01", PrintAsync)
            .RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();

    private static async Task<IResult> PrintAsync(
        string code, CurrentPerson person, SlipQuery query, DocumentTemplates templates, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (await query.FindAsync(person, code, cancellation) is not { } slip)
            return Results.NotFound();
        switch (templates.Print(slip, cancellation))
        {
            case RenderedDocument.Ready ready:
                return Results.Content(ready.Html, "text/html; charset=utf-8");
            case RenderedDocument.Failed failed:
                Broke(logs.CreateLogger(typeof(SlipEndpoint)), failed.Code, failed.Message);
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "The appointment slip was not printed: {Code}: {Fault}")]
    private static partial void Broke(ILogger log, string code, string fault);
}
