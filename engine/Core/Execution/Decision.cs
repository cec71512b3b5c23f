namespace LaoCai.Workflows.Engine.Execution;

/// <summary>A reasoned no. <paramref name="Code"/> is stable, such as <c>task.not-open</c>; the message is for people.</summary>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>What is wrong by field, where a form was filled in.</summary>
    public IReadOnlyList<FieldFaultNote> Fields { get; init; } = [];
}

/// <summary>What is wrong with a field that was filled in.</summary>
/// <param name="Key">The field.</param>
/// <param name="Label">As people see it.</param>
/// <param name="Code">Stable, such as <c>Missing</c>.</param>
/// <param name="Bound">The rule's number where there is one.</param>
public sealed record FieldFaultNote(string Key, string Label, string Code, decimal? Bound);

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
