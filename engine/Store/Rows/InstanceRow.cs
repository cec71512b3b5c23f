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
}
