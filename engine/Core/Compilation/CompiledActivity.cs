using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>The activity types, as what the interpreter switches on.</summary>
public enum ActivityKind
{
    Flowchart, Start, End, Finish, RunTask, FlowDecision, FlowSwitch, FlowFork, FlowJoin, SetVariable, SetOutput,
    Delay, StartAt, Event, PublishEvent, DispatchWorkflow, Fault,
}

/// <summary>One activity, ready to run.</summary>
public sealed class CompiledActivity
{
    internal CompiledActivity(ActivityNode node, ActivityKind kind, FlowGraph? flow, int index)
    {
        Id = node.Id;
        Name = node.Name ?? node.Id;
        Type = node.Type;
        Kind = kind;
        Flow = flow;
        Index = index;
        InputNames = ActivityTypes.InputsOf(node.Type);
        Inputs = new CompiledInput?[InputNames.Count];
    }

    public string Id { get; }
    public string Name { get; }
    public string Type { get; }
    public ActivityKind Kind { get; }

    /// <summary>The flowchart that it stands in; null for the root flowchart itself.</summary>
    public FlowGraph? Flow { get; }

    /// <summary>Its place in the flowchart's list.</summary>
    public int Index { get; }

    /// <summary>What is inside a flowchart; null for every other kind.</summary>
    public FlowGraph? Inner { get; internal set; }

    /// <summary>A RunTask's payload, where it is the same for every instance; null where it is computed, or for other kinds.</summary>
    public HumanStep? Step { get; internal set; }

    /// <summary>
    /// How long a Delay of ours waits, counted on the calendar as a step's limit is; null: by the activity's own input, which knows
    /// no working time.
    /// </summary>
    public TimeLimit? Wait { get; internal set; }

    /// <summary>The unit whose calendar counts <see cref="Wait"/>, a binding or a code; null: the unit bound as <c>deciding</c>.</summary>
    public string? WaitUnit { get; internal set; }

    internal IReadOnlyList<string> InputNames { get; }

    /// <summary>By the order of <see cref="ActivityTypes.InputsOf"/>; null where the document says nothing.</summary>
    internal CompiledInput?[] Inputs { get; }

    /// <summary>Whether it can have an output that scripts read.</summary>
    internal bool HasResult => Kind is ActivityKind.RunTask or ActivityKind.Event or ActivityKind.DispatchWorkflow;

    internal SwitchCase[] Cases { get; set; } = [];

    /// <summary>Where its result goes; null: nowhere.</summary>
    internal VariableSlot? Result { get; set; }

    /// <summary>The output of the workflow that its result becomes; null: none.</summary>
    internal string? Output { get; set; }

    /// <summary>What a SetVariable sets.</summary>
    internal VariableSlot? Target { get; set; }
}

/// <summary>A variable as an output or an expression means it: where it was declared, and its name.</summary>
/// <param name="Owner">The flowchart that declares it; null: the workflow.</param>
/// <param name="Declared">False for a name that nobody declares; it comes into being when it is set.</param>
internal sealed record VariableSlot(FlowGraph? Owner, string Name, string TypeName, bool IsArray, bool Declared = true);

internal sealed record SwitchCase(string Label, CompiledExpression Condition);

internal sealed record CompiledInput(string TypeName, CompiledExpression Expression);

/// <summary>An expression, ready to be evaluated.</summary>
internal abstract record CompiledExpression
{
    private CompiledExpression() { }

    /// <param name="Value">Already of the input's type.</param>
    public sealed record Constant(JsonElement Value) : CompiledExpression
    {
        /// <summary>What history from before the rules of today reads; null: the same.</summary>
        public JsonElement? Earlier { get; init; }
    }

    public sealed record Variable(VariableSlot? Slot) : CompiledExpression;

    /// <param name="Name">Of the workflow's input.</param>
    /// <param name="IsYounger">Whether history from before the rules of today reads nothing there.</param>
    public sealed record Input(string Name, bool IsYounger) : CompiledExpression;

    public sealed record Script(CompiledScript Code) : CompiledExpression;
}

/// <summary>A declared variable with its default, already of its type.</summary>
public sealed record CompiledVariable(string Id, string Name, string TypeName, bool IsArray, JsonElement Default);

/// <summary>A declared workflow input.</summary>
/// <param name="Kept">Readable for the instance's whole life, not only until the first wait.</param>
internal sealed record CompiledWorkflowInput(string Name, bool Kept);
