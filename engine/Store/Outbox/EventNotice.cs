using System.Text.Json;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>An event that is published.</summary>
/// <param name="Name">Its name; waits of the same name take it.</param>
/// <param name="Payload">Any JSON value; null: none.</param>
public sealed record EventNotice(string Name, JsonElement? Payload)
{
    /// <summary>The one instance that may take it; null: any.</summary>
    public Guid? OnlyTo { get; init; }

    /// <summary>Only instances with this correlation id may take it; null: any.</summary>
    public string? CorrelationId { get; init; }
}
