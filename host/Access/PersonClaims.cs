using System.Security.Claims;
using LaoCai.Workflows.Host.Registry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Adds to the signed-in user what the registry says of the person today, so that a role taken away is gone with the next request.</summary>
internal sealed class PersonClaims(RegistryContext registry, TimeProvider clock) : IClaimsTransformation
{
    public const string FullName = "laocai:name";
    public const string Holding = "laocai:holding";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.HasClaim(claim => claim.Type == FullName)) return principal;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return principal;

        var today = VietnamTime.Day(clock.GetUtcNow());
        var person = await registry.Users.AsNoTracking()
            .Where(p => p.Id == id)
            .Select(p => new { p.FullName, Holdings = p.Holdings.Where(h => h.From <= today && (h.Until == null || h.Until >= today)).ToList() })
            .SingleOrDefaultAsync();
        if (person is null) return new ClaimsPrincipal(new ClaimsIdentity());

        var registered = new ClaimsIdentity();
        registered.AddClaim(new Claim(FullName, person.FullName));
        foreach (var holding in person.Holdings) registered.AddClaim(new Claim(Holding, $"{holding.RoleCode}@{holding.UnitCode}"));
        var whole = principal.Clone();
        whole.AddIdentity(registered);
        return whole;
    }

    public static RoleInUnit ReadHolding(Claim claim)
    {
        var at = claim.Value.IndexOf('@', StringComparison.Ordinal);
        return new(claim.Value[..at], claim.Value[(at + 1)..]);
    }
}
