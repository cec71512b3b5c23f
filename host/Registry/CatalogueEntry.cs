namespace LaoCai.Workflows.Host.Registry;

/// <summary>A public service of the province's catalogue, whether or not its process runs here yet.</summary>
public sealed class CatalogueEntry
{
    /// <summary>Code in the catalogue's own numbering.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Administrative level: <c>province</c>, <c>district</c> or <c>commune</c>.</summary>
    public required string Level { get; set; }

    /// <summary>Group of services, as printed in the plan.</summary>
    public required string Group { get; set; }

    /// <summary>Field of administration (lĩnh vực).</summary>
    public required string Field { get; set; }

    /// <summary>Deciding agency, as printed.</summary>
    public required string Agency { get; set; }

    /// <summary>Level of online service, 1 to 4.</summary>
    public required int OnlineLevel { get; set; }

    /// <summary>All words that it is found by, lower case and without marks.</summary>
    public required string Search { get; set; }

    /// <summary>The definition made from a real document; null: only a draft that waits for a survey.</summary>
    public string? DefinitionId { get; set; }
}
