namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>A connection by the places of its ends.</summary>
/// <param name="Counter">Under which place it is counted: its own, or that of the first connection of the same port to the same target.</param>
/// <param name="Backward">Whether it leads back: following it starts a new round instead of counting as an arrival.</param>
/// <param name="IsLoop">Of a backward one: whether its target lies on every way from the start to its source. Any other faults when it is taken.</param>
public sealed record FlowConnection(int Index, int Counter, int Source, string Port, int Target, bool Backward, bool IsLoop);

/// <summary>
/// A flowchart, indexed. Which connections lead forward is decided as Elsa 3.7.1 decides it: breadth first from the start, in the order of
/// the document, an edge that would close a circle with those found before is a backward one. What the start cannot reach is dead.
/// </summary>
public sealed class FlowGraph
{
    private readonly int[][] _outbound;
    private readonly int[][] _forwardInbound;
    private readonly bool[] _reachable;
    private readonly bool[]?[] _ancestors;

    internal FlowGraph(CompiledActivity? container, FlowGraph? parent, int count)
    {
        Container = container;
        Parent = parent;
        Activities = new CompiledActivity[count];
        _outbound = new int[count][];
        _forwardInbound = new int[count][];
        _reachable = new bool[count];
        _ancestors = new bool[count][];
    }

    /// <summary>The flowchart activity that this is the inside of.</summary>
    public CompiledActivity? Container { get; }

    /// <summary>The flowchart around it; null for the root.</summary>
    public FlowGraph? Parent { get; }

    public CompiledActivity[] Activities { get; }
    public FlowConnection[] Connections { get; private set; } = [];

    /// <summary>Place of the first activity to run; -1 for an empty flowchart.</summary>
    public int Start { get; private set; } = -1;

    public IReadOnlyList<CompiledVariable> Variables { get; internal set; } = [];

    /// <summary>Places of the connections that leave an activity, in the document's order; one that is there twice is passed once, as in Elsa.</summary>
    public ReadOnlySpan<int> Outbound(int activity) => _outbound[activity];

    public ReadOnlySpan<int> ForwardInbound(int activity) => _forwardInbound[activity];

    /// <summary>Whether the start leads to it.</summary>
    public bool IsReachable(int activity) => _reachable[activity];

    /// <summary>Whether one activity lies before another on some forward way.</summary>
    public bool IsAncestor(int ancestor, int of) => (_ancestors[of] ?? Ancestors(of))[ancestor];

    /// <summary>Called once all activities stand in <see cref="Activities"/>.</summary>
    internal void Connect(IReadOnlyList<(int Source, string Port, int Target)> connections, int start)
    {
        Start = start;
        HashSet<(int, int)> forward = ForwardEdges(connections);
        Connections = new FlowConnection[connections.Count];
        Dictionary<(int, string, int), int> first = [];

        for (int i = 0; i < connections.Count; i++)
        {
            (int source, string port, int target) = connections[i];
            bool backward = !forward.Contains((source, target));
            int counter = first.TryAdd(connections[i], i) ? i : first[connections[i]];
            Connections[i] = new FlowConnection(i, counter, source, port, target, backward, backward && !ReachesWithout(source, target, forward));
        }

        for (int activity = 0; activity < Activities.Length; activity++)
        {
            _outbound[activity] = [.. Connections.Where(connection => connection.Source == activity && connection.Counter == connection.Index).Select(connection => connection.Index)];
            _forwardInbound[activity] = [.. Connections.Where(connection => connection.Target == activity && !connection.Backward && connection.Counter == connection.Index).Select(connection => connection.Index)];
            _reachable[activity] = activity == start || _forwardInbound[activity].Length > 0;
        }
    }

    /// <summary>Itself and everything that forward ways lead to from it.</summary>
    internal bool[] Descendants(int activity)
    {
        bool[] seen = new bool[Activities.Length];
        Stack<int> open = new([activity]);

        while (open.TryPop(out int current))
        {
            if (seen[current])
            {
                continue;
            }

            seen[current] = true;

            foreach (int index in _outbound[current])
            {
                if (!Connections[index].Backward)
                {
                    open.Push(Connections[index].Target);
                }
            }
        }

        return seen;
    }

    private bool[] Ancestors(int of)
    {
        bool[] seen = new bool[Activities.Length];
        Stack<int> open = new();
        Push(of);

        while (open.TryPop(out int current))
        {
            if (!seen[current])
            {
                seen[current] = true;
                Push(current);
            }
        }

        _ancestors[of] = seen; // computed twice by two threads, it is the same

        return seen;

        void Push(int activity)
        {
            foreach (int index in _forwardInbound[activity])
            {
                open.Push(Connections[index].Source);
            }
        }
    }

    private HashSet<(int, int)> ForwardEdges(IReadOnlyList<(int Source, string Port, int Target)> connections)
    {
        HashSet<(int, int)> edges = [];

        if (Start < 0)
        {
            return edges;
        }

        List<int>[] targets = new List<int>[Activities.Length];
        List<int>[] found = new List<int>[Activities.Length];

        for (int i = 0; i < Activities.Length; i++)
        {
            targets[i] = [];
            found[i] = [];
        }

        foreach ((int source, _, int target) in connections)
        {
            targets[source].Add(target);
        }

        bool[] done = new bool[Activities.Length];
        Queue<int> open = new([Start]);

        while (open.TryDequeue(out int source))
        {
            bool first = !done[source];
            done[source] = true;

            if (!first)
            {
                continue; // its edges were decided, and a circle stays a circle
            }

            foreach (int target in targets[source])
            {
                if (edges.Contains((source, target)) || Reaches(target, source, found))
                {
                    continue;
                }

                edges.Add((source, target));
                found[source].Add(target);

                if (!done[target])
                {
                    open.Enqueue(target);
                }
            }
        }

        return edges;
    }

    private static bool Reaches(int from, int to, List<int>[] edges)
    {
        if (from == to)
        {
            return true;
        }

        HashSet<int> seen = [from];
        Stack<int> open = new([from]);

        while (open.TryPop(out int current))
        {
            foreach (int next in edges[current])
            {
                if (next == to)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    /// <summary>Whether some forward way from the start to an activity misses another one.</summary>
    private bool ReachesWithout(int activity, int avoided, HashSet<(int, int)> forward)
    {
        if (activity == avoided || Start == avoided || Start < 0)
        {
            return false;
        }

        ILookup<int, int> next = forward.ToLookup(edge => edge.Item1, edge => edge.Item2);
        HashSet<int> seen = [Start];
        Stack<int> open = new([Start]);

        while (open.TryPop(out int current))
        {
            if (current == activity)
            {
                return true;
            }

            foreach (int target in next[current])
            {
                if (target != avoided && seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return false;
    }
}
