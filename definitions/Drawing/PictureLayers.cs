namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>
/// Which nodes stand in which row. A node stands below everything that leads to it, ways back left out; the end stands last.
/// </summary>
internal sealed class PictureLayers
{
    private readonly Dictionary<string, int> layerOf = new(StringComparer.Ordinal);

    private PictureLayers() { }

    public int Count { get; private set; }

    public int Of(string id) => layerOf[id];

    public static PictureLayers Of(IReadOnlyList<PictureNode> nodes, IReadOnlyList<PictureEdge> edges)
    {
        var layers = new PictureLayers();
        var forward = Forward(nodes, edges, out var order);
        foreach (var id in order)
        {
            var above = forward[id].Select(from => layers.layerOf.GetValueOrDefault(from, -1));
            layers.layerOf[id] = above.DefaultIfEmpty(-1).Max() + 1;
        }

        var last = layers.layerOf.Count == 0 ? -1 : layers.layerOf.Values.Max();
        var ends = nodes.Where(node => node.Kind is NodeKind.End).Select(node => node.Id).ToList();
        foreach (var node in nodes.Where(node => node.Kind is not NodeKind.End))
            if (layers.layerOf.TryAdd(node.Id, last + 1)) last++; // what nothing leads to is drawn below the rest
        if (nodes.Any(node => node.Kind is not NodeKind.End && layers.layerOf[node.Id] == last)) last++;
        foreach (var end in ends) layers.layerOf[end] = last;
        layers.Count = last + 1;
        return layers;
    }

    /// <summary>For each node the nodes that lead to it, without the ways back; and the nodes with each after all of those.</summary>
    private static ILookup<string, string> Forward(IReadOnlyList<PictureNode> nodes, IReadOnlyList<PictureEdge> edges, out IReadOnlyList<string> order)
    {
        var known = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var outgoing = edges.Where(edge => known.Contains(edge.To)).ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var closed = new List<string>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var forward = new List<(string From, string To)>();
        var path = new Stack<(string Id, IEnumerator<string> Targets)>();
        if (nodes.Count > 0) Enter(nodes[0].Id);
        while (path.TryPeek(out var at))
        {
            if (!at.Targets.MoveNext())
            {
                path.Pop();
                open.Remove(at.Id);
                done.Add(at.Id);
                closed.Add(at.Id);
                continue;
            }

            var target = at.Targets.Current;
            if (open.Contains(target)) continue;
            forward.Add((at.Id, target));
            if (!done.Contains(target)) Enter(target);
        }

        closed.Reverse();
        order = closed;
        return forward.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);

        void Enter(string id)
        {
            open.Add(id);
            path.Push((id, outgoing[id].GetEnumerator()));
        }
    }
}
