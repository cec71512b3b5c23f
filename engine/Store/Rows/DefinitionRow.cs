namespace LaoCai.Workflows.Store.Rows;

/// <summary>One published version of a definition. Its document never changes; only its life does.</summary>
public sealed record DefinitionRow
{
    /// <summary>Content hash.</summary>
    public required string Hash { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>From 1 within the definition.</summary>
    public int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>The Elsa document, as it was hashed.</summary>
    public required string Document { get; init; }

    public DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }

    /// <summary>Whether new instances start on it; at most one version of a definition at a time.</summary>
    public bool InForce { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }
    public string? RetiredBy { get; init; }
}

/// <summary>The unpublished form of a definition; may be incomplete. At most one a definition.</summary>
public sealed record DefinitionDraftRow
{
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public required string Document { get; init; }
    public DateTimeOffset SavedAt { get; init; }
    public required string SavedBy { get; init; }
}

/// <summary>One published version of the calendar set. The one with the highest number counts for new dates.</summary>
public sealed record CalendarRow
{
    public required string Hash { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required string Document { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}
