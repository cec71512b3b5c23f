using System.Reflection;
using System.Text.Json;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>A public service as the province's plan lists it.</summary>
/// <param name="Code">Code of the catalogue; stable.</param>
/// <param name="Name">As printed, white space folded.</param>
/// <param name="Level">Administrative level: <c>province</c>, <c>district</c>, <c>commune</c>.</param>
/// <param name="Section">Section of the plan; empty where it has none.</param>
/// <param name="Group">Group of services, as printed.</param>
/// <param name="Item">Number as printed; no key, since numbers repeat.</param>
/// <param name="Field">Field of administration (lĩnh vực).</param>
/// <param name="Agency">Deciding agency, as printed.</param>
/// <param name="AgencyFrom">Where the agency stands: <c>row</c>, <c>group</c>, or <c>assumed</c>, which is to be verified.</param>
/// <param name="OnlineLevel">Level of online service, 1 to 4 (Circular 32/2017/TT-BTTTT counts so until 2022).</param>
/// <param name="Usual">Kind of usual steps that its draft is made from.</param>
/// <param name="Procedure">Name of the procedure that a real document describes; null: only a draft.</param>
public sealed record PublicService(
    string Code, string Name, string Level, string Section, string Group, string Item, string Field, string Agency, string AgencyFrom, int OnlineLevel,
    string Usual, string? Procedure = null);

/// <summary>An agency, district or commune.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Kind"><c>agency</c>, <c>district</c> or <c>commune</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Parent">Code of the district of a commune; null for others.</param>
/// <param name="Source">In words.</param>
/// <param name="Pilot">Chosen for online services in 2016.</param>
public sealed record AdministrativePlace(string Code, string Kind, string Name, string? Parent, string Source, bool Pilot);

/// <summary>The services of the province, the agencies that decide on them, and its districts and communes, from the data files beside this code.</summary>
public sealed class ServiceCatalogue
{
    private static readonly Lazy<ServiceCatalogue> Embedded = new(() => new(Open("Catalogue/services/lao-cai-2016.json"), Open("Catalogue/places/lao-cai-2016.json")));

    private ServiceCatalogue(JsonDocument services, JsonDocument places)
    {
        using (services)
        {
            Source = services.RootElement.GetProperty("source").GetString()!;
            Services = [.. services.RootElement.GetProperty("services").EnumerateArray().Select(one => one.Deserialize<PublicService>(JsonSerializerOptions.Web)!)];
        }

        using (places)
        {
            var sources = places.RootElement.GetProperty("sources").EnumerateObject().ToDictionary(source => source.Name, source => source.Value.GetString()!, StringComparer.Ordinal);
            Places =
            [
                .. places.RootElement.GetProperty("places").EnumerateArray().Select(one => new AdministrativePlace(
                    one.GetProperty("code").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("name").GetString()!,
                    one.TryGetProperty("parent", out var parent) ? parent.GetString() : null, sources[one.GetProperty("source").GetString()!],
                    one.TryGetProperty("pilot", out var pilot) && pilot.GetBoolean())),
            ];
        }
    }

    public static ServiceCatalogue Shipped => Embedded.Value;

    /// <summary>The act that lists the services.</summary>
    public string Source { get; }

    public IReadOnlyList<PublicService> Services { get; }

    public IReadOnlyList<AdministrativePlace> Places { get; }

    /// <summary>The service with that code; null where there is none.</summary>
    public PublicService? Find(string code) => Services.FirstOrDefault(service => service.Code == code);

    /// <summary>All words by which people find a service or a place, lower case and without marks.</summary>
    public static string SearchText(params string?[] parts) => string.Join(' ', VietnameseWords.Split(string.Join(' ', parts)));

    private static JsonDocument Open(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidDataException($"The shipped file {name} is missing.");
        return JsonDocument.Parse(stream);
    }
}
