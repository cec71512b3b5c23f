using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>A decision with what it would write.</summary>
internal abstract record Deciding
{
    private Deciding() { }

    public sealed record Accepted(Preparation Preparation) : Deciding;

    public sealed record Refused(Refusal Refusal) : Deciding;
}
