using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Rows;

/// <summary>One instance: its state and what lists of instances ask for.</summary>
public sealed record InstanceRow
{
    public Guid Id { get; init; }
    public required string DefinitionHash { get; init; }
    public string? CorrelationId { get; init; }
    public Guid? ParentId { get; init; }
    public int? ParentExecutionNo { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public InstanceStatus Status { get; init; }
    public InstanceSubStatus SubStatus { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Number of commands applied.</summary>
    public long Revision { get; init; }

    /// <summary>Hash of the instance's newest history record.</summary>
    public required byte[] ChainHead { get; init; }

    /// <summary>The state's stored form.</summary>
    public required string State { get; init; }

    /// <summary>The row of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="chainHead">Hash of its newest record.</param>
    /// <param name="stored">Its stored form.</param>
    public static InstanceRow Of(InstanceState state, byte[] chainHead, string stored)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            Id = state.Id,
            DefinitionHash = state.DefinitionHash,
            CorrelationId = state.CorrelationId,
            ParentId = state.Parent?.InstanceId,
            ParentExecutionNo = state.Parent?.ExecutionNo,
            StartedAt = StoredInstant.Of(state.StartedAt),
            Status = state.Status,
            SubStatus = state.SubStatus,
            FinishedAt = StoredInstant.Of(state.FinishedAt),
            Revision = state.Revision,
            ChainHead = chainHead,
            State = stored,
        };
    }
}
