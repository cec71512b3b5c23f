using Microsoft.AspNetCore.Mvc;

namespace LaoCai.Workflows.Host.Pages.Language;

internal static class LanguageEndpoint
{
    public static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", ([FromForm] string? language, [FromForm] string? back, HttpContext http) =>
        {
            LanguageChoice.Remember(http, language);
            return Results.LocalRedirect(LocalAddress.Or(back, "/"));
        }).AllowAnonymous().ExcludeFromDescription();
}
