using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Rows;

/// <summary>A running time limit; the sweep reads those whose <see cref="NextAt"/> has come.</summary>
public sealed record DeadlineRow
{
    public Guid InstanceId { get; init; }

    /// <summary>The task it guards; 0: the instance.</summary>
    public int ExecutionNo { get; init; }

    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset DueAt { get; init; }

    /// <summary>What fires next.</summary>
    public DeadlineFiring Next { get; init; }

    /// <summary>Index of the next warning or rung, from 0.</summary>
    public int Level { get; init; }

    /// <summary>When it fires, UTC; null: nothing more fires.</summary>
    public DateTimeOffset? NextAt { get; init; }
}
