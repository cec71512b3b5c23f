using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Tasks;

/// <summary>What a definition says about time as a whole, in its <c>customProperties</c>.</summary>
/// <param name="LegalLimit"><c>legalLimit</c>: the statutory limit of the whole procedure; null where there is none.</param>
/// <param name="Escalation"><c>escalation</c>: the policy of every deadline whose step has none of its own; null: nothing fires but the due instant.</param>
public sealed record DefinitionClock(TimeLimit? LegalLimit, EscalationPolicy? Escalation)
{
    /// <summary>How the days of the legal limit are counted.</summary>
    public CountingRule Counting { get; init; } = CountingRule.Statutory;

    /// <summary>What the clock does once a supplement is there.</summary>
    public AfterSupplement After { get; init; } = new AfterSupplement.Restart();

    /// <summary>How many supplements may be asked for without a further legal ground.</summary>
    public int Supplements { get; init; } = 1;

    /// <summary>How many new dates may be given without a further legal ground.</summary>
    public int Extensions { get; init; } = 1;

    /// <summary><c>extendedBy</c>: how much later a new date may be than the one that it replaces; null where nothing is said.</summary>
    public TimeLimit? ExtendedBy { get; init; }

    /// <summary>What of the limit belongs to each agency, where several have the dossier in turn.</summary>
    public IReadOnlyList<AgencyShare> Shares { get; init; } = [];

    /// <summary>The policy of the statutory clock.</summary>
    /// <param name="running">The limit of a clock that runs; it holds where this version gives none.</param>
    public ClockPolicy Policy(TimeLimit running) => new(LegalLimit ?? running, Counting, After, Supplements, Extensions) { ExtendedBy = ExtendedBy };

    public static (DefinitionClock Clock, IReadOnlyList<FieldProblem> Problems) Read(IReadOnlyDictionary<string, JsonElement> customProperties)
    {
        List<FieldProblem> problems = [];
        FieldReader fields = new(customProperties, "customProperties", problems);
        DefinitionClock clock = new(HumanStepJson.Limit(fields, "legalLimit"), HumanStepJson.Escalation(fields, "escalation"))
        {
            Counting = ClockPolicyJson.Counting(fields),
            After = ClockPolicyJson.After(fields),
            Supplements = ClockPolicyJson.Times(fields, "supplements"),
            Extensions = ClockPolicyJson.Times(fields, "extensions"),
            ExtendedBy = HumanStepJson.Limit(fields, "extendedBy"),
            Shares = fields.List("shares", AgencyShare.Read),
        };

        return (clock, problems);
    }
}
