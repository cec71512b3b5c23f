namespace LaoCai.Workflows.Store.Rows;

/// <summary>One record of an instance's history, as <see cref="Engine.History.HistoryRecord"/> describes it.</summary>
public sealed record HistoryRow
{
    public Guid InstanceId { get; init; }
    public long Seq { get; init; }

    /// <summary>
    /// The day on whose seal the record stands: the day of <see cref="At"/>, or the first unsealed day where that one was
    /// sealed already (a clock that jumped back).
    /// </summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset At { get; init; }
    public Guid CommandId { get; init; }
    public required string Actor { get; init; }

    /// <summary>SHA-256 of the calendar set, 32 bytes.</summary>
    public required byte[] Calendars { get; init; }

    public required string Command { get; init; }
    public required string Events { get; init; }
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>The seal on one day, as <see cref="Engine.History.DaySeal"/> describes it.</summary>
public sealed record DaySealRow
{
    public DateOnly Day { get; init; }
    public long Records { get; init; }
    public required byte[] Root { get; init; }
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }
    public DateTimeOffset SealedAt { get; init; }
}
