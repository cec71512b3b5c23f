using Microsoft.AspNetCore.Components;

namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>A component that speaks the reader's language. Pages are rendered once, on the server; there is no circuit.</summary>
public abstract class SpokenComponent : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!; // always there in static rendering

    protected PageLanguage Language => LanguageChoice.Of(Http.Request);

    /// <summary>The page itself says what is wrong; the status tells programs.</summary>
    protected void SayStatus(int status) => Http.Response.OnStarting(() =>
    {
        // Only once the answer begins: the renderer leaves a page without content that sets a status while it is rendered.
        Http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    protected string Say(Phrase phrase) => phrase.In(Language);
}
