namespace LaoCai.Workflows.Store.Rows;

/// <summary>An effect that is not delivered yet. Deleted once it is.</summary>
public sealed record OutboxRow
{
    public Guid InstanceId { get; init; }

    /// <summary>Revision of the command that asked for it.</summary>
    public long Seq { get; init; }

    /// <summary>Place among the command's effects, from 0.</summary>
    public int No { get; init; }

    public required string Effect { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An event that was published while nobody waited for it; the next wait within a minute takes it.</summary>
public sealed record StoredEventRow
{
    /// <summary>Derived from what published it, so that a second delivery stores nothing new.</summary>
    public Guid Id { get; init; }

    public required string Name { get; init; }
    public string? Payload { get; init; }

    /// <summary>The one instance that may take it; null: any.</summary>
    public Guid? OnlyTo { get; init; }

    /// <summary>Only instances with this correlation id may take it; null: any.</summary>
    public string? CorrelationId { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The instance that took it; null: nobody yet.</summary>
    public Guid? TakenBy { get; init; }
}
