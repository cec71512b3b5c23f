using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2003: a step whose role nobody holds would wait for ever.</summary>
public static class HeldRoles
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure, IReadOnlySet<ActorRole>? held)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (held is null) yield break;
        foreach (var step in procedure.Steps)
        {
            if (step.Automation is not null || step.Role is not { } role || held.Contains(role)) continue;
            var known = RoleCatalogue.Shipped.Find(role.Role);
            yield return new(
                "LC2003",
                Severity.Error,
                $"Bước {step.No}: không ai giữ vai trò “{known?.Vietnamese ?? role.Role}” tại “{UnitName(role.Unit)}” (trong tài liệu: “{step.Actor}”).",
                $"Step {step.No}: nobody holds the role {role.Role} in {role.Unit} (printed: “{step.Actor}”).",
                step.Place,
                "Giao vai trò này cho ít nhất một người của đơn vị, hoặc sửa cột người thực hiện.");
        }
    }

    private static string UnitName(string unit) =>
        RoleCatalogue.Shipped.Units.FirstOrDefault(binding => binding.Code == unit)?.Vietnamese ?? unit;
}
