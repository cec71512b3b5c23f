using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Demo;

/// <summary>Who does the work of the demo's past year.</summary>
internal sealed class DemoPeople
{
    private readonly Dictionary<(string Role, string Unit), List<CurrentPerson>> _seats;

    private DemoPeople(Dictionary<(string, string), List<CurrentPerson>> seats) => _seats = seats;

    public static async Task<DemoPeople> ReadAsync(RegistryContext registry, CancellationToken cancellation)
    {
        var people = await registry.Users.AsNoTracking().Include(person => person.Holdings).OrderBy(person => person.UserName).ToListAsync(cancellation);
        return new(people
            .Select(person => new CurrentPerson(person.Id, person.FullName, [.. person.Holdings.Select(holding => new RoleInUnit(holding.RoleCode, holding.UnitCode))]))
            .SelectMany(person => person.Holdings, (person, held) => (person, held))
            .GroupBy(one => (one.held.Role, one.held.Unit))
            .ToDictionary(seat => seat.Key, seat => seat.Select(one => one.person).ToList()));
    }

    /// <summary>The actor who does a task of that role and unit.</summary>
    public string For(string? role, string? unit, Random chance) => Holder(role ?? "", unit ?? "", chance).Actor;

    /// <exception cref="InvalidOperationException">Nobody holds the role there.</exception>
    public CurrentPerson Holder(string role, string unit, Random chance) => _seats.TryGetValue((role, unit), out var holders)
        ? holders[chance.Next(holders.Count)]
        : throw new InvalidOperationException($"Nobody in the demo province holds the role {role} in {unit}.");
}
