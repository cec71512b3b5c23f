using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Store.Publishing;

/// <summary>What came of publishing a definition.</summary>
public abstract record PublishResult
{
    private PublishResult() { }

    /// <summary>The version is in force.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="IsNew">False: this very content had been published before; its version is in force (again).</param>
    public sealed record Published(DefinitionRow Version, bool IsNew) : PublishResult;

    /// <summary>Nothing changed: the version that was in force still is.</summary>
    public sealed record Refused(IReadOnlyList<DefinitionProblem> Problems) : PublishResult;
}
