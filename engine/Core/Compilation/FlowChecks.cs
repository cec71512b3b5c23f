using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>What can be told from a flowchart's shape alone.</summary>
internal static class FlowChecks
{
    public static void Check(FlowGraph flow, List<DefinitionProblem> problems)
    {
        Reachability(flow, problems);
        Ports(flow, problems);
        WaysBack(flow, problems);
        Joins(flow, problems);
    }

    private static void Reachability(FlowGraph flow, List<DefinitionProblem> problems)
    {
        foreach (CompiledActivity activity in flow.Activities)
        {
            if (!flow.IsReachable(activity.Index))
            {
                problems.Add(new DefinitionProblem("activity.not-reachable", activity.Id, $"Nothing leads from the start to {activity.Id}; it would never run."));
            }
        }
    }

    private static void Ports(FlowGraph flow, List<DefinitionProblem> problems)
    {
        HashSet<(int, string, int)> seen = [];

        foreach (FlowConnection connection in flow.Connections)
        {
            CompiledActivity source = flow.Activities[connection.Source];
            string place = PlaceOf(flow, connection);

            if (!seen.Add((connection.Source, connection.Port, connection.Target)))
            {
                problems.Add(new DefinitionProblem("connection.duplicate", place, $"The connection {place} is there twice; it is passed once."));
            }

            if (PortsOf(source) is { } ports && !ports.Contains(connection.Port, StringComparer.Ordinal))
            {
                problems.Add(new DefinitionProblem("connection.unknown-port", place, ports.Count == 0
                    ? $"Nothing goes on after {source.Id}; the connection {place} would never be followed."
                    : $"{source.Id} has no port {connection.Port}, only {string.Join(", ", ports)}; the connection would never be followed."));
            }
        }
    }

    /// <summary>Null where they are computed.</summary>
    private static IReadOnlyList<string>? PortsOf(CompiledActivity activity) => activity.Kind switch
    {
        ActivityKind.End or ActivityKind.Finish or ActivityKind.Fault => [],
        ActivityKind.FlowDecision => ["True", "False"],
        ActivityKind.FlowSwitch => [.. activity.Cases.Select(one => one.Label), "Default"],
        ActivityKind.FlowFork => activity.Inputs[0]?.Expression switch
        {
            null => ["Done"],
            CompiledExpression.Constant { Value: { ValueKind: JsonValueKind.Array } list } => [.. list.EnumerateArray().Select(ValueConversion.TextOf)],
            CompiledExpression.Constant constant => [ValueConversion.TextOf(constant.Value)],
            _ => null,
        },
        _ => ["Done"],
    };

    private static void WaysBack(FlowGraph flow, List<DefinitionProblem> problems)
    {
        foreach (FlowConnection connection in flow.Connections)
        {
            if (!connection.Backward || !flow.IsReachable(connection.Source))
            {
                continue;
            }

            string place = PlaceOf(flow, connection);

            if (!connection.IsLoop)
            {
                problems.Add(new DefinitionProblem("connection.invalid-backward", place,
                    $"The way back {place} would fault when it is taken: {flow.Activities[connection.Target].Id} does not lie on every way to {flow.Activities[connection.Source].Id}."));

                continue;
            }

            if (RunsByItself(flow, connection.Target, connection))
            {
                problems.Add(new DefinitionProblem("loop.endless", place, $"The way back {place} closes a circle that never waits and never ends."));
            }

            BrokenJoins(flow, connection, place, problems);
        }
    }

    /// <summary>Whether steps that wait for nothing, through ports that are always taken, lead from an activity over a connection.</summary>
    private static bool RunsByItself(FlowGraph flow, int from, FlowConnection over)
    {
        bool[] seen = new bool[flow.Activities.Length];
        Stack<int> open = new([from]);

        while (open.TryPop(out int current))
        {
            if (seen[current] || !AlwaysDone(flow.Activities[current]))
            {
                continue;
            }

            seen[current] = true;

            foreach (int index in flow.Outbound(current))
            {
                if (index == over.Index)
                {
                    return true;
                }

                if (!flow.Connections[index].Backward && flow.ForwardInbound(flow.Connections[index].Target).Length == 1)
                {
                    open.Push(flow.Connections[index].Target);
                }
            }
        }

        return false;
    }

    private static bool AlwaysDone(CompiledActivity activity) => activity.Kind is ActivityKind.Start or ActivityKind.SetVariable or ActivityKind.SetOutput
        or ActivityKind.PublishEvent or ActivityKind.FlowJoin;

