namespace LaoCai.Workflows.Store.Rows;

/// <summary>A human task, open or closed. Inboxes read the open ones.</summary>
public sealed record TaskRow
{
    public Guid InstanceId { get; init; }
    public int ExecutionNo { get; init; }
    public required string ActivityId { get; init; }
    public required string Title { get; init; }

    /// <summary>Role code; empty: anyone of the unit.</summary>
    public required string Role { get; init; }

    /// <summary>Unit code; empty: no unit restriction.</summary>
    public required string Unit { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>End of its time limit, UTC; null where the step has none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who claimed it; null: nobody yet.</summary>
    public string? Assignee { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who completed it; null while open, and where it ended without being completed.</summary>
    public string? CompletedBy { get; init; }

    /// <summary>The chosen outcome; null while open, where the step has none, and where it ended without being completed.</summary>
    public string? Outcome { get; init; }
}
