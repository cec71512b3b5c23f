using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>How often one network address may ask for what strangers could try out. A whole office, or a hall full of people, may stand behind one address.</summary>
internal static class PageLimits
{
    /// <summary>Tries to sign in; each account locks by itself besides.</summary>
    public const string SignIn = "sign-in-page";

    /// <summary>Public tracking.</summary>
    public const string Tracking = "tracking";

    private const int SignInsAMinute = 120;
    private const int TrackingsAMinute = 60;

    public static void AddPageLimits(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limits =>
    {
        // Looking at the form is free.
        limits.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
            ? EachAddress(http, SignInsAMinute)
            : RateLimitPartition.GetNoLimiter(http.Connection.RemoteIpAddress));
        limits.AddPolicy(Tracking, http => EachAddress(http, TrackingsAMinute));
    });

    private static RateLimitPartition<System.Net.IPAddress?> EachAddress(HttpContext http, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
