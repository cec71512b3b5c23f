namespace LaoCai.Workflows.Host.Designs;

/// <summary>A procedure that an analyst is drawing. Nothing runs by it until it is published.</summary>
public sealed class Draft
{
    public Guid Id { get; init; }

    /// <summary>The procedure's name, Vietnamese.</summary>
    public required string Name { get; set; }

    /// <summary>As the drawing states it; null where it states none.</summary>
    public string? Code { get; set; }

    /// <summary>BPMN 2.0 with the vocabulary of <c>designer/src/vocabulary</c>, as the designer wrote it.</summary>
    public required string Drawing { get; set; }

    /// <summary>Form schemas by key, a JSON object.</summary>
    public required string Forms { get; set; }

    /// <summary>The published definition that the draft goes on from; null for a new procedure.</summary>
    public string? DefinitionId { get; set; }

    /// <summary>Grows by one with each save. A save names the revision it was made from.</summary>
    public int Revision { get; set; }

    public DateTimeOffset SavedAt { get; set; }
    public Guid SavedBy { get; set; }

    /// <summary>Who is editing; null: nobody.</summary>
    public Guid? LockHolder { get; set; }

    public DateTimeOffset? LockSince { get; set; }

    /// <summary>When the holder was last heard of; after <see cref="DraftLocks.Patience"/> the lock counts as left behind.</summary>
    public DateTimeOffset? LockSeen { get; set; }
}
