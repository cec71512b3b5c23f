using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>Where cases run: the engine with somebody to carry out its effects, in memory or on a database. Each case gets a world of its own.</summary>
public abstract class CaseWorld
{
    /// <summary>The instant at which things happen now, UTC.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Every instance, in the order in which they began.</summary>
    public abstract IReadOnlyList<CaseInstance> Instances { get; }

    /// <summary>Makes a definition known; empty, or why it is not taken.</summary>
    public abstract IReadOnlyList<DefinitionProblem> Publish(WorkflowDocument document);

    /// <summary>Starts the newest version of a definition and waits until nothing moves by itself any more.</summary>
    public abstract void Start(string definitionId, string? correlationId, JsonElement input, IReadOnlyDictionary<string, string> units);

    /// <summary>As the other one, without a correlation id.</summary>
    public void Start(string definitionId, JsonElement input, IReadOnlyDictionary<string, string> units) => Start(definitionId, null, input, units);

    /// <summary>Gives a command to an instance and waits until nothing moves by itself any more. Null, or why it was refused.</summary>
    public abstract Refusal? Command(Guid instanceId, string actor, WorkflowCommand command);

    /// <summary>Publishes an event by name to every waiter; one that nobody waits for is kept for a minute.</summary>
    public abstract void PublishEvent(string name, JsonElement? payload);

    /// <summary>Lets time pass; what becomes due happens at its own instant, in order.</summary>
    public abstract void Advance(TimeSpan by);
}

/// <summary>An instance as it stands, with everything that happened to it.</summary>
/// <param name="History">The events of each of its commands.</param>
public sealed record CaseInstance(Guid Id, ExecutableDefinition Definition, InstanceState State, IReadOnlyList<IReadOnlyList<WorkflowEvent>> History);
