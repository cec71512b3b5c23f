using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Names for the ids and codes of a timeline, as the registry has them today.</summary>
public sealed class TimelineNames
{
    private readonly Dictionary<string, string> _people;
    private readonly Dictionary<string, string> _units;

    private TimelineNames(Dictionary<string, string> people, Dictionary<string, string> units) => (_people, _units) = (people, units);

    public static async Task<TimelineNames> LoadAsync(RegistryContext registry, CancellationToken cancellation) => new(
        await registry.Users.AsNoTracking().ToDictionaryAsync(person => person.Id.ToString(), person => person.FullName, cancellation),
        await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellation));

    /// <summary>The id itself where nobody has it.</summary>
    public string Person(string id) => _people.GetValueOrDefault(id, id);

    /// <summary>The code itself where no unit has it.</summary>
    public string Unit(string code) => _units.GetValueOrDefault(code, code);
}
