using System.Reflection;
using System.Security.Claims;
using LaoCai.Workflows.Host.Absences;

namespace LaoCai.Workflows.Host.Access;

/// <summary>A role that somebody holds today in a unit.</summary>
public readonly record struct RoleInUnit(string Role, string Unit);

/// <summary>Who makes the request. An endpoint asks for one as a parameter; a page reads it off the request's user.</summary>
/// <param name="Id">The person's id, which is also the actor in history.</param>
/// <param name="FullName">For greeting; never for logs.</param>
/// <param name="Holdings">What the person holds today.</param>
public sealed record CurrentPerson(Guid Id, string FullName, IReadOnlyList<RoleInUnit> Holdings)
{
    /// <summary>What the person does today in the stead of colleagues who are absent: their tasks, and nothing else that they may.</summary>
    public IReadOnlyList<StandsInFor> StandsIn { get; init; } = [];

    /// <summary>The actor in the engine's commands.</summary>
    public string Actor { get; } = Id.ToString();

    public bool Holds(string role) => Holdings.Any(holding => holding.Role == role);

    /// <summary>Units in which the person holds the role.</summary>
    public IEnumerable<string> UnitsAs(string role) => Holdings.Where(holding => holding.Role == role).Select(holding => holding.Unit);

    /// <summary>Null for a visitor who has not signed in.</summary>
    public static CurrentPerson? Of(ClaimsPrincipal user)
    {
        foreach (var identity in user.Identities)
        {
            if (identity is PersonIdentity known) return known.Person;
        }

        return null;
    }

    /// <summary>Binds the parameter of a minimal API; endpoints that ask for a person do not run without one.</summary>
    public static ValueTask<CurrentPerson> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Of(http.User) is { } person
            ? ValueTask.FromResult(person)
            : throw new BadHttpRequestException("Not signed in.", StatusCodes.Status401Unauthorized);
    }
}
