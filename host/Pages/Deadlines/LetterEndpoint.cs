using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

internal static partial class LetterEndpoint
{
    /// <summary>The letter itself, alone on its page, for a frame or a printer.</summary>
    public static void MapLetter(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{code}/documents/mau-04", PrintAsync)
            .RequireAuthorization(Permissions.Work).WithMetadata(PagePolicy.PrintedForm).ExcludeFromDescription();

    private static async Task<IResult> PrintAsync(
        string code, CurrentPerson person, LetterQuery query, DocumentTemplates templates, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (await query.FindAsync(person, code, cancellation) is not { } letter)
            return Results.NotFound();
        switch (templates.Print(letter, cancellation))
        {
            case RenderedDocument.Ready ready:
                return Results.Content(ready.Html, "text/html; charset=utf-8");
            case RenderedDocument.Failed failed:
                Broke(logs.CreateLogger(typeof(LetterEndpoint)), failed.Code, failed.Message);
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    [LoggerMessage(EventId = 3010, Level = LogLevel.Error, Message = "The letter of apology was not printed: {Code}: {Fault}")]
    private static partial void Broke(ILogger log, string code, string fault);
}
