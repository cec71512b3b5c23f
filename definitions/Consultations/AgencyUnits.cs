using LaoCai.Workflows.Definitions.Catalogue;

namespace LaoCai.Workflows.Definitions.Consultations;

/// <summary>
/// The units of the province by their names, so that an agency named in a document finds its own. Documents know no codes of units;
/// a name that fits none, or several (<c>UBND cấp xã</c>), is left open.
/// </summary>
public sealed class AgencyUnits
{
    private static readonly IReadOnlyList<string> Province = VietnameseWords.Split("tỉnh");

    private readonly IReadOnlyList<(string Code, IReadOnlyList<string> Words)> _units;

    private AgencyUnits(IReadOnlyList<(string, IReadOnlyList<string>)> units) => _units = units;

    /// <param name="units">Codes and names of the units that somebody works in.</param>
    public static AgencyUnits Of(IEnumerable<(string Code, string Name)> units) =>
        new([.. units.Select(unit => (unit.Code, RoleCatalogue.Shipped.Words(unit.Name))).Where(unit => unit.Item2.Count > 0)]);

    /// <summary>The code of the unit that an agency is; null where none is, or more than one may be.</summary>
    /// <param name="agency">As printed: <c>Sở Xây dựng</c>, <c>UBND xã Bát Xát</c>, <c>Sở Y tế tỉnh Lào Cai</c>.</param>
    public string? Find(string agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        var words = RoleCatalogue.Shipped.Words(agency);
        if (words.Count == 0) return null;
        return Only(unit => unit.SequenceEqual(words))
            // "Công an tỉnh" of a document is "Công an tỉnh Lào Cai" of the register, and "Sở Y tế tỉnh Lào Cai" is "Sở Y tế".
            ?? (words[^1] == Province[0] ? Only(unit => WordRun.At(unit, words, 0)) : null)
            ?? Only(unit => words.Count > unit.Count && WordRun.At(words, unit, 0) && words[unit.Count] == Province[0]);
    }

    private string? Only(Func<IReadOnlyList<string>, bool> fits)
    {
        var found = _units.Where(unit => fits(unit.Words)).Take(2).ToList();
        return found.Count == 1 ? found[0].Code : null;
    }
}
