using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

/// <summary>
/// What Elsa makes of connections: forward ones in breadth-first order that close no cycle; any other leads back, and is run only
/// where every forward path from its source to the start goes through its target.
/// </summary>
internal static class ElsaGraph
{
    public static IReadOnlyList<string> InvalidBackwardConnections(FlowchartBody body, string start)
    {
        var forward = Forward(body, start);
        var reached = forward.Select(edge => edge.Target).Append(start).ToHashSet(StringComparer.Ordinal);
        return [.. body.Connections
            .Where(connection => reached.Contains(connection.Source) && !forward.Contains((connection.Source, connection.Target)))
            .Where(connection => ReachesWithout(forward, start, connection.Source, connection.Target))
            .Select(DefinitionProblem.PlaceOf)];
    }

    private static List<(string Source, string Target)> Forward(FlowchartBody body, string start)
    {
        var forward = new List<(string Source, string Target)>();
        var open = new Queue<string>([start]);
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var source))
        {
            done.Add(source);
            foreach (var target in body.Connections.Where(connection => connection.Source == source).Select(connection => connection.Target))
            {
                if (forward.Contains((source, target)) || ReachesWithout(forward, target, source, null)) continue;
                forward.Add((source, target));
                if (!done.Contains(target)) open.Enqueue(target);
            }
        }

        return forward;
    }

    /// <summary>Whether <paramref name="to"/> can be reached without touching <paramref name="without"/>.</summary>
    private static bool ReachesWithout(List<(string Source, string Target)> edges, string from, string to, string? without)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == without || !seen.Add(at)) continue;
            if (at == to) return true;
            foreach (var edge in edges.Where(edge => edge.Source == at)) open.Push(edge.Target);
        }

        return false;
    }
}
