using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// Writes a procedure as an Elsa 3 workflow definition of stock activities only, so that a stock Elsa 3 server runs it as ours does.
/// <list type="bullet">
/// <item>A step is a <c>RunTask</c> whose result (<c>{"outcome","data"}</c>) lands in a variable of the same name.</item>
/// <item>A <c>FlowSwitch</c> routes on the outcome; a result without a known outcome leads back to the step and never ends the dossier.</item>
/// <item>A dossier that is sent back to the applicant waits at the counter, and returns to the step that sent it.</item>
/// <item>Steps done together stand between <c>FlowFork</c> and <c>FlowJoin</c>; their outcomes are followed after the join, since a
/// loop inside one branch leaves Elsa's join waiting for ever.</item>
/// <item>A step is entered from one place only: shortcuts, and ways back that are no loop, go through a router before the first step.</item>
/// <item>Where a path ends there is no connection; <c>End</c> would cut off whatever else is open.</item>
/// </list>
/// </summary>
public static class ElsaWriter
{
    /// <summary>Writes a procedure that the checks let pass; version and publishing are the registry's.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="ofSilence">The escalation policy where the procedure has none; null: the one that is shipped.</param>
    /// <param name="agencies">The province's units, so that consulted agencies answer themselves; null: none is known.</param>
    public static WorkflowDocument Write(Procedure procedure, EscalationPolicy? ofSilence = null, AgencyUnits? agencies = null)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var graph = RouteGraph.Of(procedure);
        var plan = LoopPlan.Of(graph);
        var draft = new FlowchartDraft();
        var canvas = new Canvas(plan.NeedsRouter);
        var stages = new StageWriter(draft, graph, plan, canvas, agencies);

        draft.Start(ActivityIds.Start, Canvas.Start);
        if (plan.NeedsRouter) WriteRouter(draft, graph, plan);
        if (graph.Stages.Count > 0)
            draft.Connect(plan.NeedsRouter ? ActivityIds.Router : ActivityIds.Start, plan.NeedsRouter ? "Default" : "Done", StageWriter.Entry(graph.Stages[0]));
        foreach (var stage in graph.Stages) stages.Write(stage);

        var id = DefinitionIds.Of(procedure);
        return new()
        {
            DefinitionId = id,
            Id = $"{id}-draft",
            Name = procedure.Variant is null ? procedure.Name : $"{procedure.Name} – {procedure.Variant}",
            Description = string.Join(" · ", new[] { procedure.Code, procedure.Agency, procedure.LegalLimit?.Text }.Where(part => !string.IsNullOrEmpty(part))),
            ToolVersion = "3.7.1.0",
            Variables = draft.Variables,
            CustomProperties = DefinitionProperties.Of(procedure, ofSilence ?? EscalationCatalogue.Shipped.Default),
            Options = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal)
            {
                ["autoUpdateConsumingWorkflows"] = JsonFields.Boolean(false),
            },
            IsLatest = true,
            Root = new()
            {
                Id = ActivityIds.Flowchart,
                NodeId = $"Workflow1:{ActivityIds.Flowchart}",
                Name = ActivityIds.Flowchart,
                Type = ActivityTypes.Flowchart,
                Flowchart = draft.Body,
            },
        };
    }

    private static void WriteRouter(FlowchartDraft draft, RouteGraph graph, LoopPlan plan)
    {
        var destinations = plan.Destinations.Select(index => graph.Stages[index]).ToList();
        draft.Variable(ActivityIds.Destination, "String");
        draft.Connect(ActivityIds.Start, "Done", ActivityIds.Router);
        draft.Switch(
            ActivityIds.Router,
            "Chuyển đến bước",
            destinations.Select(stage => (Label(stage), $"variables.{ActivityIds.Destination} === {Script.Text(ActivityIds.Step(stage.First.No))}")),
            Canvas.Router);
        foreach (var stage in destinations) draft.Connect(ActivityIds.Router, Label(stage), StageWriter.Entry(stage));

        static string Label(Stage stage) => $"Bước {stage.First.No}";
    }
}
