using LaoCai.Workflows.Engine.Staffing;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Posts and units, as the registry has them today.</summary>
internal sealed class StaffFile
{
    private readonly Dictionary<Guid, (string Name, List<Post> Posts)> _people;

    private StaffFile(Dictionary<Guid, (string, List<Post>)> people, IReadOnlyDictionary<string, string?> parents) => (_people, Parents) = (people, parents);

    public IReadOnlyDictionary<string, string?> Parents { get; }

    public static async Task<StaffFile> ReadAsync(RegistryContext registry, DateOnly today, CancellationToken cancellation)
    {
        var parents = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.ParentCode, StringComparer.Ordinal, cancellation);
        var held = await registry.Holdings.AsNoTracking()
            .Where(one => one.From <= today && (one.Until == null || one.Until >= today) && !AbsenceRights.NeverLent.Contains(one.RoleCode))
            .Join(registry.Users, one => one.PersonId, person => person.Id, (one, person) => new { person.Id, person.FullName, one.RoleCode, one.UnitCode })
            .ToListAsync(cancellation);
        return new(held.GroupBy(one => one.Id).ToDictionary(group => group.Key, group => (group.First().FullName, group.Select(one => new Post(one.RoleCode, one.UnitCode)).ToList())), parents);
    }

    public bool Knows(Guid person) => _people.ContainsKey(person);

    public string NameOf(Guid person) => _people.TryGetValue(person, out var found) ? found.Name : "–";

    public IEnumerable<string> UnitsOf(Guid person) => PostsOf(person).Select(post => post.Unit).Distinct();

    public bool SharesPost(Guid one, Guid other) => PostsOf(one).Intersect(PostsOf(other)).Any();

    public bool SharesAgency(Guid one, Guid other) => AgenciesOf(one).Intersect(AgenciesOf(other)).Any();

    /// <summary>Colleagues who could stand in: those of the same post first.</summary>
    public IReadOnlyList<SubstituteChoice> ChoicesFor(Guid person) =>
    [
        .. _people.Where(one => one.Key != person && SharesAgency(person, one.Key))
            .Select(one => new SubstituteChoice(one.Key, one.Value.Name, SharesPost(person, one.Key)))
            .OrderByDescending(choice => choice.HoldsPost).ThenBy(choice => choice.Name, StringComparer.Ordinal),
    ];

    /// <summary>Everybody whose absence somebody with these holdings may enter.</summary>
    public IReadOnlyList<(Guid Id, string Name)> EnteredBy(Access.CurrentPerson person) =>
    [
        .. _people.Where(one => one.Key == person.Id || AbsenceRights.Heads(person, one.Value.Posts.Select(post => post.Unit), Parents))
            .Select(one => (one.Key, one.Value.Name)).OrderBy(one => one.Name, StringComparer.Ordinal),
    ];

    private List<Post> PostsOf(Guid person) => _people.TryGetValue(person, out var found) ? found.Posts : [];

    private IEnumerable<string> AgenciesOf(Guid person) => PostsOf(person).Select(post => AbsenceRights.AgencyOf(post.Unit, Parents)).Distinct();
}
