using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>Brings the shipped catalogue into the database: services, agencies, districts and communes. Run again, it brings them up to date.</summary>
public static class CatalogueLoader
{
    public static async Task LoadAsync(RegistryContext registry, WorkflowStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(store);
        var catalogue = ServiceCatalogue.Shipped;
        var running = await RunningAsync(store, cancellation);
        var services = await registry.CatalogueServices.ToDictionaryAsync(service => service.Code, cancellation);
        foreach (var service in catalogue.Services)
        {
            var words = ServiceCatalogue.SearchText(service.Code, service.Name, service.Group, service.Field, service.Agency);
            var definition = service.Procedure is null ? null : running.GetValueOrDefault(ServiceCatalogue.SearchText(service.Procedure));
            if (services.TryGetValue(service.Code, out var row))
            {
                (row.Name, row.Level, row.Group, row.Field, row.Agency) = (service.Name, service.Level, service.Group, service.Field, service.Agency);
                (row.OnlineLevel, row.Search, row.DefinitionId) = (service.OnlineLevel, words, definition ?? row.DefinitionId);
                continue;
            }

            registry.CatalogueServices.Add(new()
            {
                Code = service.Code, Name = service.Name, Level = service.Level, Group = service.Group, Field = service.Field, Agency = service.Agency,
                OnlineLevel = service.OnlineLevel, Search = words, DefinitionId = definition,
            });
        }

        var places = await registry.CataloguePlaces.ToDictionaryAsync(place => place.Code, cancellation);
        var names = catalogue.Places.ToDictionary(place => place.Code, place => place.Name, StringComparer.Ordinal);
        foreach (var place in catalogue.Places)
        {
            var words = ServiceCatalogue.SearchText(place.Name, place.Parent is null ? null : names[place.Parent]);
            if (places.TryGetValue(place.Code, out var row)) (row.Kind, row.Name, row.Parent, row.Search, row.Source) = (place.Kind, place.Name, place.Parent, words, place.Source);
            else registry.CataloguePlaces.Add(new() { Code = place.Code, Kind = place.Kind, Name = place.Name, Parent = place.Parent, Search = words, Source = place.Source });
        }

        await registry.SaveChangesAsync(cancellation);
    }

    /// <summary>Definitions in force by the words of their procedure's name; of several variants the first.</summary>
    private static async Task<Dictionary<string, string>> RunningAsync(WorkflowStore store, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var inForce = await rows.Definitions.Where(row => row.InForce).OrderBy(row => row.Name).Select(row => new { row.DefinitionId, row.Name }).ToListAsync(cancellation);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in inForce) found.TryAdd(ServiceCatalogue.SearchText(row.Name.Split(" – ")[0]), row.DefinitionId);
        return found;
    }
}
