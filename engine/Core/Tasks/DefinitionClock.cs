using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Tasks;

/// <summary>What a definition says about time as a whole, in its <c>customProperties</c>.</summary>
/// <param name="LegalLimit"><c>legalLimit</c>: the statutory limit of the whole procedure; null where there is none.</param>
/// <param name="Escalation"><c>escalation</c>: the policy of every deadline whose step has none of its own; null: nothing fires but the due instant.</param>
public sealed record DefinitionClock(TimeLimit? LegalLimit, EscalationPolicy? Escalation)
{
    public static (DefinitionClock Clock, IReadOnlyList<FieldProblem> Problems) Read(IReadOnlyDictionary<string, JsonElement> customProperties)
    {
        List<FieldProblem> problems = [];
        FieldReader fields = new(customProperties, "customProperties", problems);

        return (new DefinitionClock(HumanStepJson.Limit(fields, "legalLimit"), HumanStepJson.Escalation(fields, "escalation")), problems);
    }
}
