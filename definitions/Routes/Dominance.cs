namespace LaoCai.Workflows.Definitions.Routes;

/// <summary>Which nodes lie on every path from the first node to another: a way back is a loop only to such a node.</summary>
public static class Dominance
{
    /// <summary>For every node, the nodes on every path from node 0 to it, itself included. Empty for a node that is not reached.</summary>
    public static IReadOnlyList<IReadOnlySet<int>> Of(int nodes, IEnumerable<(int From, int To)> edges)
    {
        var before = edges.ToLookup(edge => edge.To, edge => edge.From);
        var all = new HashSet<int>?[nodes];
        if (nodes > 0) all[0] = [0];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var node = 1; node < nodes; node++)
            {
                HashSet<int>? common = null;
                foreach (var dominators in before[node].Select(from => all[from]).OfType<HashSet<int>>())
                {
                    if (common is null) common = [.. dominators];
                    else common.IntersectWith(dominators);
                }

                if (common is null) continue;
                common.Add(node);
                if (all[node] is { } known && known.SetEquals(common)) continue;
                all[node] = common;
                changed = true;
            }
        }

        return [.. all.Select(dominators => dominators ?? [])];
    }
}
