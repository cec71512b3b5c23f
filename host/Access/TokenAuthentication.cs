using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Reads <c>Authorization: Bearer …</c>, or <c>ApiKey …</c> as Elsa's clients send it.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";

    private static readonly string[] Kinds = ["Bearer ", "ApiKey "];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = Kinds
            .Where(kind => header.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            .Select(kind => header[kind.Length..].Trim())
            .FirstOrDefault();
        if (token is null) return AuthenticateResult.NoResult();

        if (await tokens.OwnerAsync(token, Context.RequestAborted) is not { } owner) return AuthenticateResult.Fail("The token is not known, or no longer holds.");

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, owner.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
