namespace LaoCai.Workflows.Host.Pages;

/// <summary>Says on an endpoint that its answer is a page, and what the browser may do with it.</summary>
internal sealed record PagePolicy(string ContentSecurityPolicy)
{
    /// <summary>Own files only; nothing inline; no frames but our own printed forms.</summary>
    public static readonly PagePolicy Page = new(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    /// <summary>
    /// A printed form, whose template may come from outside: no script, no form, no address but the stylesheet's.
    /// The sandbox also stops refreshes and navigation; same-origin lets the page around it print it.
    /// </summary>
    public static readonly PagePolicy PrintedForm = new(
        "sandbox allow-same-origin allow-modals; default-src 'none'; style-src 'self'; img-src data:; " +
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'");
}

internal static class PageSecurity
{
    /// <summary>Sets the headers of pages; answers of the API and of other rooms keep their own.</summary>
    public static void UsePageSecurity(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PagePolicy>() is { } policy)
            Apply(http, policy);
        return next(http);
    });

    public static void Apply(HttpContext http, PagePolicy policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.User.Identity?.IsAuthenticated == true)
            headers.CacheControl = "no-store";
    }
}
