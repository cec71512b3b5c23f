namespace LaoCai.Workflows.Engine.Execution;

/// <summary>A reasoned no. <paramref name="Code"/> is stable, such as <c>task.not-open</c>; the message is for people.</summary>
public sealed record Refusal(string Code, string Message);

/// <summary>What came of a command.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The command holds: these events happened, in order.</summary>
    /// <param name="State">The state after them; always equal to folding <paramref name="Events"/> over the state before.</param>
    /// <param name="Events">What happened; never empty.</param>
    /// <param name="Effects">What the world must do once the commit is durable.</param>
    public sealed record Accepted(InstanceState State, IReadOnlyList<WorkflowEvent> Events, IReadOnlyList<Effect> Effects) : Decision;

    /// <summary>The command does not hold; nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}
