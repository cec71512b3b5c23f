namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>The reader's choice of language, kept in a cookie that says nothing else.</summary>
internal static class LanguageChoice
{
    public const string Cookie = "laocai.language";
    private const string English = "en";
    private const string Vietnamese = "vi";

    public static PageLanguage Of(HttpRequest request) =>
        request.Cookies[Cookie] == English ? PageLanguage.English : PageLanguage.Vietnamese;

    /// <summary>BCP 47 tag of the language.</summary>
    public static string Tag(PageLanguage language) => language == PageLanguage.English ? English : Vietnamese;

    public static void Remember(HttpContext http, string? tag)
    {
        if (tag is not (English or Vietnamese))
            return;
        http.Response.Cookies.Append(Cookie, tag, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }
}
