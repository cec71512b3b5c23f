using LaoCai.Workflows.Host.Access;
using Microsoft.AspNetCore.Identity;

namespace LaoCai.Workflows.Host.Serving;

internal static class SecurityHeaders
{
    /// <summary>The strictest headers for everything; pages put their own policy over them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "same-origin";
        if (ApiPaths.Is(http.Request.Path))
        {
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers.CacheControl = "no-store";
        }

        return next(http);
    });

    /// <summary>
    /// A request to the API that carries the session's cookie must come from our own pages: forms elsewhere cannot act for whoever is signed in.
    /// Pages' forms carry an antiforgery token instead; programs carry a token of their own.
    /// </summary>
    public static void UseCrossSiteGuard(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var byCookie = http.User.Identities.Any(identity => identity.AuthenticationType == IdentityConstants.ApplicationScheme);
        var safe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);
        if (!safe && byCookie && ApiPaths.Is(http.Request.Path) && !FromOurPages(http.Request))
        {
            await Results.Problem(statusCode: StatusCodes.Status403Forbidden, type: ProblemTypes.Of("request.cross-site"), title: "The request comes from another site.").ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    private static bool FromOurPages(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin";
        var origin = request.Headers.Origin.ToString();
        return origin == $"{request.Scheme}://{request.Host}";
    }
}
