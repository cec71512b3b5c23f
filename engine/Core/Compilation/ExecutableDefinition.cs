using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>What compiling gave: a definition that runs, or the reasons why there is none.</summary>
public sealed record CompilationResult(ExecutableDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems);

/// <summary>
/// A definition with its graph indexed and its scripts parsed. Immutable and safe to use from many threads; made once and kept,
/// since its <see cref="Hash"/> names exactly one content.
/// </summary>
public sealed class ExecutableDefinition
{
    private readonly Dictionary<string, CompiledActivity> _activities;

    internal ExecutableDefinition(WorkflowDocument document, string hash, DefinitionClock clock, CompiledActivity root, Dictionary<string, CompiledActivity> activities)
    {
        Document = document;
        Hash = hash;
        Clock = clock;
        RootActivity = root;
        _activities = activities;
        ContinuesWithIncidents = document.Options.TryGetValue("incidentStrategyType", out var strategy)
            && strategy.ValueKind == System.Text.Json.JsonValueKind.String && strategy.GetString()!.Contains("ContinueWithIncidents", StringComparison.Ordinal);
        Inputs = [.. document.Inputs.Select(input => new CompiledWorkflowInput(input.Name, !string.IsNullOrEmpty(input.StorageDriverType)))];
    }

    /// <summary>The document that it was made of.</summary>
    public WorkflowDocument Document { get; }

    /// <summary>The document's <see cref="ContentHash"/>.</summary>
    public string Hash { get; }

    public string DefinitionId => Document.DefinitionId;
    public string Name => Document.Name;
    public int Version => Document.Version;

    /// <summary>Statutory limit and default escalation.</summary>
    public DefinitionClock Clock { get; }

    public FlowGraph Root => RootActivity.Inner!;

    /// <summary>The workflow's own variables; flowcharts have theirs.</summary>
    public IReadOnlyList<CompiledVariable> Variables { get; internal init; } = [];

    /// <summary>Elsa's ContinueWithIncidentsStrategy: a fault stops its own branch only.</summary>
    public bool ContinuesWithIncidents { get; }

    internal CompiledActivity RootActivity { get; }
    internal CompiledWorkflowInput[] Inputs { get; }

    /// <summary>All activities, nested ones too, without the root flowchart.</summary>
    public IEnumerable<CompiledActivity> Activities => _activities.Values.Where(activity => activity.Flow is not null);

    /// <summary>Null for an unknown id.</summary>
    public CompiledActivity? Find(string activityId) => _activities.GetValueOrDefault(activityId);

    /// <summary>
    /// Prepares a document to run. The problems are those without which it cannot run at all; what may be published is decided by
    /// the publishing checks, which are stricter.
    /// </summary>
    public static CompilationResult Compile(WorkflowDocument document) => new DefinitionCompiler(document).Compile();
}
