namespace LaoCai.Workflows.Store.Migrating;

/// <summary>Which running instances are to move, and where to.</summary>
/// <param name="DefinitionId">Logical id of the procedure; instances of all its other versions are affected.</param>
/// <param name="ToVersion">Number of the published version to move to.</param>
/// <param name="Activities">Old activity id → new activity id, for those whose id changed.</param>
/// <param name="Reason">Why; stands in each instance's history.</param>
public sealed record MigrationOrder(string DefinitionId, int ToVersion, IReadOnlyDictionary<string, string> Activities, string Reason);

/// <summary>The instances that stand at one step of one version.</summary>
/// <param name="Version">The version that they are on.</param>
/// <param name="ActivityId">The first open step; empty where nothing is open.</param>
/// <param name="Title">As the definition calls it; null where it has no title.</param>
/// <param name="Moves">How many can move, or moved.</param>
/// <param name="Cannot">How many cannot, by reason; the reason is a stable code and a text.</param>
public sealed record MigrationStep(int Version, string ActivityId, string? Title, long Moves, IReadOnlyList<MigrationObstacle> Cannot);

/// <summary>Why some cannot move.</summary>
/// <param name="Code">Stable, such as <c>migration.unmapped</c>.</param>
/// <param name="Message">For people.</param>
/// <param name="Instances">How many.</param>
/// <param name="Example">One of them.</param>
public sealed record MigrationObstacle(string Code, string Message, long Instances, Guid Example);

/// <summary>What a migration did, or in a dry run would do.</summary>
/// <param name="Affected">Running instances on other versions.</param>
/// <param name="Moves">How many of them move.</param>
/// <param name="Cannot">How many cannot and stay on their version.</param>
/// <param name="Stay">Running instances that are on the version already.</param>
/// <param name="Closed">Finished and cancelled instances of other versions; they are never moved.</param>
/// <param name="Steps">The affected ones by version and step.</param>
public sealed record MigrationReport(long Affected, long Moves, long Cannot, long Stay, long Closed, IReadOnlyList<MigrationStep> Steps);
