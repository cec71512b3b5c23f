using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>
/// Tells of requests that failed or were slow. The rest are counted by telemetry: a line each would cost more than the request.
/// Neither address nor query is told, since codes and search words in them may be personal; the route says enough.
/// </summary>
internal static partial class RequestLog
{
    /// <summary>Longer than anybody should have to wait for an answer.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public static void UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("LaoCai.Workflows.Requests");
        app.Use(async (http, next) =>
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                var took = Stopwatch.GetElapsedTime(begun);
                if (http.Response.StatusCode >= StatusCodes.Status400BadRequest || took > Slow) Tell(log, http, took);
            }
        });
    }

    private static void Tell(ILogger log, HttpContext http, TimeSpan took)
    {
        var (method, route, status, milliseconds) = (http.Request.Method, RouteOf(http), http.Response.StatusCode, took.TotalMilliseconds);
        if (status >= StatusCodes.Status500InternalServerError) Failed(log, method, route, status, milliseconds);
        else if (took > Slow) WasSlow(log, method, route, status, milliseconds);
        else Refused(log, method, route, status, milliseconds);
    }

    private static string RouteOf(HttpContext http) =>
        ((http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "{Method} {Route} failed with {Status} after {Milliseconds:0} ms")]
    private static partial void Failed(ILogger log, string method, string route, int status, double milliseconds);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "{Method} {Route} answered {Status} after {Milliseconds:0} ms")]
    private static partial void WasSlow(ILogger log, string method, string route, int status, double milliseconds);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "{Method} {Route} refused with {Status} after {Milliseconds:0} ms")]
    private static partial void Refused(ILogger log, string method, string route, int status, double milliseconds);
}
