namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>A unit that differs from the province: closed on a day of its own, open on Saturday mornings, other hours.</summary>
/// <param name="Code">The unit's code.</param>
/// <param name="Parent">Code of the unit whose calendar it inherits; null: the province's.</param>
/// <param name="Sheet">What it says for itself.</param>
public sealed record UnitSheet(string Code, string? Parent, CalendarSheet Sheet);

/// <summary>The calendars of a province and its units. Immutable; known by its <see cref="Version"/>.</summary>
public sealed class CalendarSet
{
    private readonly Dictionary<string, WorkingCalendar> _units = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A code occurs twice, a parent is unknown, or units inherit in a circle.</exception>
    public CalendarSet(string zone, CalendarSheet province, params IReadOnlyList<UnitSheet> units)
    {
        Province = new WorkingCalendar(zone, province);
        Dictionary<string, UnitSheet> byCode = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);

        foreach (UnitSheet unit in units)
        {
            _units.Add(unit.Code, new WorkingCalendar(zone, [province, .. Layers(unit)]));
        }

        Version = CalendarVersion.Hash(string.Join('\n',
            _units.OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => $"{unit.Key.Length}:{unit.Key};{unit.Value.Version}").Prepend(Province.Version)));

        List<CalendarSheet> Layers(UnitSheet unit)
        {
            List<CalendarSheet> layers = [unit.Sheet];

            while (unit.Parent is { } parent)
            {
                unit = byCode.GetValueOrDefault(parent) ?? throw new ArgumentException($"{unit.Code} inherits from {parent}, which has no calendar.", nameof(units));
                layers.Insert(0, unit.Sheet);

                if (layers.Count > units.Count)
                {
                    throw new ArgumentException($"{unit.Code} inherits from itself.", nameof(units));
                }
            }

            return layers;
        }
    }

    /// <summary>The calendar of every unit that has none of its own.</summary>
    public WorkingCalendar Province { get; }

    /// <summary>Hash of all calendars; dates that were counted with equal versions can be compared.</summary>
    public string Version { get; }

    /// <summary>The calendar of a unit; the province's for null and for a unit that has none.</summary>
    public WorkingCalendar For(string? unit) => For(unit is null ? [] : [unit]);

    /// <summary>The calendar of the first unit of a path that has one, a unit first and then its superiors; else the province's.</summary>
    public WorkingCalendar For(IEnumerable<string> path) =>
        path.Select(code => _units.GetValueOrDefault(code)).FirstOrDefault(calendar => calendar is not null) ?? Province;
}
