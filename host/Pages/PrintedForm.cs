using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>A printed form as the answer to a request.</summary>
internal sealed partial class PrintedForm
{
    private PrintedForm() { }

    /// <param name="document">What came of printing.</param>
    /// <param name="form">Key of the form, such as <c>mau-01</c>; for the log.</param>
    /// <param name="log">Is told why a form was not printed; the reader is not.</param>
    public static IResult Answer(RenderedDocument document, string form, ILogger<PrintedForm> log)
    {
        switch (document)
        {
            case RenderedDocument.Ready ready:
                return Results.Content(ready.Html, "text/html; charset=utf-8");
            case RenderedDocument.Failed failed:
                Broke(log, form, failed.Code, failed.Message);
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "The form {Form} was not printed: {Code}: {Fault}")]
    private static partial void Broke(ILogger log, string form, string code, string fault);
}
