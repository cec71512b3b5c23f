using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The definition with that content hash; null when there is none.</summary>
public delegate ExecutableDefinition? DefinitionLookup(string hash);

/// <summary>What a decision may know besides state and command.</summary>
/// <param name="InstanceId">The instance; for a start the id that the new one gets.</param>
/// <param name="Definitions">All versions that instances are pinned to.</param>
/// <param name="Calendars">The set that <see cref="CommandEnvelope.Calendars"/> names.</param>
/// <param name="IsPublished">Whether a version of a definition, by its logical id, can be started as a child.</param>
public sealed record DecisionContext(Guid InstanceId, DefinitionLookup Definitions, CalendarSet Calendars, Func<string, bool> IsPublished)
{
    public ScriptLimits Scripts { get; init; } = ScriptLimits.Default;

    /// <summary>
    /// Set only when history is decided again: what was recorded, from which the answers come that the world gave then
    /// (a script stopped by the clock, a child that was not published).
    /// </summary>
    internal IReadOnlyList<WorkflowEvent>? Recorded { get; init; }

    /// <summary>Whether history is decided again by the rules that held before scripts and conversions were what they are now.</summary>
    internal bool IsEarlier { get; init; }
}
