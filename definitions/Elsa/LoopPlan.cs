using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// Which ways are connections, and which go through the router. Two rules of Elsa's flowchart decide:
/// <list type="bullet">
/// <item>A connection back is a loop only to a step that lies on every path to its source; Elsa faults on any other
/// ("Invalid backward connection").</item>
/// <item>A step with ways into it from several steps is a join that counts how often each was passed. A loop passes one of them more
/// often than another, and from then on the step is never run and the dossier ends without a word. So a step is entered from one
/// place only.</item>
/// </list>
/// The router stands before the first step, so it lies on every path, everything can go back to it, and each time it passes every
/// way out of it once.
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
        var routed = ways.Where(way => way.From < way.To)
            .GroupBy(way => way.To, way => way.From)
            .Where(sources => sources.Skip(1).Any())
            .Select(sources => sources.Key)
            .ToHashSet();

        // What the router leads to may no longer lie on every path to a loop's source: again until nothing changes.
        while (true)
        {
            var edges = ways.Where(way => !(way.From < way.To && routed.Contains(way.To))).Select(way => (way.From + 1, way.To + 1))
                .Append((0, 1))
                .Concat(routed.Select(to => (0, to + 1)));
            var onEveryPath = Dominance.Of(graph.Stages.Count + 1, edges);
            var noLoops = ways.Where(way => way.To <= way.From && !IsLoop(way, onEveryPath)).ToList();
            if (noLoops.All(way => routed.Contains(way.To)))
                return new([.. noLoops, .. ways.Where(way => way.From < way.To && routed.Contains(way.To))]);
            routed.UnionWith(noLoops.Select(way => way.To));
        }
    }

    /// <summary>A way that is never taken, since nothing leads to its source, may stand as it is.</summary>
    private static bool IsLoop((int From, int To) way, IReadOnlyList<IReadOnlySet<int>> onEveryPath) =>
        onEveryPath[way.From + 1].Count == 0 || onEveryPath[way.From + 1].Contains(way.To + 1);
}
