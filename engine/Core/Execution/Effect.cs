using System.Text.Json;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>What must happen outside the instance after the commit; delivered at least once, so each receiver is idempotent.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>Start a child of <c>Elsa.DispatchWorkflow</c>.</summary>
    /// <param name="ChildId">The child's id, derived from the parent's, so that a second delivery starts nothing new.</param>
    /// <param name="DefinitionId">Logical id of the definition; its newest published version is started.</param>
    /// <param name="Input">Inputs of the child.</param>
    /// <param name="CorrelationId">Correlation id of the child.</param>
    /// <param name="Parent">Who waits; null when nobody does.</param>
    public sealed record StartChild(Guid ChildId, string DefinitionId, JsonElement Input, string? CorrelationId, ParentLink? Parent) : Effect;

    /// <summary>Tell the waiting parent that this instance ended.</summary>
    public sealed record ReportToParent(ParentLink Parent, JsonElement? Output) : Effect;

    /// <summary>Publish an event by name to every waiter of every instance.</summary>
    public sealed record PublishEvent(string Name, JsonElement? Payload) : Effect
    {
        /// <summary>Only to this instance (Elsa's local event); null: to all.</summary>
        public Guid? OnlyTo { get; init; }

        /// <summary>Only to instances with this correlation id; null: to all.</summary>
        public string? CorrelationId { get; init; }
    }
}
