using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>A step, or steps done together, as drawn.</summary>
/// <param name="Entry">The task, or the parallel gateway that opens the branches.</param>
/// <param name="Tasks">One, or one a branch.</param>
/// <param name="Ways">Where it goes: the flow's name (empty for none) and the node it leads to, after merging gateways.</param>
/// <param name="Decided">A choice stands after it.</param>
internal sealed record DrawnStage(BpmnNode Entry, IReadOnlyList<BpmnNode> Tasks, IReadOnlyList<(BpmnFlow Flow, BpmnNode To)> Ways, bool Decided);

/// <summary>Finds stages by following the flows from the start.</summary>
internal sealed class StageFinder(BpmnGraph graph, List<Diagnostic> diagnostics)
{
    private readonly Dictionary<string, DrawnStage> stages = new(StringComparer.Ordinal);

    /// <summary>Stages by the id of their entry, and the entry of the first; null where there is none.</summary>
    public (IReadOnlyDictionary<string, DrawnStage> Stages, string? First) Find()
    {
        var starts = graph.Nodes.Values.Where(node => node.Kind is BpmnKind.Start).ToList();
        if (starts.Count != 1)
        {
            diagnostics.Add(BpmnFindings.Start(starts.Count > 1 ? starts[1].Id : null, starts.Count));
            if (starts.Count == 0) return (stages, null);
        }

        if (graph.Outgoing[starts[0].Id].Skip(1).Any()) diagnostics.Add(BpmnFindings.SeveralWays(starts[0]));
        var first = graph.Outgoing[starts[0].Id].FirstOrDefault() is { } begin ? Through(begin.To) : null;
        var open = new Queue<BpmnNode>();
        if (first is not null) open.Enqueue(first);
        while (open.TryDequeue(out var node))
        {
            if (stages.ContainsKey(node.Id) || Of(node) is not { } stage) continue;
            stages.Add(node.Id, stage);
            foreach (var (_, to) in stage.Ways) open.Enqueue(to);
        }

        var used = stages.Values.SelectMany(stage => stage.Tasks).Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var task in graph.Nodes.Values.Where(node => node.Kind is BpmnKind.Task && !used.Contains(node.Id))) diagnostics.Add(BpmnFindings.NotReached(task));
        return (stages, first is not null && stages.ContainsKey(first.Id) ? first.Id : null);
    }

    private DrawnStage? Of(BpmnNode node)
    {
        switch (node.Kind)
        {
            case BpmnKind.Task:
                var (ways, decided) = Ways(node);
                return new(node, [node], ways, decided);
            case BpmnKind.Parallel:
                return Together(node);
            case BpmnKind.Choice:
                diagnostics.Add(BpmnFindings.GatewayAfterGateway(node));
                return null;
            default:
                return null; // an end, or what has been reported already
        }
    }

    private DrawnStage? Together(BpmnNode fork)
    {
        var tasks = graph.Outgoing[fork.Id].Select(flow => graph.Nodes[flow.To]).ToList();
        var joins = tasks.Select(task => graph.Outgoing[task.Id].ToList() is [var only] ? graph.Nodes[only.To] : null).ToList();
        var join = joins.Count > 0 ? joins[0] : null;
        if (tasks.Count < 2 || tasks.Any(task => task.Kind is not BpmnKind.Task) || tasks.Distinct().Count() != tasks.Count
            || join is not { Kind: BpmnKind.Parallel } || joins.Any(other => other != join))
        {
            diagnostics.Add(BpmnFindings.Branches(fork));
            return null;
        }

        var (ways, decided) = Ways(join);
        return new(fork, tasks, ways, decided);
    }

    /// <summary>Where a task or a join leads: directly, or by the flows of the choice after it.</summary>
    private (IReadOnlyList<(BpmnFlow Flow, BpmnNode To)> Ways, bool Decided) Ways(BpmnNode node)
    {
        var flows = graph.Outgoing[node.Id].ToList();
        if (flows.Count > 1) diagnostics.Add(BpmnFindings.SeveralWays(node));
        if (flows.Count == 0) return ([], false);
        var next = Through(flows[0].To);
        if (next is null) return ([], false);
        if (next.Kind is not BpmnKind.Choice) return ([(flows[0], next)], false);
        var ways = new List<(BpmnFlow, BpmnNode)>();
        foreach (var flow in graph.Outgoing[next.Id])
            if (Through(flow.To) is { } to) ways.Add((flow, to));
        return (ways, true);
    }

    /// <summary>The node that a way leads to, past gateways that only merge (one way out, without a name); null for a ring of such gateways.</summary>
    private BpmnNode? Through(string id)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var node = graph.Nodes[id];
        while (node.Kind is BpmnKind.Choice && graph.Outgoing[node.Id].ToList() is [{ Name.Length: 0 } only])
        {
            if (!passed.Add(node.Id)) return null;
            node = graph.Nodes[only.To];
        }

        return node;
    }
}
