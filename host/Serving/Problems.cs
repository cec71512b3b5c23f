using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Host.Pages.Errors;
using LaoCai.Workflows.Host.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Host.Serving;

/// <summary>Turns what escapes from an endpoint of the API into problem details; nothing of the inside is told.</summary>
internal sealed partial class Problems(ILogger<Problems> log, DatabasePools pools) : IExceptionHandler
{
    /// <summary>Seconds after which trying again makes sense when the database is away.</summary>
    public const string RetryAfter = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, title) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, ProblemsFeature.CodeOf(bad.StatusCode), bad.Message),
            _ when IsUnstorable(exception) => (StatusCodes.Status400BadRequest, "request.malformed", "A text holds U+0000 or half of a character, which nothing here can hold."),
            JsonException => (StatusCodes.Status400BadRequest, "request.malformed", "The body is not the JSON that is expected here."),
            _ when IsDatabaseGone(exception) => (StatusCodes.Status503ServiceUnavailable, "database.unavailable", "The database does not answer; nothing was written. Try again."),
            _ => (StatusCodes.Status500InternalServerError, "fault", "A fault of the program; it has been logged."),
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfter;
            pools.Clear();
            Gone(log, exception.GetType().Name);
        }
        else if (status == StatusCodes.Status500InternalServerError) Fault(log, exception);

        httpContext.Response.StatusCode = status;
        if (!ApiPaths.Is(httpContext.Request.Path)) return true; // the error page for people follows from the status
        await Results.Problem(statusCode: status, type: ProblemTypes.Of(code), title: title).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>A text that PostgreSQL does not take, or that is not even one; also when Entity Framework wraps that.</summary>
    private static bool IsUnstorable(Exception? exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter,
        EncoderFallbackException => true,
        _ => exception?.InnerException is { } inner && IsUnstorable(inner),
    };

    /// <summary>The connection is lost, refused or timed out; also when Entity Framework or the reader of the key ring wraps that.</summary>
    public static bool IsDatabaseGone(Exception? exception) => exception switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => exception?.InnerException is { } inner && IsDatabaseGone(inner),
    };

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "The database does not answer: {Kind}")]
    private static partial void Gone(ILogger log, string kind);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "Unexpected fault")]
    private static partial void Fault(ILogger log, Exception exception);
}

internal static class ProblemsFeature
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            // What the framework itself refuses gets a type as stable as ours.
            if (context.ProblemDetails.Type?.StartsWith("urn:", StringComparison.Ordinal) != true)
                context.ProblemDetails.Type = ProblemTypes.Of(CodeOf(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode));
        });
        services.AddExceptionHandler<Problems>();
    }

    /// <summary>The code of what the framework itself refuses.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "request.malformed",
        StatusCodes.Status401Unauthorized => "access.not-signed-in",
        StatusCodes.Status403Forbidden => "access.forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "request.method",
        StatusCodes.Status413PayloadTooLarge => "request.too-large",
        StatusCodes.Status415UnsupportedMediaType => "request.media-type",
        StatusCodes.Status429TooManyRequests => "request.too-many",
        < StatusCodes.Status500InternalServerError => "request.malformed",
        _ => "fault",
    };

    /// <summary>No address of ours has one, and no database takes it; the server itself refuses it in the path.</summary>
    private static bool HoldsNull(HttpRequest request) => request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true;

    /// <summary>Faults and bare status codes become problem details for programs and a page for people.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UsePageErrors();
        app.UseExceptionHandler();
        app.Use((http, next) => HoldsNull(http.Request) ? throw new BadHttpRequestException("The address holds U+0000.") : next(http));
        app.UseWhen(http => ApiPaths.Is(http.Request.Path), api => api.UseStatusCodePages());
    }
}
