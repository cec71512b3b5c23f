using LaoCai.Workflows.Definitions.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>Searches the catalogue. It is public, so nobody's rights narrow these queries.</summary>
public sealed class CatalogueQuery(RegistryContext registry)
{
    private const int MostWords = 12;

    /// <param name="find">Words in any order, with or without marks; null: all.</param>
    /// <param name="level"><c>province</c>, <c>district</c>, <c>commune</c>; null: all.</param>
    /// <param name="onlineLevel">Level of online service; null: all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<CatalogueEntry>> ServicesAsync(string? find, string? level, int? onlineLevel, CancellationToken cancellation)
    {
        var services = registry.CatalogueServices.AsNoTracking();
        if (!string.IsNullOrEmpty(level)) services = services.Where(service => service.Level == level);
        if (onlineLevel is not null) services = services.Where(service => service.OnlineLevel == onlineLevel);
        // Words are letters and digits alone, so none of them is a pattern.
        foreach (var word in Words(find)) services = services.Where(service => EF.Functions.Like(service.Search, $"%{word}%"));
        return await services.OrderBy(service => service.Code).ToListAsync(cancellation);
    }

    /// <summary>The service with that code; null where there is none.</summary>
    public Task<CatalogueEntry?> FindAsync(string code, CancellationToken cancellation) =>
        registry.CatalogueServices.AsNoTracking().SingleOrDefaultAsync(service => service.Code == code, cancellation);

    /// <param name="find">Words in any order, with or without marks; null: all.</param>
    /// <param name="kind"><c>agency</c>, <c>district</c>, <c>commune</c>; null: all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<CataloguePlace>> PlacesAsync(string? find, string? kind, CancellationToken cancellation)
    {
        var places = registry.CataloguePlaces.AsNoTracking();
        if (!string.IsNullOrEmpty(kind)) places = places.Where(place => place.Kind == kind);
        foreach (var word in Words(find)) places = places.Where(place => EF.Functions.Like(place.Search, $"%{word}%"));
        return await places.OrderBy(place => place.Kind).ThenBy(place => place.Code).ToListAsync(cancellation);
    }

    private static IEnumerable<string> Words(string? find) => VietnameseWords.Split(find ?? "").Take(MostWords);
}
