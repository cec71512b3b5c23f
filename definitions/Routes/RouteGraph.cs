using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Routes;

/// <summary>A procedure as stages and the routes between them. Route targets that do not exist stay visible as such.</summary>
public sealed class RouteGraph
{
    /// <summary>The outcome of going on where a document names only the outcomes that do not.</summary>
    public const string GoesOn = "Đạt yêu cầu";

    private readonly ILookup<int, Route> routesFrom;

    private RouteGraph(IReadOnlyList<Stage> stages, IReadOnlyList<Route> routes)
    {
        Stages = stages;
        Routes = routes;
        routesFrom = routes.ToLookup(route => route.From.Index);
    }

    public IReadOnlyList<Stage> Stages { get; }

    public IReadOnlyList<Route> Routes { get; }

    public static RouteGraph Of(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var stages = StagesOf(procedure.Steps);
        var stageOf = new Dictionary<int, int>();
        foreach (var stage in stages)
            foreach (var step in stage.Steps) stageOf.TryAdd(step.No, stage.Index);
        return new(stages, [.. stages.SelectMany(stage => RoutesOf(stage, stages.Count, stageOf))]);
    }

    /// <summary>The same procedure with every outcome written out, also those that went on by implication; that is how a drawing says it.</summary>
    public static Procedure Explicit(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var implied = Of(procedure).Routes.Where(route => route.Implied).Select(route => route.Step!.No).ToHashSet();
        return procedure with
        {
            Steps = [.. procedure.Steps.Select(step => step with
            {
                AllOutcomes = true,
                Outcomes = implied.Contains(step.No) ? [.. step.Outcomes, new(GoesOn, new RouteTarget.Next())] : step.Outcomes,
            })],
        };
    }

    public IEnumerable<Route> From(Stage stage) => routesFrom[stage.Index];

    /// <summary>Indices of the stages that a dossier can get to.</summary>
    public IReadOnlySet<int> Reached()
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>();
        if (Stages.Count > 0) open.Push(0);
        while (open.TryPop(out var at))
        {
            if (!reached.Add(at)) continue;
            foreach (var next in Next(at)) open.Push(next);
        }

        return reached;
    }

    /// <summary>Indices of the stages from which the procedure can end, other than by an applicant who gives up.</summary>
    public IReadOnlySet<int> Ending()
    {
        var ending = Routes.Where(route => route.To is RouteEnd.Finish).Select(route => route.From.Index).ToHashSet();
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var stage in Stages)
                if (!ending.Contains(stage.Index) && Next(stage.Index).Any(ending.Contains)) grew = ending.Add(stage.Index);
        }

        return ending;
    }

    private IEnumerable<int> Next(int index) =>
        routesFrom[index].Select(route => route.To).OfType<RouteEnd.ToStage>().Select(to => to.Index);

    private static List<Stage> StagesOf(IReadOnlyList<Step> steps)
    {
        var stages = new List<Stage>();
        for (var at = 0; at < steps.Count;)
        {
            var together = steps[at].Together;
            var next = at + 1;
            while (together is not null && next < steps.Count && steps[next].Together == together) next++;
            stages.Add(new(stages.Count, [.. steps.Skip(at).Take(next - at)]));
            at = next;
        }

        return stages;
    }

    private static IEnumerable<Route> RoutesOf(Stage stage, int count, Dictionary<int, int> stageOf)
    {
        RouteEnd next = stage.Index + 1 < count ? new RouteEnd.ToStage(stage.Index + 1) : new RouteEnd.Finish();
        foreach (var step in stage.Steps)
        {
            foreach (var outcome in step.Outcomes)
            {
                RouteEnd end = outcome.To switch
                {
                    RouteTarget.Next => next,
                    RouteTarget.End => new RouteEnd.Finish(),
                    RouteTarget.Applicant => new RouteEnd.Supplement(),
                    RouteTarget.ToStep to => stageOf.TryGetValue(to.No, out var index) ? new RouteEnd.ToStage(index) : new RouteEnd.Missing(to.No),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                yield return new(stage, step, outcome.When, end);
            }

            if (GoingOnIsImplied(step, stage, count, stageOf)) yield return new(stage, step, GoesOn, next, Implied: true);
        }

        if (stage.Parallel || stage.First.Outcomes.Count == 0) yield return new(stage, null, null, next);
    }

    /// <summary>One printed outcome, or several that all stop the dossier, say nothing of the ordinary case: it goes on.</summary>
    private static bool GoingOnIsImplied(Step step, Stage stage, int count, Dictionary<int, int> stageOf)
    {
        if (step.AllOutcomes || step.Automation is not null || step.Outcomes.Count == 0 || step.Outcomes.Any(GoesForward)) return false;
        return step.Outcomes.Count == 1 || step.Outcomes.All(outcome => outcome.To is RouteTarget.Applicant or RouteTarget.End);

        bool GoesForward(Outcome outcome) => outcome.To switch
        {
            RouteTarget.Next => true,
            RouteTarget.End => stage.Index + 1 == count,
            RouteTarget.ToStep to => !stageOf.TryGetValue(to.No, out var index) || index > stage.Index,
            _ => false,
        };
    }
}
