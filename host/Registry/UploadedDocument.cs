namespace LaoCai.Workflows.Host.Registry;

/// <summary>A process document between being read and being published: the page that asks for confirmations publishes the very file it showed.</summary>
public sealed class UploadedDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name of the file, for people.</summary>
    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Person's id; nobody else sees the file.</summary>
    public required Guid UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }
}
