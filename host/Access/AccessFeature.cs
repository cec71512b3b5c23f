using System.Threading.RateLimiting;
using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Who is there, and what they may do.</summary>
public static class AccessFeature
{
    /// <summary>Name of the rate limit that every way of signing in carries.</summary>
    public const string SignInLimit = "sign-in";

    private const string CookieOrToken = "CookieOrToken";

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("laocai-workflows").PersistKeysToDbContext<RegistryContext>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<KnownPeople>();
        services.AddScoped<IClaimsTransformation, PersonClaims>();

        services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieOrToken;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? TokenAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.AddIdentityCore<Person>(options =>
            {
                options.Password.RequiredLength = 8;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddEntityFrameworkStores<RegistryContext>()
            .AddSignInManager();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "laocai.session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.AccessDeniedPath = "/forbidden";
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = context => Answer(context.HttpContext, StatusCodes.Status401Unauthorized, context.RedirectUri);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.HttpContext, StatusCodes.Status403Forbidden, null);
        });
        services.AddPermissions();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>Programs get the status; only a person's browser is sent to the sign-in page.</summary>
    private static Task Answer(HttpContext http, int status, string? signInPage)
    {
        if (signInPage is not null && !ApiPaths.Is(http.Request.Path)) http.Response.Redirect(signInPage);
        else http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