    /// <summary>
    /// A loop inside one branch in front of a WaitAll join: after one round more than the other branches have, the join is skipped, and an
    /// instance would finish without what follows it.
    /// </summary>
    private static void BrokenJoins(FlowGraph flow, FlowConnection loop, string place, List<DefinitionProblem> problems)
    {
        bool[] round = flow.Descendants(loop.Target);

        foreach (CompiledActivity join in flow.Activities)
        {
            if (!JoinModes.IsWaitAll(join) || !round[join.Index])
            {
                continue;
            }

            foreach (int inbound in flow.ForwardInbound(join.Index))
            {
                if (!round[flow.Connections[inbound].Source] && flow.IsAncestor(loop.Source, join.Index))
                {
                    problems.Add(new DefinitionProblem("loop.breaks-join", place,
                        $"After the way back {place} the WaitAll join {join.Id} would be skipped, since {flow.Activities[flow.Connections[inbound].Source].Id} is not in the loop. Use WaitAllActive."));
                    break;
                }
            }
        }
    }

    /// <summary>A WaitAll join needs all its ways; two of them that exclude each other are never both taken.</summary>
    private static void Joins(FlowGraph flow, List<DefinitionProblem> problems)
    {
        foreach (CompiledActivity join in flow.Activities)
        {
            ReadOnlySpan<int> ways = flow.ForwardInbound(join.Index);

            if (!JoinModes.IsWaitAll(join) || ways.Length < 2)
            {
                continue;
            }

            foreach (CompiledActivity gateway in flow.Activities)
            {
                if (IsExclusive(gateway) && flow.IsAncestor(gateway.Index, join.Index) && Excluded(flow, gateway, ways) is { } pair)
                {
                    problems.Add(new DefinitionProblem("join.never-goes-on", join.Id,
                        $"The WaitAll join {join.Id} never goes on: {gateway.Id} takes only one of the ways over {pair.First} and {pair.Second}. Use WaitAllActive."));
                    break;
                }
            }
        }
    }

    private static bool IsExclusive(CompiledActivity activity) =>
        activity.Kind == ActivityKind.FlowDecision
        || (activity.Kind == ActivityKind.FlowSwitch && (activity.Inputs[0] is null
            || (activity.Inputs[0]!.Expression is CompiledExpression.Constant mode && ValueConversion.TextOf(mode.Value) is not ("MatchAny" or "1"))));

    private static (string First, string Second)? Excluded(FlowGraph flow, CompiledActivity gateway, ReadOnlySpan<int> ways)
    {
        string[] ports = [.. flow.Outbound(gateway.Index).ToArray().Select(index => flow.Connections[index].Port).Distinct(StringComparer.Ordinal)];
        HashSet<string>[] through = new HashSet<string>[ways.Length];

        for (int way = 0; way < ways.Length; way++)
        {
            through[way] = new HashSet<string>(StringComparer.Ordinal);
        }

        foreach (string port in ports.Append("")) // the last: no port at all, for ways that avoid the gateway
        {
            bool[] reached = Reached(flow, gateway.Index, port);

            for (int way = 0; way < ways.Length; way++)
            {
                FlowConnection connection = flow.Connections[ways[way]];

                if (connection.Source == gateway.Index ? connection.Port == port : reached[connection.Source])
                {
                    through[way].Add(port);
                }
            }
        }

        for (int a = 0; a < ways.Length; a++)
        {
            for (int b = a + 1; b < ways.Length; b++)
            {
                if (through[a].Count > 0 && through[b].Count > 0 && !through[a].Overlaps(through[b]))
                {
                    return (flow.Activities[flow.Connections[ways[a]].Source].Id, flow.Activities[flow.Connections[ways[b]].Source].Id);
                }
            }
        }

        return null;
    }

    /// <summary>What the start reaches by forward ways when the gateway has that port only.</summary>
    private static bool[] Reached(FlowGraph flow, int gateway, string port)
    {
        bool[] reached = new bool[flow.Activities.Length];
        Stack<int> open = new([flow.Start]);

        while (open.TryPop(out int current))
        {
            if (reached[current])
            {
                continue;
            }

            reached[current] = true;

            foreach (int index in flow.Outbound(current))
            {
                FlowConnection connection = flow.Connections[index];

                if (!connection.Backward && (current != gateway || connection.Port == port))
                {
                    open.Push(connection.Target);
                }
            }
        }

        return reached;
    }

    private static string PlaceOf(FlowGraph flow, FlowConnection connection) =>
        $"{flow.Activities[connection.Source].Id}:{connection.Port} → {flow.Activities[connection.Target].Id}";
}
