using LaoCai.Workflows.Host.Pages.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LaoCai.Workflows.Host.Pages.Errors;

internal static class PageErrors
{
    /// <summary>
    /// Stands outermost: an answer with an error status and no content becomes a page that says what to do. The API has its problem details.
    /// </summary>
    public static void UsePageErrors(this IApplicationBuilder app) => app.UseWhen(http => !ApiPaths.Is(http.Request.Path), pages => pages.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null or 0 } && !HttpMethods.IsHead(http.Request.Method))
            await WriteAsync(http);
    }));

    /// <summary>Rendered apart from the request's own services, which may be what broke.</summary>
    private static async Task WriteAsync(HttpContext http)
    {
        var values = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ErrorDocument.Status)] = http.Response.StatusCode,
            [nameof(ErrorDocument.Language)] = LanguageChoice.Of(http.Request),
        });
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ErrorDocument>(values)).ToHtmlString());
        PageSecurity.Apply(http, PagePolicy.Page);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }
}
