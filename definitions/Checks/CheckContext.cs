using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>What a check knows beside the procedure. What is null is not checked.</summary>
public sealed record CheckContext
{
    public static readonly CheckContext Nothing = new();

    /// <summary>Roles that somebody holds, each with the unit code or unit binding in which it is held.</summary>
    public IReadOnlySet<ActorRole>? Held { get; init; }

    /// <summary>Units that somebody works in, by their names; a consulted agency that is one of them answers itself.</summary>
    public AgencyUnits? Agencies { get; init; }

    /// <summary>The province's escalation policies.</summary>
    public EscalationCatalogue Escalations { get; init; } = EscalationCatalogue.Shipped;

    /// <summary>Legal acts whose life is known.</summary>
    public LegalActs? Acts { get; init; }

    /// <summary>Keys of the templates by which official documents are made out.</summary>
    public IReadOnlySet<string>? Documents { get; init; }

    /// <summary>Day on which legal acts must be in force; local date of the province.</summary>
    public DateOnly? On { get; init; }
}
