using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>One step, or the steps between a parallel split and its join.</summary>
/// <param name="Steps">In document order; one where nothing is parallel.</param>
/// <param name="Exit">The node whose flows leave the stage: the step itself, or the join.</param>
internal sealed record DrawnStage(IReadOnlyList<DrawnNode> Steps, DrawnNode Exit);

/// <summary>Finds the stages of a drawing and puts them in the order of the flow.</summary>
internal sealed class DrawnStages
{
    private readonly DrawnProcess drawn;
    private readonly List<Diagnostic> diagnostics;
    private readonly Dictionary<string, DrawnStage> stageOf = new(StringComparer.Ordinal);
    private readonly List<DrawnStage> ordered = [];

    private DrawnStages(DrawnProcess drawn, List<Diagnostic> diagnostics) => (this.drawn, this.diagnostics) = (drawn, diagnostics);

    public IReadOnlyList<DrawnStage> Ordered => ordered;

    public static DrawnStages Of(DrawnProcess drawn, List<Diagnostic> diagnostics)
    {
        var stages = new DrawnStages(drawn, diagnostics);
        stages.FindGroups();
        foreach (var step in drawn.Nodes.Where(node => node.IsStep)) stages.stageOf.TryAdd(step.Id, new([step], step));
        stages.Order();
        return stages;
    }

    public DrawnStage? StageOf(DrawnNode node) => stageOf.GetValueOrDefault(node.Id);

    /// <summary>
    /// Where a flow leads once joins of routes are passed through: a step, a split (which stands for its group), an end,
    /// or whatever else the drawing has there.
    /// </summary>
    public DrawnNode Destination(DrawnFlow flow)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = flow.To;
        while (at.IsRoute && seen.Add(at.Id) && drawn.OutOf(at).ToList() is [var only]) at = only.To;
        return at;
    }

    private void FindGroups()
    {
        foreach (var split in drawn.Nodes.Where(node => node.IsParallel && drawn.OutOf(node).Skip(1).Any()))
        {
            var steps = drawn.OutOf(split).Select(flow => flow.To).ToList();
            var joins = steps.Select(step => drawn.OutOf(step).ToList() is [var only] && only.To.IsParallel ? only.To : null).ToList();
            if (steps.All(step => step.IsStep) && joins[0] is { } join && joins.All(one => one == join) && drawn.Into(join).Count() == steps.Count)
            {
                var group = new DrawnStage(steps, join);
                stageOf[split.Id] = group;
                foreach (var step in steps) stageOf[step.Id] = group;
            }
            else
            {
                diagnostics.Add(DrawingFindings.Branches(split));
            }
        }
    }

    /// <summary>Depth first from the start, the last way out first, so that the reverse of leaving is the order of the flow and ways back do not disturb it.</summary>
    private void Order()
    {
        var left = new List<DrawnStage>();
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(DrawnNode Node, Queue<DrawnNode> Ahead)>();
        foreach (var start in drawn.Nodes.Where(node => node.Type == "startEvent")) Enter(start);
        while (open.TryPeek(out var top))
        {
            if (top.Ahead.TryDequeue(out var next)) Enter(next);
            else
            {
                open.Pop();
                if (StageOf(top.Node) is { } stage && !left.Contains(stage)) left.Add(stage);
            }
        }

        left.Reverse();
        ordered.AddRange(left);
        foreach (var node in drawn.Nodes.Where(node => !entered.Contains(node.Id) && !node.IsEnd))
            diagnostics.Add(DrawingFindings.NotLinked(node));

        void Enter(DrawnNode node)
        {
            if (!entered.Add(node.Id)) return;
            open.Push((node, new(drawn.OutOf(node).Reverse().Select(flow => flow.To))));
        }
    }
}
