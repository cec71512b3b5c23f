using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>
/// What of the limit belongs to one agency of a linked procedure: it runs while a step of that agency is open, stands still while the dossier is with others
/// and while the dossier's own clock does, and is warned of and escalated like any other limit. In a definition's <c>customProperties</c> as <c>shares</c>:
/// <c>[{"agency":"deciding","units":["specialist"],"limit":{"value":5,"unit":"workingDay"}}]</c>.
/// </summary>
/// <param name="Agency">Unit binding or code of the agency, whose calendar counts.</param>
/// <param name="Units">Further units, as steps name them, that are the agency's.</param>
/// <param name="Limit">The share.</param>
public sealed record AgencyShare(string Agency, IReadOnlyList<string> Units, TimeLimit Limit)
{
    /// <summary>The number under which the share at a place of the definition's list runs: negative, where tasks have positive ones.</summary>
    internal static int NumberOf(int place) => -1 - place;

    internal static int PlaceOf(int number) => -1 - number;

    /// <summary>Whether a step is the agency's.</summary>
    internal bool Covers(HumanStep step) => (step.Unit ?? "deciding") is var unit && (unit == Agency || Units.Contains(unit));

    internal static AgencyShare? Read(FieldReader fields)
    {
        string? agency = fields.RequiredText("agency");
        IReadOnlyList<string> units = fields.Texts("units");

        if (!fields.Has("limit"))
        {
            return fields.Missing<AgencyShare>("limit");
        }

        return HumanStepJson.Limit(fields, "limit") is { } limit && agency is not null ? new AgencyShare(agency, units, limit) : null;
    }
}
