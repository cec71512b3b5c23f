using System.Collections.ObjectModel;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

// What the interpreter keeps of an instance besides its open work: where its tokens stand and what its variables hold.
public sealed partial record InstanceState
{
    internal static readonly IReadOnlyDictionary<string, DateTimeOffset> NoGroups = ReadOnlyDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Every activity execution that is not over, by execution number, ascending.</summary>
    public IReadOnlyList<Token> Tokens { get; init; } = [];

    /// <summary>The workflow's variables that were ever set, by name; the others have their defaults.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = JsonFields.None;

    /// <summary>The workflow's outputs that were set, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Output { get; init; } = JsonFields.None;

    /// <summary>What scripts call the instance (Elsa's name of an instance); null: nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Highest execution number given out.</summary>
    public int LastNo { get; init; }

    /// <summary>Whether tasks can be worked on and timers fire: running and not held.</summary>
    public bool AcceptsWork => Status == InstanceStatus.Running && SubStatus != InstanceSubStatus.Held;

    /// <summary>Inputs that stay readable after the first wait.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = JsonFields.None;

    /// <summary>Running flowcharts: number 0 is the root, others have the number of their token.</summary>
    internal IReadOnlyList<FlowScope> Scopes { get; init; } = [];

    /// <summary>When the shared limit of each group began, UTC.</summary>
    internal IReadOnlyDictionary<string, DateTimeOffset> GroupStarts { get; init; } = NoGroups;

    /// <summary>Events and children's ends that arrived while the instance was held or faulted, in order.</summary>
    internal IReadOnlyList<WorkflowCommand> Deferred { get; init; } = [];

    internal Token? TokenOf(int no)
    {
        foreach (Token token in Tokens)
        {
            if (token.No == no)
            {
                return token;
            }
        }

        return null;
    }

    internal FlowScope? ScopeOf(int no)
    {
        foreach (FlowScope scope in Scopes)
        {
            if (scope.No == no)
            {
                return scope;
            }
        }

        return null;
    }

    internal WorkflowTask? TaskOf(int no)
    {
        foreach (WorkflowTask task in Tasks)
        {
            if (task.ExecutionNo == no)
            {
                return task;
            }
        }

        return null;
    }

    /// <summary>Code of the unit that has to keep a limit; null: none.</summary>
    internal string? UnitOf(Deadline deadline) => deadline.Agency ?? (deadline.ExecutionNo == 0 ? EventFold.UnitOf(null, Units) : TaskOf(deadline.ExecutionNo)?.Unit);

    internal Deadline? DeadlineOf(int no)
    {
        foreach (Deadline deadline in Deadlines)
        {
            if (deadline.ExecutionNo == no)
            {
                return deadline;
            }
        }

        return null;
    }
}

/// <summary>What an activity execution waits for.</summary>
public enum TokenKind
{
    /// <summary>A person.</summary>
    Task,

    /// <summary>An instant.</summary>
    Timer,

    /// <summary>An event by name.</summary>
    Event,

    /// <summary>The end of another instance.</summary>
    Child,

    /// <summary>What is inside it: a nested flowchart.</summary>
    Flow,

    /// <summary>An operator, after a fault.</summary>
    Faulted,
}

/// <summary>One activity execution that is not over.</summary>
/// <param name="No">Execution number.</param>
/// <param name="ActivityId">Where.</param>
/// <param name="Scope">Number of the flowchart execution around it; 0: the root's. It may have ended already, then nothing follows this token.</param>
/// <param name="Backward">Whether a loop's connection led here; it then does not count as a new visit.</param>
/// <param name="Kind">What it waits for.</param>
public sealed record Token(int No, string ActivityId, int Scope, bool Backward, TokenKind Kind);

/// <summary>One execution of a flowchart.</summary>
/// <param name="No">0 for the root.</param>
/// <param name="Visits">How often each activity was left or skipped, by place.</param>
/// <param name="Passes">How often each connection was passed, by place; negative when the last time it was not followed.</param>
/// <param name="Variables">Its own variables that were set.</param>
internal sealed record FlowScope(int No, int[] Visits, int[] Passes, IReadOnlyDictionary<string, JsonElement> Variables);
