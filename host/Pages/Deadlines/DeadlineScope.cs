using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

/// <summary>The units whose deadlines a person looks after: those that they head, with everything below; the province's office, all.</summary>
internal static class DeadlineScope
{
    private static readonly string[] Heading = [RoleCodes.UnitHead, RoleCodes.AgencyHead, RoleCodes.CounterHead, RoleCodes.ProvinceOffice, RoleCodes.Auditor, RoleCodes.Admin];

    /// <summary>Whether the person looks after any unit.</summary>
    public static bool Heads(CurrentPerson person) => Heading.Any(person.Holds);

    /// <summary>Whether the letters of apology of these units wait for this person.</summary>
    public static bool Signs(CurrentPerson person) => person.Holds(RoleCodes.AgencyHead) || person.Holds(RoleCodes.ProvinceOffice);

    public static IReadOnlyList<string> Units(CurrentPerson person, IReadOnlyCollection<OrgUnit> all)
    {
        if (person.Holds(RoleCodes.ProvinceOffice) || person.Holds(RoleCodes.Auditor) || person.Holds(RoleCodes.Admin)) return [.. all.Select(unit => unit.Code)];

        var below = all.Where(unit => unit.ParentCode is not null).ToLookup(unit => unit.ParentCode!, unit => unit.Code, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(person.Holdings.Where(held => Heading.Contains(held.Role)).Select(held => held.Unit));
        while (open.TryPop(out var unit))
        {
            if (!reached.Add(unit)) continue;
            foreach (var child in below[unit]) open.Push(child);
        }

        return [.. reached.Order(StringComparer.Ordinal)];
    }
}
