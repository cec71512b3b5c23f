using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Makes outcomes of the ways that leave the stage at <paramref name="at"/>.</summary>
internal sealed class OutcomeReader(IReadOnlyList<DrawnStage> order, int at, Dictionary<string, int> numbers, List<Diagnostic> diagnostics)
{
    private const string Numbered = "Bước ";

    private readonly DrawnStage stage = order[at];
    private readonly DrawnStage? next = at + 1 < order.Count ? order[at + 1] : null;

    /// <summary>The outcomes of each task, in the order given; a task comes with the number that the drawing prints on it.</summary>
    public IReadOnlyList<IReadOnlyList<Outcome>> Of(IReadOnlyList<(BpmnNode Task, int Printed)> tasks) =>
        tasks.Count > 1 ? Together(tasks) : stage.Decided ? [Decided(tasks[0].Task)] : [Plain(tasks[0].Task)];

    private List<Outcome> Decided(BpmnNode task)
    {
        if (stage.Ways.Count == 0) diagnostics.Add(BpmnFindings.DeadEnd(task));
        return [.. stage.Ways.Select(way => new Outcome(Name(way.Flow), Target(way.To)))];
    }

    /// <summary>A way that goes on to the next stage needs no words; any other is the one outcome that there is.</summary>
    private IReadOnlyList<Outcome> Plain(BpmnNode task)
    {
        if (stage.Ways.Count == 0)
        {
            diagnostics.Add(BpmnFindings.DeadEnd(task));
            return [];
        }

        var (flow, to) = stage.Ways[0];
        var target = Target(to);
        return target is RouteTarget.Next ? [] : [new(flow.Name.Length > 0 ? flow.Name : RouteGraph.GoesOn, target)];
    }

    /// <summary>
    /// After steps done together a flow's name may begin with the number of the step whose outcome it is; without, the first step
    /// of the block decides. The way on that all take has no name.
    /// </summary>
    private List<Outcome>[] Together(IReadOnlyList<(BpmnNode Task, int Printed)> tasks)
    {
        var outcomes = tasks.Select(_ => new List<Outcome>()).ToArray();
        if (stage.Ways.Count == 0) diagnostics.Add(BpmnFindings.DeadEnd(stage.Entry));
        foreach (var (flow, to) in stage.Ways)
        {
            var target = Target(to);
            if ((flow.Name.Length == 0 || !stage.Decided) && target is RouteTarget.Next) continue;
            var name = stage.Decided ? Name(flow) : flow.Name.Length > 0 ? flow.Name : RouteGraph.GoesOn;
            var whose = 0;
            for (var one = 0; one < tasks.Count; one++)
            {
                var prefix = string.Create(CultureInfo.InvariantCulture, $"{Numbered}{tasks[one].Printed}: ");
                if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
                (whose, name) = (one, name[prefix.Length..]);
                break;
            }

            outcomes[whose].Add(new(name, target));
        }

        return outcomes;
    }

    /// <summary>A choice's flow is an outcome by its name; only the default may have none.</summary>
    private string Name(BpmnFlow flow)
    {
        if (flow.Name.Length == 0 && !flow.IsDefault) diagnostics.Add(BpmnFindings.Unnamed(flow.Id));
        return flow.Name.Length > 0 ? flow.Name : RouteGraph.GoesOn;
    }

    private RouteTarget Target(BpmnNode to)
    {
        if (to.LeadsToApplicant) return new RouteTarget.Applicant();
        RouteTarget end = next is null ? new RouteTarget.Next() : new RouteTarget.End();
        if (to.Kind is BpmnKind.End) return end;
        if (to.Id == next?.Entry.Id) return new RouteTarget.Next();
        var other = order.FirstOrDefault(one => one.Entry.Id == to.Id);

        // What is no stage has been reported as an error; such a procedure is never run.
        return other is null ? end : new RouteTarget.ToStep(other.Tasks.Min(task => numbers[task.Id]));
    }
}
