using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Access;

internal sealed record SignInRequest(string? Username, string? Password);

/// <summary>As Elsa's clients read it.</summary>
internal sealed record SignInAnswer(bool IsAuthenticated, string? AccessToken, string? RefreshToken);

internal sealed record TokenRequest(string? Name, int? Days);

internal sealed record TokenAnswer(string Token, DateTimeOffset ExpiresAt);

internal static class SignInEndpoints
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(10);

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{ApiPaths.Elsa}/identity/login", SignIn).AllowAnonymous().RequireRateLimiting(AccessFeature.SignInLimit).WithTags("identity");
        routes.MapPost($"{ApiPaths.Domain}/tokens", Issue).RequireAuthorization(Permissions.Work).WithTags("identity");
        routes.MapGet($"{ApiPaths.Domain}/me", (CurrentPerson me) => me).RequireAuthorization(Permissions.Work).WithTags("identity");
    }

    private static async Task<IResult> SignIn(SignInRequest request, PasswordCheck passwords, AccessTokens tokens, CancellationToken cancellation)
    {
        if (await passwords.OfAsync(request.Username, request.Password) is { } person)
        {
            var token = await tokens.IssueAsync(person.Id, "sign-in", SessionLife, cancellation);
            return Results.Ok(new SignInAnswer(true, token, null));
        }

        // Elsa's clients read the flag; the status is Elsa's too.
        return Results.Json(new SignInAnswer(false, null, null), statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> Issue(TokenRequest request, CurrentPerson me, AccessTokens tokens, TimeProvider clock, CancellationToken cancellation)
    {
        if (request is not { Name: { Length: > 0 and <= 100 } name, Days: > 0 and <= 366 })
            return Results.Problem(statusCode: 422, type: ProblemTypes.Of("token.invalid"), title: "A token needs a name of up to 100 characters and 1 to 366 days of life.");
        var life = TimeSpan.FromDays(request.Days.Value);
        return Results.Ok(new TokenAnswer(await tokens.IssueAsync(me.Id, name, life, cancellation), clock.GetUtcNow() + life));
    }
}
