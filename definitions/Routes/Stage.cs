using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Routes;

/// <summary>What is done at one point of a procedure: one step, or several at the same time.</summary>
/// <param name="Index">From 0, in the order of the document.</param>
/// <param name="Steps">One, or more where they are done together.</param>
public sealed record Stage(int Index, IReadOnlyList<Step> Steps)
{
    public Step First => Steps[0];

    public bool Parallel => Steps.Count > 1;
}

/// <summary>Where a dossier goes from a stage, and on which outcome.</summary>
/// <param name="From">The stage that is left.</param>
/// <param name="Step">The step whose outcome decides; null: whatever the outcomes were.</param>
/// <param name="Outcome">The outcome's words; null: the stage just ends.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Implied">True where the document names only what goes wrong and this is the rest.</param>
public sealed record Route(Stage From, Step? Step, string? Outcome, RouteEnd To, bool Implied = false);

/// <summary>The closed set of ends of a route.</summary>
public abstract record RouteEnd
{
    private RouteEnd() { }

    /// <summary>Another stage, or the same.</summary>
    public sealed record ToStage(int Index) : RouteEnd;

    /// <summary>The counter waits for the applicant, who supplements (back to the stage) or does not (the procedure ends).</summary>
    public sealed record Supplement : RouteEnd;

    /// <summary>The procedure ends.</summary>
    public sealed record Finish : RouteEnd;

    /// <summary>A step that the document does not have.</summary>
    public sealed record Missing(int No) : RouteEnd;
}
