namespace LaoCai.Workflows.Engine.History;

/// <summary>
/// One command of one instance as it was decided: what was asked, by whom, when, and what came of it.
/// Written once, in the command's own commit, and never changed.
/// </summary>
public sealed record HistoryRecord
{
    public required Guid InstanceId { get; init; }

    /// <summary>The instance's revision after the command; the first is 1 and none is left out.</summary>
    public required long Seq { get; init; }

    /// <summary>Idempotency key of the command.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>The instant of the command, UTC, whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Version (content hash) of the calendar set that dates were counted with.</summary>
    public required string Calendars { get; init; }

    /// <summary>The command's stored form, byte for byte as it was written.</summary>
    public required string Command { get; init; }

    /// <summary>The events' stored form, byte for byte as it was written.</summary>
    public required string Events { get; init; }

    /// <summary>Hash of the record before; 32 zero bytes for the first.</summary>
    public required ReadOnlyMemory<byte> Previous { get; init; }

    /// <summary>SHA-256 of <see cref="CanonicalBytes"/>.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }
}
