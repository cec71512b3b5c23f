using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>Names for the ids that history and tasks keep.</summary>
internal sealed class PeopleNames(RegistryContext registry)
{
    /// <summary>Full names by actor id. Actors of the system, and people who are no longer known, are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string?> actors, CancellationToken cancellation)
    {
        var ids = actors.Select(actor => Guid.TryParse(actor, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        var people = await registry.Users.AsNoTracking()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new { person.Id, person.FullName })
            .ToListAsync(cancellation);
        return people.ToDictionary(person => person.Id.ToString(), person => person.FullName, StringComparer.Ordinal);
    }
}
