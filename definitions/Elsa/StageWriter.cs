using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>Writes one stage: its task or tasks, the switch on their outcomes, and the waiting for the applicant.</summary>
internal sealed class StageWriter(FlowchartDraft draft, RouteGraph graph, LoopPlan plan, Canvas canvas)
{
    /// <summary>The activity that a route to this stage leads to.</summary>
    public static string Entry(Stage stage) => stage.Parallel ? ActivityIds.Fork(stage.First.No) : ActivityIds.Step(stage.First.No);

    public void Write(Stage stage)
    {
        if (stage.Parallel) WriteTogether(stage);
        else WriteTask(stage.First, canvas.Along());

        var routes = graph.From(stage).ToList();
        if (routes.Count == 1 && (routes[0].Outcome is null || IsAutomatic(stage)))
        {
            Lead(stage, stage.Parallel ? ActivityIds.Join(stage.First.No) : ActivityIds.Step(stage.First.No), "Done", routes[0]);
            if (routes[0].To is RouteEnd.Supplement) WriteSupplement(stage);
            return;
        }

        WriteSwitch(stage, routes);
        if (routes.Any(route => route.To is RouteEnd.Supplement)) WriteSupplement(stage);
    }

    private void WriteTogether(Stage stage)
    {
        var no = stage.First.No;
        draft.Fork(ActivityIds.Fork(no), "Thực hiện đồng thời", stage.Steps.Select(Branch), canvas.Along());
        var spots = canvas.Stacked(stage.Steps.Count);
        foreach (var (step, spot) in stage.Steps.Zip(spots))
        {
            WriteTask(step, spot);
            draft.Connect(ActivityIds.Fork(no), Branch(step), ActivityIds.Step(step.No));
        }

        draft.JoinAll(ActivityIds.Join(no), "Chờ đủ các bước", canvas.Along());
        foreach (var step in stage.Steps) draft.Connect(ActivityIds.Step(step.No), "Done", ActivityIds.Join(no));

        static string Branch(Step step) => $"Bước {step.No}";
    }

    private void WriteTask(Step step, Spot spot)
    {
        var (id, title) = (ActivityIds.Step(step.No), $"Bước {step.No}. {step.Text}");
        if (step.Automation is { } automation)
        {
            var (type, inputs) = AutomaticActivity.Of(automation, step);
            draft.Automatic(id, type, inputs, title, step.Detail, DefinitionProperties.OfAutomatic(step), spot);
            return;
        }

        draft.RunTask(id, title, step.Detail, HumanStepJson.Write(HumanSteps.Of(step, graph)), DefinitionProperties.Of(step), spot);
    }

    /// <summary>One step that nobody does ends in one way only, whatever that way is called.</summary>
    private static bool IsAutomatic(Stage stage) => !stage.Parallel && stage.First.Automation is not null;

    private void WriteSwitch(Stage stage, List<Route> routes)
    {
        var no = stage.First.No;
        var id = ActivityIds.Outcome(no);
        var cases = routes.Where(route => route.Outcome is not null && !JustGoesOn(stage, route)).ToList();
        draft.Switch(
            id,
            "Kết quả",
            cases.Select(route => (Label(stage, route), Script.HasOutcome(route.Step!.No, route.Outcome!))),
            canvas.Along());
        draft.Connect(stage.Parallel ? ActivityIds.Join(no) : ActivityIds.Step(no), "Done", id);
        foreach (var route in cases) Lead(stage, id, Label(stage, route), route);

        // One step's result without a known outcome asks again; after steps done together, none of the exceptions means going on.
        if (stage.Parallel) Lead(stage, id, "Default", routes.Single(route => route.Outcome is null));
        else draft.Connect(id, "Default", ActivityIds.Step(no));
    }

    private void WriteSupplement(Stage stage)
    {
        var no = stage.First.No;
        var id = ActivityIds.Supplement(no);
        draft.RunTask(
            id,
            "Chờ người nộp bổ sung hồ sơ",
            $"Sau bước {no}. {stage.First.Text}",
            HumanStepJson.Write(HumanSteps.SupplementOf(stage)),
            DefinitionProperties.SupplementOf(stage),
            canvas.Below(1));
        var outcome = ActivityIds.SupplementOutcome(no);
        draft.Switch(
            outcome,
            "Kết quả bổ sung",
            HumanSteps.SupplementOutcomes.Select(when => (when, $"variables.{id} && variables.{id}.outcome === {Script.Text(when)}")),
            canvas.Below(2));
        draft.Connect(id, "Done", outcome);
        draft.Connect(outcome, HumanSteps.Supplemented, Entry(stage));
        draft.Connect(outcome, "Default", id);
    }

    private void Lead(Stage from, string source, string port, Route route)
    {
        switch (route.To)
        {
            case RouteEnd.ToStage to when plan.IsJump(route):
                var destination = graph.Stages[to.Index].First.No;
                var jump = ActivityIds.Jump(from.First.No, destination);
                if (jumps.Add(jump))
                {
                    draft.SetVariable(
                        jump, ActivityIds.Destination, ActivityIds.Step(destination), $"Quay lại bước {destination}", canvas.Below(-jumps.Count));
                    draft.Connect(jump, "Done", ActivityIds.Router);
                }

                draft.Connect(source, port, jump);
                break;
            case RouteEnd.ToStage to:
                draft.Connect(source, port, Entry(graph.Stages[to.Index]));
                break;
            case RouteEnd.Supplement:
                draft.Connect(source, port, ActivityIds.Supplement(from.First.No));
                break;
            case RouteEnd.Finish:
                break;
            default:
                throw new ArgumentException($"Step {from.First.No} leads to a step that does not exist; the checks refuse such a procedure.", nameof(route));
        }
    }

    private readonly HashSet<string> jumps = new(StringComparer.Ordinal);

    /// <summary>Of steps done together, an outcome that goes on says nothing that the others do not.</summary>
    private bool JustGoesOn(Stage stage, Route route) =>
        stage.Parallel && route.To == graph.From(stage).Single(one => one.Outcome is null).To;

    private static string Label(Stage stage, Route route) => stage.Parallel ? $"Bước {route.Step!.No}: {route.Outcome}" : route.Outcome!;
}
