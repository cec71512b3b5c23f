using Microsoft.AspNetCore.Http.HttpResults;

namespace LaoCai.Workflows.Host.Pages.Errors;

internal static class PageErrors
{
    /// <summary>
    /// Stands outermost: an answer with an error status and no content becomes a page that says what to do. The API has its problem
    /// details. Not the framework's status pages: with those in place the renderer withholds a page's own content whenever the page
    /// sets a status.
    /// </summary>
    public static void UsePageErrors(this IApplicationBuilder app) => app.UseWhen(http => !ApiPaths.Is(http.Request.Path), pages => pages.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is not { HasStarted: false, StatusCode: >= 400 and < 600 and var status, ContentLength: null or 0 } || HttpMethods.IsHead(http.Request.Method))
            return;
        http.Response.Headers.Remove("blazor-enhanced-nav"); // a page that broke off has set it already
        PageSecurity.Apply(http, PagePolicy.Page);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ErrorDocument.Status)] = status };
        await new RazorComponentResult<ErrorDocument>(values) { StatusCode = status }.ExecuteAsync(http);
    }));
}
