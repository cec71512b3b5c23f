using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Finds the units that a definition's unit names stand for when a counter receives a dossier.</summary>
public sealed class UnitBindings(IServiceScopeFactory scopes, RegistryWatch watch)
{
    private const int MostCounters = 10_000;

    public const string Receiving = "receiving";
    public const string Deciding = "deciding";
    public const string Specialist = "specialist";
    public const string Province = "province";

    private readonly RegistryMemory<Counter, IReadOnlyDictionary<string, string>> _bound = new(watch, MostCounters);

    /// <summary>
    /// By the registered competence; else, at a commune's counter, the commune itself with its first division.
    /// Remembered for <see cref="RegistryMemory.Life"/>.
    /// </summary>
    /// <returns>Unit codes by name; null where nobody is competent for the procedure at this counter.</returns>
    public ValueTask<IReadOnlyDictionary<string, string>?> ResolveAsync(string definitionId, string counter, CancellationToken cancellation) =>
        _bound.GetAsync(new(definitionId, counter), ReadAsync, cancellation);

    private async Task<IReadOnlyDictionary<string, string>?> ReadAsync(Counter asked, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ReadAsync(scope.ServiceProvider.GetRequiredService<RegistryContext>(), asked.DefinitionId, asked.Unit, cancellation);
    }

    private static async Task<IReadOnlyDictionary<string, string>?> ReadAsync(RegistryContext registry, string definitionId, string counter, CancellationToken cancellation)
    {
        var units = await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, cancellation);
        if (!units.TryGetValue(counter, out var receiving)) return null;

        var competence = await registry.Competences.AsNoTracking()
            .SingleOrDefaultAsync(c => c.DefinitionId == definitionId && c.ReceivingUnit == counter, cancellation);
        var (deciding, specialist) = competence is not null
            ? (competence.DecidingUnit, competence.SpecialistUnit)
            : receiving.ParentCode is { } parent && units[parent].Kind == UnitKinds.Commune
                ? (parent, units.Values.Where(unit => unit.ParentCode == parent && unit.Kind == UnitKinds.Division).Select(unit => unit.Code).Order(StringComparer.Ordinal).FirstOrDefault())
                : (null, null);
        if (deciding is null) return null;

        var bound = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Receiving] = counter,
            [Deciding] = deciding,
            [Specialist] = specialist ?? deciding,
        };
        if (units.Values.FirstOrDefault(unit => unit.Kind == UnitKinds.Office) is { } office) bound[Province] = office.Code;
        return bound;
    }

    private sealed record Counter(string DefinitionId, string Unit);
}
