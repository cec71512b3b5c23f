using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The engine: what a command makes of an instance, and what events make of a state. Pure.</summary>
public static class Interpreter
{
    /// <summary>
    /// Decides a command. Accepted: the state is <see cref="Fold"/> of the events over the state before, byte for byte.
    /// Refused: nothing changed, and the code says why.
    /// </summary>
    /// <param name="context">What may be known besides.</param>
    /// <param name="state">Null when there is no such instance.</param>
    /// <param name="envelope">The command; its instant counts in whole microseconds, UTC.</param>
    public static Decision Decide(DecisionContext context, InstanceState? state, CommandEnvelope envelope) =>
        Run.Decide(context, state, envelope with { At = Stored(envelope.At) });

    /// <summary>
    /// Applies one event. It takes the definitions, since an event does not repeat what the pinned definition says (a human step has hundreds
    /// of bytes), and the command for the same reason. The revision stays: it counts commands.
    /// </summary>
    public static InstanceState Apply(DefinitionLookup definitions, InstanceState? state, CommandEnvelope cause, WorkflowEvent happened) =>
        EventFold.Apply(definitions, state, cause with { At = Stored(cause.At) }, happened);

    /// <summary>Applies everything that one command caused: one record of history.</summary>
    public static InstanceState Fold(DefinitionLookup definitions, InstanceState? state, CommandEnvelope cause, IReadOnlyList<WorkflowEvent> events)
    {
        CommandEnvelope stored = cause with { At = Stored(cause.At) };

        foreach (WorkflowEvent happened in events)
        {
            state = EventFold.Apply(definitions, state, stored, happened);
        }

        return state! with { Revision = state.Revision + 1 };
    }

    /// <summary>
    /// Decides a recorded command again, for verification. What the world answered then (whether a child was published, whether the clock
    /// stopped a script) is taken from the record, so <see cref="DecisionContext.IsPublished"/> is not asked.
    /// </summary>
    /// <param name="earlier">By the rules of an earlier day: for a record that does not follow by those of today.</param>
    public static Decision Redecide(DecisionContext context, InstanceState? state, CommandEnvelope envelope, IReadOnlyList<WorkflowEvent> recorded, bool earlier = false) =>
        Decide(context with { Recorded = recorded, IsEarlier = earlier }, state, envelope);

    /// <summary>The values of the workflow's declared variables, set or default, by name.</summary>
    public static IReadOnlyDictionary<string, System.Text.Json.JsonElement> VariablesOf(ExecutableDefinition definition, InstanceState state)
    {
        Dictionary<string, System.Text.Json.JsonElement> values = new(StringComparer.Ordinal);

        foreach (CompiledVariable variable in definition.Variables)
        {
            values[variable.Name] = state.Variables.TryGetValue(variable.Name, out System.Text.Json.JsonElement value) ? value : variable.Default;
        }

        return values;
    }

    /// <summary>An instant as it is stored: UTC, whole microseconds.</summary>
    internal static DateTimeOffset Stored(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
