namespace LaoCai.Workflows.Engine.Staffing;

/// <summary>
/// Who answers for whose work on one day. An absent person's work goes to the first of their own substitutes who is there and either holds
/// the post or was lent the authority; where there is none, to the head of the unit, up the tree of units. Borrowed authority is never
/// handed on, so no chain of absences can go in a circle: each question looks at one person's own list, and then only upwards.
/// </summary>
public sealed class Roster
{
    private readonly Dictionary<Post, List<string>> _holders = [];
    private readonly Dictionary<string, List<Post>> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Absence>> _absences = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string?> _parents;
    private readonly IReadOnlyList<string> _headRoles;

    /// <param name="day">The day, in the province.</param>
    /// <param name="holdings">Who holds which post on that day.</param>
    /// <param name="parents">Units and the unit above each; null: none.</param>
    /// <param name="headRoles">Roles that head a unit, the nearest first.</param>
    /// <param name="absences">Absences of any days.</param>
    public Roster(
        DateOnly day, IEnumerable<(string Person, Post Post)> holdings, IReadOnlyDictionary<string, string?> parents, IReadOnlyList<string> headRoles, IEnumerable<Absence> absences)
    {
        (_parents, _headRoles) = (parents, headRoles);

        foreach ((string person, Post post) in holdings)
        {
            Listed(_holders, post).Add(person);
            Listed(_posts, person).Add(post);
        }

        foreach (Absence absence in absences.Where(absence => absence.Covers(day)).OrderBy(absence => absence.From))
        {
            Listed(_absences, absence.Person).Add(absence);
        }
    }

    public bool IsAbsent(string person) => _absences.ContainsKey(person);

    public bool Holds(string person, Post post) => _posts.TryGetValue(person, out List<Post>? posts) && posts.Contains(post);

    /// <summary>Who answers for what the person has in hand at a post of theirs: themselves where they are there.</summary>
    public string Answerable(string person, Post post) => Answer(person, post).Person;

    /// <summary>Everybody who stands in for somebody, post by post.</summary>
    public IReadOnlyList<StandIn> StandIns()
    {
        List<StandIn> found = [];

        foreach (string absent in _absences.Keys)
        {
            foreach (Post post in _posts.GetValueOrDefault(absent) ?? [])
            {
                (string person, bool byOffice) = Answer(absent, post);

                if (person != absent)
                {
                    found.Add(new StandIn(person, absent, post, byOffice, !byOffice || _holders[post].TrueForAll(IsAbsent)));
                }
            }
        }

        return found;
    }

    private (string Person, bool ByOffice) Answer(string person, Post post)
    {
        if (!IsAbsent(person))
        {
            return (person, false);
        }

        if (Named(person, post) is { } substitute)
        {
            return (substitute, false);
        }

        string? head = null;

        foreach (Post office in OfficesAbove(post.Unit))
        {
            foreach (string holder in _holders.GetValueOrDefault(office) ?? [])
            {
                if (holder == person)
                {
                    continue;
                }

                if (!IsAbsent(holder))
                {
                    return (holder, true);
                }

                // The head's office is the head's own to lend, once.
                if (Named(holder, office) is { } deputy && deputy != person)
                {
                    return (deputy, true);
                }

                head ??= holder;
            }
        }

        // All are away: the nearest head remains answerable, and may act.
        return (head ?? person, head is not null);
    }

    /// <summary>The first of the person's own substitutes who is there and may.</summary>
    private string? Named(string person, Post post) => _absences[person]
        .SelectMany(absence => absence.Substitutes)
        .FirstOrDefault(one => one.Person != person && !IsAbsent(one.Person) && _posts.ContainsKey(one.Person) && (one.Lent || Holds(one.Person, post)))?.Person;

    private IEnumerable<Post> OfficesAbove(string unit)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);

        for (string? at = unit; at is not null && seen.Add(at); at = _parents.GetValueOrDefault(at))
        {
            foreach (string role in _headRoles)
            {
                yield return new Post(role, at);
            }
        }
    }

    private static List<TValue> Listed<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TValue>? list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
