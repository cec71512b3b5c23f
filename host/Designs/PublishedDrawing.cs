namespace LaoCai.Workflows.Host.Designs;

/// <summary>The drawing of a published version. The version itself is the engine's; this is how it looks and what forms it has.</summary>
public sealed class PublishedDrawing
{
    /// <summary>Content hash of the definition.</summary>
    public required string DefinitionHash { get; init; }

    public required string Drawing { get; init; }

    /// <summary>Form schemas by key, a JSON object.</summary>
    public required string Forms { get; init; }

    /// <summary>Grounds given when it was published; empty where it came from a document.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset KeptAt { get; init; }
}
