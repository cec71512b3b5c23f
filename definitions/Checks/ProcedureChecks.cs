using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>All rules over one procedure. Every rule always runs: one mistake never hides another.</summary>
public static class ProcedureChecks
{
    public static IReadOnlyList<Diagnostic> Run(Procedure procedure, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(context);
        var graph = RouteGraph.Of(procedure);
        return
        [
            .. HeldRoles.Find(procedure, context.Held),
            .. HeldRungs.Find(procedure, context.Escalations.Default, context.Held),
            .. ConsultedUnits.Find(procedure, context.Agencies),
            .. ReadableTimes.Find(procedure),
            .. TimeBudget.Find(procedure, graph),
            .. AgencyLimits.Find(procedure, graph),
            .. StepNumbers.Find(procedure),
            .. RouteTargets.Find(graph),
            .. ReachedSteps.Find(graph),
            .. WaysOut.Find(graph),
            .. Outcomes.Find(graph),
            .. Automations.Find(procedure),
            .. KnownDocuments.Find(procedure, context.Documents),
            .. CounterSteps.Find(procedure),
            .. LegalBasisInForce.Find(procedure, context.Acts, context.On),
            .. FormsHeld.Find(procedure),
            .. SurveyDrafts.Find(procedure),
            .. OpenInferences.Find(procedure),
        ];
    }
}
