using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LaoCai.Workflows.Host.Pages.Tracking;

/// <summary>How often one address may ask for dossiers without signing in: enough for a hall full of people behind one line, too little to try codes out.</summary>
internal static class TrackingLimit
{
    public const string Policy = "tracking";

    /// <summary>Requests a minute and address.</summary>
    private const int Requests = 60;

    public static void AddTrackingLimit(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limits =>
        limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Requests, Window = TimeSpan.FromMinutes(1) })));
}
