using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace LaoCai.Workflows.Host.Access;

/// <summary>Adds to who signed in by cookie what the registry says of the person, so that a role taken away is gone at once.</summary>
internal sealed class PersonClaims(KnownPeople people) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || CurrentPerson.Of(principal) is not null) return principal;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return principal;
        if (await people.FindAsync(id, CancellationToken.None) is not { } person) return new ClaimsPrincipal(new ClaimsIdentity());

        var whole = principal.Clone();
        whole.AddIdentity(new PersonIdentity(person));
        return whole;
    }
}
