using Microsoft.AspNetCore.Http.HttpResults;

namespace LaoCai.Workflows.Host.Pages.Errors;

internal static class PageErrors
{
    /// <summary>Stands outermost: an answer with an error status and no content becomes a page that says what to do. The API has its problem details.</summary>
    public static void UsePageErrors(this IApplicationBuilder app) => app.UseWhen(
        http => !ApiPaths.Is(http.Request.Path),
        pages => pages.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            PageSecurity.Apply(http, PagePolicy.Page);
            await new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ErrorDocument.Status)] = http.Response.StatusCode,
            })
            { StatusCode = http.Response.StatusCode }.ExecuteAsync(http);
        }));
}
