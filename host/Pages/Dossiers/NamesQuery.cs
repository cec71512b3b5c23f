using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>Reads the names of all roles and units; a province has some hundreds.</summary>
internal sealed class NamesQuery(RegistryContext registry)
{
    public async Task<Names> ReadAsync(CancellationToken cancellation) => new(
        await registry.Roles.AsNoTracking().ToDictionaryAsync(role => role.Code, role => role.Name, StringComparer.Ordinal, cancellation),
        await registry.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal, cancellation));
}
