namespace LaoCai.Workflows.Store.Recounting;

/// <summary>What a run wrote.</summary>
/// <param name="Instances">Instances of which at least one date was moved, each by an event in its history.</param>
/// <param name="Dates">Dates that were moved.</param>
/// <param name="Left">Instances that were being worked on and stayed as they are: the next run finds them.</param>
public sealed record RecountOutcome(long Instances, long Dates, IReadOnlyList<Guid> Left);
