using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// An instance as it was last seen. Possibly stale: the commit finds out by the revision, and a refusal is checked against
/// the database before it is believed.
/// </summary>
/// <param name="State">The state.</param>
/// <param name="ChainHead">Hash of its newest history record.</param>
/// <param name="CommandIds">Every command that it carried out; null until somebody had to know.</param>
internal sealed record HotInstance(InstanceState State, ReadOnlyMemory<byte> ChainHead, IReadOnlyList<Guid>? CommandIds)
{
    public HotInstance After(InstanceState state, ReadOnlyMemory<byte> chainHead, Guid commandId) =>
        new(state, chainHead, CommandIds is null ? null : [.. CommandIds, commandId]);
}
