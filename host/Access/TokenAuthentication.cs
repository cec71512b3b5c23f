using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Reads <c>Authorization: Bearer …</c>, or <c>ApiKey …</c> as Elsa's clients send it.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownPeople people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";

    private static readonly string[] Kinds = ["Bearer ", "ApiKey "];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (TokenIn(header) is not { } token) return AuthenticateResult.NoResult();
        if (await people.OfTokenAsync(token, Context.RequestAborted) is not { } person) return AuthenticateResult.Fail("The token is not known, or no longer holds.");

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Actor)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal([identity, new PersonIdentity(person)]), SchemeName));
    }

    private static string? TokenIn(string header)
    {
        foreach (var kind in Kinds)
        {
            if (header.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) return header[kind.Length..].Trim();
        }

        return null;
    }
}
