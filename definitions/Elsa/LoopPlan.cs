using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// Which ways back Elsa runs as loops, and which need the router. A connection back is a loop only to a step that lies on
/// every path to its source; Elsa faults on any other ("Invalid backward connection"). The router stands before the first step,
/// so it lies on every path, and everything can go back through it.
/// </summary>
internal sealed class LoopPlan
{
    private readonly HashSet<(int From, int To)> jumps;

    private LoopPlan(HashSet<(int From, int To)> jumps) => this.jumps = jumps;

    /// <summary>Stages that the router leads to, ascending.</summary>
    public IReadOnlyList<int> Destinations => [.. jumps.Select(jump => jump.To).Distinct().Order()];

    public bool NeedsRouter => jumps.Count > 0;

    public bool IsJump(Route route) => route.To is RouteEnd.ToStage to && jumps.Contains((route.From.Index, to.Index));

    public static LoopPlan Of(RouteGraph graph)
    {
        var ways = graph.Routes
            .Select(route => (From: route.From.Index, To: (route.To as RouteEnd.ToStage)?.Index))
            .Where(way => way.To is not null)
            .Select(way => (way.From, To: way.To!.Value))
            .ToHashSet();
        var routed = new HashSet<(int From, int To)>();

        // A jump opens a second way to its destination, which may put another loop's target off some path: again until nothing changes.
        while (true)
        {
            var edges = ways.Where(way => !routed.Contains(way)).Select(way => (way.From + 1, way.To + 1))
                .Append((0, 1))
                .Concat(routed.Select(jump => (0, jump.To + 1)));
            var onEveryPath = Dominance.Of(graph.Stages.Count + 1, edges);
            var illegal = ways
                .Where(way => way.To <= way.From && !routed.Contains(way) && onEveryPath[way.From + 1].Count > 0
                    && !onEveryPath[way.From + 1].Contains(way.To + 1))
                .ToList();
            if (illegal.Count == 0) return new(routed);
            routed.UnionWith(illegal);
        }
    }
}
