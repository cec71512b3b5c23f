namespace LaoCai.Workflows.Host.Registry;

/// <summary>An agency, district or commune of the catalogue. Units that work here are <see cref="OrgUnit"/>s; this is the province's list.</summary>
public sealed class CataloguePlace
{
    public required string Code { get; init; }

    /// <summary><c>agency</c>, <c>district</c> or <c>commune</c>.</summary>
    public required string Kind { get; set; }

    public required string Name { get; set; }

    /// <summary>Code of the place that it is part of; null for the province's own.</summary>
    public string? Parent { get; set; }

    /// <summary>All words that it is found by, lower case and without marks.</summary>
    public required string Search { get; set; }

    /// <summary>Where the fact comes from, and whether it is to be verified.</summary>
    public required string Source { get; set; }
}
