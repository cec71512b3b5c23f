namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>
/// A layout that leaves everything where people have put it in an earlier drawing, and finds a free place in its lane for what is new.
/// </summary>
internal sealed class KeptLayout
{
    private const int Gap = 40, Nudge = 20, Padding = 20;

    private readonly Dictionary<string, Bounds> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(int X, int Y)>> flows = new(StringComparer.Ordinal);

    private KeptLayout(IReadOnlyList<Bounds> lanes, Bounds pool) => (Lanes, Pool) = (lanes, pool);

    public IReadOnlyDictionary<string, Bounds> Nodes => nodes;

    public IReadOnlyDictionary<string, IReadOnlyList<(int X, int Y)>> Flows => flows;

    public IReadOnlyList<Bounds> Lanes { get; private set; }

    public Bounds Pool { get; private set; }

    /// <summary>Null where too little of the earlier drawing is found again: then a fresh layout reads better.</summary>
    /// <param name="drawn">What is to be drawn.</param>
    /// <param name="fresh">Its own layout, for the sizes of what is new.</param>
    /// <param name="earlier">The earlier drawing.</param>
    public static KeptLayout? Of(DrawnProcess drawn, BpmnLayout fresh, EarlierDrawing earlier)
    {
        if (earlier.Pool is not { } pool || !drawn.Lanes.Any(lane => earlier.Lanes.ContainsKey(lane.Name))) return null;
        var names = DrawingNames.Of([.. drawn.Nodes.Select(node => new SketchNode(node.Id, node.Kind, node.Name))], [.. drawn.Flows.Select(flow => (flow.From, flow.To))]);
        var known = drawn.Nodes.Where(node => earlier.Nodes.ContainsKey(names[node.Id])).ToDictionary(node => node.Id, node => names[node.Id], StringComparer.Ordinal);
        PairTheChangedStep(drawn, names, earlier, known);
        var steps = drawn.Nodes.Count(node => node.Kind is DrawnKind.Task);
        if (drawn.Nodes.Count(node => node.Kind is DrawnKind.Task && known.ContainsKey(node.Id)) * 2 < steps) return null;

        var kept = WithLanes(drawn, fresh, earlier, pool);
        foreach (var node in drawn.Nodes)
            if (known.TryGetValue(node.Id, out var name) && IsIn(earlier.Nodes[name], kept.Lanes[node.Lane])) kept.nodes[node.Id] = earlier.Nodes[name];
        var old = kept.nodes.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var node in drawn.Nodes.Where(node => !old.Contains(node.Id))) kept.Place(node, drawn, fresh.Nodes[node.Id]);
        foreach (var flow in drawn.Flows)
        {
            var way = old.Contains(flow.From) && old.Contains(flow.To) ? earlier.Way(known[flow.From], known[flow.To], flow.Name) : null;
            kept.flows[flow.Id] = way ?? kept.Direct(flow);
        }

        return kept;
    }

    /// <summary>Lanes stay where they were; one that is new is added below the others.</summary>
    private static KeptLayout WithLanes(DrawnProcess drawn, BpmnLayout fresh, EarlierDrawing earlier, Bounds pool)
    {
        var (like, bottom) = (earlier.Lanes.Values.First(), pool.Bottom);
        var lanes = new List<Bounds>();
        foreach (var (lane, size) in drawn.Lanes.Zip(fresh.Lanes))
        {
            if (earlier.Lanes.TryGetValue(lane.Name, out var was))
            {
                lanes.Add(was);
                continue;
            }

            lanes.Add(new(like.X, bottom, like.Width, size.Height));
            bottom += size.Height;
        }

        return new(lanes, pool with { Height = bottom - pool.Y });
    }

    /// <summary>One step whose words have changed stands where the one stood that is gone; so does the gateway behind it.</summary>
    private static void PairTheChangedStep(DrawnProcess drawn, IReadOnlyDictionary<string, string> names, EarlierDrawing earlier, Dictionary<string, string> known)
    {
        var gone = earlier.Nodes.Keys.Where(name => name.StartsWith("step ", StringComparison.Ordinal) && !known.ContainsValue(name)).ToList();
        var changed = drawn.Nodes.Where(node => node.Kind is DrawnKind.Task && !known.ContainsKey(node.Id)).ToList();
        if (gone.Count != 1 || changed.Count != 1) return;
        known[changed[0].Id] = gone[0];
        foreach (var node in drawn.Nodes.Where(node => !known.ContainsKey(node.Id)))
        {
            var was = names[node.Id].Replace(names[changed[0].Id], gone[0], StringComparison.Ordinal);
            if (earlier.Nodes.ContainsKey(was)) known[node.Id] = was;
        }
    }

    private static bool IsIn(Bounds node, Bounds lane) => node.CentreY >= lane.Y && node.CentreY <= lane.Bottom;

    /// <summary>To the right of what leads to it, in its lane, where nothing else stands; the pool grows where it must.</summary>
    private void Place(DrawnNode node, DrawnProcess drawn, Bounds size)
    {
        var lane = Lanes[node.Lane];
        var before = drawn.Flows.Where(flow => flow.To == node.Id && nodes.ContainsKey(flow.From)).Select(flow => nodes[flow.From].Right + Gap).DefaultIfEmpty(lane.X + Gap).Max();
        var place = new Bounds(before, lane.CentreY - (size.Height / 2), size.Width, size.Height);
        while (nodes.Values.Any(other => Overlap(other, place))) place = place with { X = place.X + Nudge };
        nodes[node.Id] = place;
        var more = place.Right + Padding - lane.Right;
        if (more <= 0) return;
        Lanes = [.. Lanes.Select(one => one with { Width = one.Width + more })];
        Pool = Pool with { Width = Pool.Width + more };
    }

    private static bool Overlap(Bounds one, Bounds other) =>
        one.X < other.Right + Nudge && other.X < one.Right + Nudge && one.Y < other.Bottom && other.Y < one.Bottom;

    private IReadOnlyList<(int X, int Y)> Direct(DrawnFlow flow)
    {
        var (from, to) = (nodes[flow.From], nodes[flow.To]);
        if (to.X > from.Right)
        {
            var turn = from.Right + ((to.X - from.Right) / 2);
            return from.CentreY == to.CentreY
                ? [(from.Right, from.CentreY), (to.X, to.CentreY)]
                : [(from.Right, from.CentreY), (turn, from.CentreY), (turn, to.CentreY), (to.X, to.CentreY)];
        }

        var above = Math.Min(from.Y, to.Y) - Nudge;
        return [(from.CentreX, from.Y), (from.CentreX, above), (to.CentreX, above), (to.CentreX, to.Y)];
    }
}
