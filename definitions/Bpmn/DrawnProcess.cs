using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Bpmn;

internal enum DrawnKind { Start, Task, Choice, Parallel, End, Applicant }

/// <summary>An element of the drawing.</summary>
/// <param name="Id">Element id; follows from the step's number.</param>
/// <param name="Name">What is printed on it.</param>
/// <param name="Lane">Index of its lane.</param>
/// <param name="Column">From 0, left to right.</param>
/// <param name="Step">The step of a task.</param>
internal sealed record DrawnNode(string Id, DrawnKind Kind, string Name, int Lane, int Column, Step? Step = null)
{
    /// <summary>A wait is drawn as an event, a small circle.</summary>
    public bool IsWait => Step?.Automation is Automation.Pause or Automation.Await;
}

/// <summary>A sequence flow; one without a name from a choice is its default.</summary>
internal sealed record DrawnFlow(string Id, string From, string To, string? Name = null, bool IsDefault = false);

/// <summary>A lane: who acts in it.</summary>
internal sealed record DrawnLane(string Id, string Name, ActorRole? Role);

/// <summary>A procedure as BPMN elements, in lanes and columns.</summary>
internal sealed class DrawnProcess
{
    public const string EndId = "ketThuc";

    private readonly List<DrawnNode> nodes = [];
    private readonly List<DrawnFlow> flows = [];
    private readonly List<DrawnLane> lanes = [];

    private DrawnProcess() { }

    public IReadOnlyList<DrawnNode> Nodes => nodes;

    public IReadOnlyList<DrawnFlow> Flows => flows;

    public IReadOnlyList<DrawnLane> Lanes => lanes;

    public static DrawnProcess Of(Procedure procedure)
    {
        var graph = RouteGraph.Of(procedure);
        var drawn = new DrawnProcess();
        var column = 1;
        var first = graph.Stages.Count > 0 ? drawn.LaneOf(graph.Stages[0].First) : drawn.LaneOf(null);
        drawn.nodes.Add(new(ActivityIds.Start, DrawnKind.Start, "Bắt đầu", first, 0));
        if (graph.Stages.Count > 0) drawn.Connect(ActivityIds.Start, Entry(graph.Stages[0]));
        foreach (var stage in graph.Stages) drawn.Add(stage, graph, ref column);
        var last = graph.Stages.Count > 0 ? drawn.LaneOf(graph.Stages[^1].First) : first;
        if (graph.Stages.Count == 0) drawn.Connect(ActivityIds.Start, EndId);
        if (drawn.flows.Any(flow => flow.To == EndId)) drawn.nodes.Add(new(EndId, DrawnKind.End, "Kết thúc", last, column));
        return drawn;
    }

    private void Add(Stage stage, RouteGraph graph, ref int column)
    {
        var no = stage.First.No;
        var lane = LaneOf(stage.First);
        var routes = graph.From(stage).ToList();
        var leaves = Entry(stage);
        if (stage.Parallel)
        {
            nodes.Add(new(ActivityIds.Fork(no), DrawnKind.Parallel, "", lane, column++));
            foreach (var step in stage.Steps)
            {
                AddTask(step, column);
                Connect(ActivityIds.Fork(no), ActivityIds.Step(step.No));
                Connect(ActivityIds.Step(step.No), ActivityIds.Join(no));
            }

            column++;
            leaves = ActivityIds.Join(no);
            nodes.Add(new(leaves, DrawnKind.Parallel, "", lane, column++));
        }
        else
        {
            AddTask(stage.First, column++);
        }

        if (routes.All(route => route.Outcome is null))
        {
            foreach (var route in routes) Lead(leaves, route, stage, lane, graph, column);
            return;
        }

        var choice = ActivityIds.Outcome(no);
        nodes.Add(new(choice, DrawnKind.Choice, "", lane, column));
        Connect(leaves, choice);
        foreach (var route in routes) Lead(choice, route, stage, lane, graph, column);
        column++;
    }

    private void AddTask(Step step, int column) => nodes.Add(new(ActivityIds.Step(step.No), DrawnKind.Task, step.Text, LaneOf(step), column, step));

    private void Lead(string from, Route route, Stage stage, int lane, RouteGraph graph, int column)
    {
        var name = route.Outcome is null ? null : stage.Parallel ? $"Bước {route.Step!.No}: {route.Outcome}" : route.Outcome;
        switch (route.To)
        {
            case RouteEnd.ToStage to:
                Connect(from, Entry(graph.Stages[to.Index]), name);
                break;
            case RouteEnd.Finish:
                Connect(from, EndId, name);
                break;
            case RouteEnd.Supplement:
                var id = ActivityIds.Supplement(stage.First.No);
                if (nodes.All(node => node.Id != id)) nodes.Add(new(id, DrawnKind.Applicant, "Trả hồ sơ để bổ sung", lane, column));
                Connect(from, id, name);
                break;
            case RouteEnd.Missing:
                throw new ArgumentException($"Step {stage.First.No} leads to a step that does not exist; the checks refuse such a procedure.", nameof(route));
        }
    }

    private void Connect(string from, string to, string? name = null)
    {
        var choice = nodes.Any(node => node.Id == from && node.Kind is DrawnKind.Choice);
        flows.Add(new(FormattableString.Invariant($"luong{flows.Count + 1}"), from, to, name, choice && name is null));
    }

    private int LaneOf(Step? step)
    {
        var name = step?.Role is { } role ? RoleCatalogue.Shipped.Find(role.Role)?.Vietnamese ?? role.Role : step?.Actor ?? "";
        var index = lanes.FindIndex(lane => lane.Role == step?.Role && (lane.Role is not null || lane.Name == name));
        if (index >= 0) return index;
        if (step?.Role is { } held && lanes.Any(lane => lane.Name == name)) name = $"{name} ({UnitName(held.Unit)})";
        lanes.Add(new(FormattableString.Invariant($"lan{lanes.Count + 1}"), name, step?.Role));
        return lanes.Count - 1;
    }

    private static string UnitName(string unit) =>
        RoleCatalogue.Shipped.Units.FirstOrDefault(binding => binding.Code == unit)?.Vietnamese ?? unit;

    private static string Entry(Stage stage) => stage.Parallel ? ActivityIds.Fork(stage.First.No) : ActivityIds.Step(stage.First.No);
}
