using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>Reads from the flows how each stage may end, and where that leads.</summary>
internal sealed class DrawnOutcomes(DrawnProcess drawn, DrawnStages stages, List<Diagnostic> diagnostics)
{
    /// <summary>The outcomes of a stage; empty where it just goes on to the next.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="numbers">Number of each stage's first step, in order.</param>
    public IReadOnlyList<Outcome> Of(DrawnStage stage, IReadOnlyDictionary<DrawnStage, int> numbers)
    {
        var leaving = drawn.OutOf(stage.Exit).ToList();
        if (leaving.Count == 0)
        {
            diagnostics.Add(DrawingFindings.DeadEnd(stage.Exit));
            return [];
        }

        if (leaving.Count > 1)
        {
            diagnostics.Add(DrawingFindings.SeveralWays(stage.Exit));
            return [];
        }

        var first = stages.Destination(leaving[0]);
        if (first.IsRoute) return [.. Choices(first).Select(flow => new Outcome(flow.Name, Target(stages.Destination(flow), stage, numbers)))];
        var target = Target(first, stage, numbers);
        return target is RouteTarget.Next ? [] : [new(leaving[0].Name.Length > 0 ? leaving[0].Name : RouteGraph.GoesOn, target)];
    }

    private IEnumerable<DrawnFlow> Choices(DrawnNode route)
    {
        var flows = drawn.OutOf(route).ToList();
        if (flows.Count == 0) diagnostics.Add(DrawingFindings.DeadEnd(route));
        foreach (var flow in flows)
        {
            if (flow.Name.Length > 0) yield return flow;
            else if (flow.Id == route.Element.Text("default")) yield return flow with { Name = RouteGraph.GoesOn };
            else diagnostics.Add(DrawingFindings.Unnamed(flow.Id));
        }
    }

    private RouteTarget Target(DrawnNode to, DrawnStage from, IReadOnlyDictionary<DrawnStage, int> numbers)
    {
        var last = numbers[from] + from.Steps.Count - 1;
        if (to.IsEnd)
        {
            if (to.Element.Extension("end").Text("kind") == "applicant") return new RouteTarget.Applicant();
            return last == numbers.Max(number => number.Value + number.Key.Steps.Count - 1) ? new RouteTarget.Next() : new RouteTarget.End();
        }

        if (stages.StageOf(to) is { } stage && numbers.TryGetValue(stage, out var number))
            return number == last + 1 ? new RouteTarget.Next() : new RouteTarget.ToStep(number);
        // The element itself has been named: a route behind a route, or one that does not run yet.
        if (to.IsRoute) diagnostics.Add(DrawingFindings.RouteWithoutStep(to));
        return new RouteTarget.End();
    }
}
