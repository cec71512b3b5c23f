using LaoCai.Workflows.Host.Registry;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Who enters whose absence, and who lends authority; Source: NĐ 30/2020/NĐ-CP art. 13.3: by the head, in writing, for a time, never handed on.</summary>
public static class AbsenceRights
{
    /// <summary>Roles that head a unit, the nearest first.</summary>
    public static readonly IReadOnlyList<string> HeadRoles = [RoleCodes.UnitHead, RoleCodes.CounterHead, RoleCodes.AgencyHead, RoleCodes.ProvinceOffice];

    /// <summary>Roles that open more than tasks: nobody stands in for these.</summary>
    public static readonly IReadOnlyList<string> NeverLent = [RoleCodes.Analyst, RoleCodes.Auditor, RoleCodes.Admin];

    /// <summary>The unit and all above it.</summary>
    public static IEnumerable<string> WithAbove(string unit, IReadOnlyDictionary<string, string?> parents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = unit; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at)) yield return at;
    }

    /// <summary>Whether somebody with these holdings heads one of the units, or a unit above it; administrators act for any head.</summary>
    public static bool Heads(Access.CurrentPerson person, IEnumerable<string> units, IReadOnlyDictionary<string, string?> parents)
    {
        if (person.Holds(RoleCodes.Admin)) return true;
        var headed = person.Holdings.Where(held => HeadRoles.Contains(held.Role)).Select(held => held.Unit).ToHashSet(StringComparer.Ordinal);
        return units.Any(unit => WithAbove(unit, parents).Any(headed.Contains));
    }

    /// <summary>The agency that a unit belongs to: the unit directly below the province.</summary>
    public static string AgencyOf(string unit, IReadOnlyDictionary<string, string?> parents)
    {
        string[] above = [.. WithAbove(unit, parents)];
        return above.Length > 1 ? above[^2] : above[0];
    }
}
