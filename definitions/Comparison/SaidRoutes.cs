using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>One way out of a step.</summary>
/// <param name="Target">Where it leads, the same for two ways exactly when they lead to the same.</param>
/// <param name="Words">For people, with the step's number in its own procedure.</param>
internal sealed record SaidRoute(string Target, string Words);

/// <summary>Where each step of a procedure leads, by outcome; what follows from the procedure without being written counts as well.</summary>
internal sealed class SaidRoutes
{
    private readonly Procedure procedure;
    private readonly RouteGraph graph;

    public SaidRoutes(Procedure procedure)
    {
        this.procedure = procedure;
        graph = RouteGraph.Of(procedure);
    }

    /// <param name="at">Position of the step.</param>
    /// <param name="position">Turns a position of this procedure into one that both share; null for a step that only this one has.</param>
    public IReadOnlyDictionary<string, SaidRoute> Of(int at, Func<int, int?> position)
    {
        var step = procedure.Steps[at];
        var stage = graph.Stages.First(one => one.Steps.Contains(step));
        var routes = new Dictionary<string, SaidRoute>(StringComparer.Ordinal);
        foreach (var route in graph.From(stage).Where(route => route.Step == step || route.Outcome is null))
        {
            // The ordinary way on is the order of the steps; a step put in between is told as such, and not again by its neighbour.
            if (route.Outcome is null || (route.To is RouteEnd.ToStage next && next.Index == stage.Index + 1) || (route.To is RouteEnd.Finish && stage.Index == graph.Stages.Count - 1))
            {
                if (route.Outcome is not null) routes.TryAdd(Key(route.Outcome), new("next", $"{route.Outcome}: bước tiếp theo"));
                continue;
            }

            routes.TryAdd(Key(route.Outcome), new(Target(route.To, position), $"{route.Outcome}: {Words(route.To)}"));
        }

        return routes;
    }

    private string Target(RouteEnd end, Func<int, int?> position) => end switch
    {
        RouteEnd.ToStage to => string.Create(CultureInfo.InvariantCulture, $"step {position(First(to))?.ToString(CultureInfo.InvariantCulture) ?? $"gone {First(to)}"}"),
        RouteEnd.Missing missing => string.Create(CultureInfo.InvariantCulture, $"missing {missing.No}"),
        _ => end.GetType().Name,
    };

    private string Words(RouteEnd end) => end switch
    {
        RouteEnd.ToStage to => string.Create(CultureInfo.InvariantCulture, $"bước {graph.Stages[to.Index].First.No}"),
        RouteEnd.Supplement => "người nộp bổ sung",
        RouteEnd.Finish => "kết thúc",
        RouteEnd.Missing missing => string.Create(CultureInfo.InvariantCulture, $"bước {missing.No} (không có)"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int First(RouteEnd.ToStage to) => graph.Stages.Take(to.Index).Sum(stage => stage.Steps.Count);

    private static string Key(string outcome) => string.Join(' ', VietnameseWords.Split(outcome));
}
