using System.Text.RegularExpressions;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Serves what the designer's build wrote: two pages, and their files, whose names carry their hash.</summary>
internal static partial class DesignerFiles
{
    /// <summary>Own files only, nothing inline; pictures may also be made in the page (export as PNG).</summary>
    private static readonly PagePolicy Policy = new(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private static string Folder => Path.Combine(Home.Folder, "designer", "dist");

    public static void MapDesigner(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/designer", (HttpContext http, string? lang) => Page(http, "editor.html", lang))
            .RequireAuthorization(Permissions.Define).WithMetadata(Policy).ExcludeFromDescription();
        routes.MapGet("/designer/replay", (HttpContext http, string? lang) => Page(http, "replay.html", lang))
            .RequireAuthorization(Permissions.Work).WithMetadata(Policy).ExcludeFromDescription();
        routes.MapGet("/designer/assets/{name}", Asset).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The page in the reader's language; <c>?lang=</c> remembers a choice and comes back without it.</summary>
    private static IResult Page(HttpContext http, string name, string? lang)
    {
        if (lang is not null)
        {
            LanguageChoice.Remember(http, lang);
            var rest = QueryString.Create(http.Request.Query.Where(pair => pair.Key != "lang"));
            return Results.LocalRedirect($"{http.Request.PathBase}{http.Request.Path}{rest}");
        }

        var file = Path.Combine(Folder, name);
        if (!File.Exists(file))
            return Results.Text("Chưa dựng trang thiết kế: cần Node.js, rồi chạy ./laocai up (hoặc npm ci && npm run build trong designer/).", "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        var tag = LanguageChoice.Tag(LanguageChoice.Of(http.Request));
        return Results.Content(File.ReadAllText(file).Replace("<html lang=\"vi\">", $"<html lang=\"{tag}\">", StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static IResult Asset(string name, HttpContext http)
    {
        if (!AssetName().IsMatch(name) || Path.Combine(Folder, "assets", name) is var file && !File.Exists(file)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable"; // the name changes with the content
        return Results.File(file, MediaType(Path.GetExtension(name)));
    }

    private static string MediaType(string extension) => extension switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".woff2" => "font/woff2",
        _ => "image/svg+xml",
    };

    [GeneratedRegex(@"^[\w-]+(\.[\w-]+)*\.(js|css|woff2|svg)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AssetName();
}
