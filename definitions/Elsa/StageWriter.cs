using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>Writes one stage: its task or tasks, the switch on their outcomes, and the waiting for the applicant.</summary>
internal sealed class StageWriter(FlowchartDraft draft, RouteGraph graph, LoopPlan plan, Canvas canvas, AgencyUnits? agencies)
{
    /// <summary>The activity that a route to this stage leads to.</summary>
    public static string Entry(Stage stage) => Forks(stage) ? ActivityIds.Fork(stage.First.No) : ActivityIds.Step(stage.First.No);

    /// <summary>The activity behind which the stage is over.</summary>
    private static string Exit(Stage stage) => Forks(stage) ? ActivityIds.Join(stage.First.No) : ActivityIds.Step(stage.First.No);

    private static bool Forks(Stage stage) => stage.Parallel || Consultation.Of(stage.First) is not null;

    public void Write(Stage stage)
    {
        if (Forks(stage)) WriteTogether(stage);
        else WriteTask(stage.First, canvas.Along());

        var routes = graph.From(stage).ToList();
        if (routes.Count == 1 && (routes[0].Outcome is null || IsAutomatic(stage)))
        {
            Lead(stage, Exit(stage), "Done", routes[0]);
            if (routes[0].To is RouteEnd.Supplement) WriteSupplement(stage);
            return;
        }

        WriteSwitch(stage, routes);
        if (routes.Any(route => route.To is RouteEnd.Supplement)) WriteSupplement(stage);
    }

    private void WriteTogether(Stage stage)
    {
        var no = stage.First.No;
        var branches = stage.Steps.SelectMany(Branches).ToList();
        draft.Fork(ActivityIds.Fork(no), "Thực hiện đồng thời", branches.Select(branch => branch.Name), canvas.Along());
        var spots = canvas.Stacked(branches.Count);
        foreach (var (branch, spot) in branches.Zip(spots))
        {
            branch.Write(spot);
            draft.Connect(ActivityIds.Fork(no), branch.Name, branch.Id);
        }

        draft.JoinAll(ActivityIds.Join(no), branches.Count > stage.Steps.Count ? "Chờ đủ ý kiến" : "Chờ đủ các bước", canvas.Along());
        foreach (var branch in branches) draft.Connect(branch.Id, "Done", ActivityIds.Join(no));
    }

    /// <summary>The step itself, and one for each agency that is asked within it.</summary>
    private IEnumerable<(string Id, string Name, Action<Spot> Write)> Branches(Step step)
    {
        yield return (ActivityIds.Step(step.No), $"Bước {step.No}", spot => WriteTask(step, spot));
        if (Consultation.Of(step) is not { } consultation) yield break;
        var counted = 0;
        foreach (var agency in consultation.Further)
        {
            var id = ActivityIds.Consulted(step.No, ++counted);
            yield return (id, $"Bước {step.No}: {agency}", spot => draft.RunTask(
                id, $"Ý kiến của {agency}", $"Trong bước {step.No}. {step.Text}", HumanStepJson.Write(HumanSteps.ConsultedOf(step, agency, agencies?.Find(agency))), DefinitionProperties.ConsultedOf(step, agency), spot));
        }
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
        draft.Connect(Exit(stage), "Done", id);
        foreach (var route in cases) Lead(stage, id, Label(stage, route), route);

        // One step's result without a known outcome asks again; after steps done together, none of the exceptions means going on.
        if (stage.Parallel) Lead(stage, id, "Default", routes.Single(route => route.Outcome is null));
        else draft.Connect(id, "Default", Entry(stage));
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
