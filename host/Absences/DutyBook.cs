using LaoCai.Workflows.Engine.Staffing;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Somebody with what is needed to tell them.</summary>
public sealed record KnownColleague(Guid Id, string FullName, string? Email);

/// <summary>Who is absent on a day and who stands in for whom.</summary>
public sealed class DutyBook
{
    private readonly IReadOnlyDictionary<string, KnownColleague> _people;
    private readonly ILookup<string, StandIn> _byAbsent;
    private readonly Dictionary<string, List<StandsInFor>> _byPerson;

    /// <param name="standIns">Of the day.</param>
    /// <param name="until">The last day of each absent person's absence.</param>
    /// <param name="people">Everybody named in them, by id.</param>
    internal DutyBook(IReadOnlyList<StandIn> standIns, IReadOnlyDictionary<string, DateOnly> until, IReadOnlyDictionary<string, KnownColleague> people)
    {
        (StandIns, Until, _people) = (standIns, until, people);
        _byAbsent = standIns.ToLookup(one => one.For, StringComparer.Ordinal);
        _byPerson = standIns.GroupBy(one => one.Person, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => group.Select(one => new StandsInFor(one.For, NameOf(one.For), one.Post, one.TakesUnclaimed, one.ByOffice, until[one.For])).ToList(),
            StringComparer.Ordinal);
    }

    /// <summary>The last day of each absence of the day, by the absent person's id.</summary>
    public IReadOnlyDictionary<string, DateOnly> Until { get; }

    public IReadOnlyList<StandIn> StandIns { get; }

    /// <summary>What the person does today in the stead of others.</summary>
    public IReadOnlyList<StandsInFor> Of(Guid person) => _byPerson.TryGetValue(person.ToString(), out var found) ? found : [];

    /// <summary>Who acts for an absent person on a task of that role and unit; nobody where the person is there.</summary>
    public IEnumerable<KnownColleague> InSteadOf(Guid absent, string? role, string? unit) =>
        _byAbsent[absent.ToString()].Where(one => one.Post.Reaches(role, unit)).Select(one => _people[one.Person]);

    /// <summary>Everybody who acts for an absent person.</summary>
    public IEnumerable<KnownColleague> InSteadOf(Guid absent) => _byAbsent[absent.ToString()].Select(one => _people[one.Person]).Distinct();

    public KnownColleague Colleague(string id) => _people[id];

    private string NameOf(string id) => _people.TryGetValue(id, out var person) ? person.FullName : "–";
}
