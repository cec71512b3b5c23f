using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>The picture of a procedure as its document says it, also of one that cannot be published yet. Ids are the definition's.</summary>
internal static class ProcedurePicture
{
    private const string StartId = ActivityIds.Start;

    public static Picture Of(Procedure procedure)
    {
        var graph = RouteGraph.Of(procedure);
        if (graph.Stages.Count == 0) return new(procedure.Name, [], []);
        var nodes = new List<PictureNode> { new(StartId, NodeKind.Start) };
        var edges = new List<PictureEdge> { new(StartId, Entry(graph.Stages[0]), "") };
        foreach (var stage in graph.Stages)
        {
            AddStage(stage, nodes, edges);
            foreach (var route in graph.From(stage)) AddRoute(route, graph, nodes, edges);
        }

        if (edges.Any(edge => edge.To == Picture.EndId)) nodes.Add(new(Picture.EndId, NodeKind.End));
        return new Picture(procedure.Name, nodes, edges).Merged();
    }

    private static void AddStage(Stage stage, List<PictureNode> nodes, List<PictureEdge> edges)
    {
        var no = stage.First.No;
        if (stage.Parallel) nodes.Add(new(ActivityIds.Fork(no), NodeKind.Bar));
        foreach (var step in stage.Steps)
        {
            nodes.Add(new(
                ActivityIds.Step(step.No), NodeKind.Task, step.Text, step.Actor, step.Limit is { } limit ? LimitWords.Of(limit.Limit) : step.Time, step.No));
            if (!stage.Parallel) continue;
            edges.Add(new(ActivityIds.Fork(no), ActivityIds.Step(step.No), ""));
            edges.Add(new(ActivityIds.Step(step.No), ActivityIds.Join(no), ""));
        }

        if (stage.Parallel) nodes.Add(new(ActivityIds.Join(no), NodeKind.Bar));
    }

    private static void AddRoute(Route route, RouteGraph graph, List<PictureNode> nodes, List<PictureEdge> edges)
    {
        var stage = route.From;
        var from = stage.Parallel ? ActivityIds.Join(stage.First.No) : ActivityIds.Step(stage.First.No);
        var onward = stage.Parallel ? graph.From(stage).Single(one => one.Outcome is null).To : null;
        if (route.Outcome is not null && route.To == onward) return;
        var words = route.Outcome is null ? "" : stage.Parallel ? $"Bước {route.Step!.No}: {route.Outcome}" : route.Outcome;
        switch (route.To)
        {
            case RouteEnd.ToStage to:
                edges.Add(new(from, Entry(graph.Stages[to.Index]), words));
                break;
            case RouteEnd.Finish:
                edges.Add(new(from, Picture.EndId, words));
                break;
            case RouteEnd.Supplement:
                var id = ActivityIds.Supplement(stage.First.No);
                if (nodes.All(node => node.Id != id))
                {
                    nodes.Add(new(
                        id, NodeKind.Task, "Chờ người nộp bổ sung hồ sơ", RoleCatalogue.Shipped.Find("receptionist")!.Vietnamese,
                        BesideOf: ActivityIds.Step(stage.First.No)));
                    edges.Add(new(id, Entry(stage), HumanSteps.Supplemented));
                }

                edges.Add(new(from, id, words));
                break;
        }
    }

    private static string Entry(Stage stage) => stage.Parallel ? ActivityIds.Fork(stage.First.No) : ActivityIds.Step(stage.First.No);
}
