using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Escalations;

/// <summary>
/// LC2005: a rung that nobody holds tells nobody. A rung without a unit is the task's own, or the division that appraises. An error where the
/// procedure chose the policy; a warning for the province's default, which no author of a procedure can mend.
/// </summary>
public static class HeldRungs
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure, EscalationPolicy ofSilence, IReadOnlySet<ActorRole>? held)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(ofSilence);
        if (held is null) yield break;
        var own = procedure.Steps.Where(step => step.Escalation is not null).Select(step => (Policy: step.Escalation!, step.Place, Severity: Severity.Error));
        var whole = procedure.Escalation is { } chosen ? (chosen, procedure.Place, Severity.Error) : (ofSilence, procedure.Place, Severity.Warning);
        foreach (var (policy, place, severity) in own.Prepend(whole))
        {
            foreach (var rung in policy.Chain.Where(rung => !IsHeld(rung, held)))
            {
                var (role, unit) = EscalationWords.Who(rung);
                yield return new(
                    "LC2005", severity,
                    $"Đôn đốc: không ai giữ vai trò “{role.Vi}” tại “{unit.Vi}”, nên không ai được báo.",
                    $"Escalation: nobody holds the role {role.En} in {unit.En}, so nobody would be told.",
                    place,
                    "Giao vai trò này cho một người, hoặc chọn chính sách đôn đốc khác.");
            }
        }
    }

    private static bool IsHeld(EscalationRung rung, IReadOnlySet<ActorRole> held) => rung.Unit is { } unit
        ? held.Contains(new(rung.Role, unit)) || held.Contains(new(rung.Role, "specialist"))
        : held.Any(one => one.Role == rung.Role);
}
