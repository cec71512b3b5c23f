using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The flowchart executions around an activity, from the inside out.</summary>
internal static class ScopeChain
{
    /// <summary>The flowchart that a scope executes; null when it ended.</summary>
    public static FlowGraph? FlowOf(InstanceState state, ExecutableDefinition definition, int scope) =>
        state.ScopeOf(scope) is null ? null
        : scope == 0 ? definition.Root
        : definition.Find(state.TokenOf(scope)!.ActivityId)!.Inner;

    /// <summary>The scope around a scope; null around the root.</summary>
    public static int? Outer(InstanceState state, int scope) => scope == 0 ? null : state.TokenOf(scope)?.Scope;

    /// <summary>The scope that holds a variable for an activity of <paramref name="scope"/>; null: the workflow itself.</summary>
    public static int? ScopeOf(InstanceState state, ExecutableDefinition definition, int scope, VariableSlot slot)
    {
        if (slot.Owner is null)
        {
            return null;
        }

        for (int? at = scope; at is { } no; at = Outer(state, no))
        {
            if (ReferenceEquals(FlowOf(state, definition, no), slot.Owner))
            {
                return no;
            }
        }

        return null;
    }
}
