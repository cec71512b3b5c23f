using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2006: a consulted agency that is none of the province's units; whoever does the step takes its answer in.</summary>
public static class ConsultedUnits
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure, AgencyUnits? units)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (units is null) yield break;
        foreach (var step in procedure.Steps)
        {
            var open = Consultation.Of(step)?.Further.Where(agency => units.Find(agency) is null).ToList() ?? [];
            if (open.Count == 0) continue;
            var names = string.Join("”, “", open);
            yield return new(
                "LC2006",
                Severity.Warning,
                $"Bước {step.No}: danh mục đơn vị không có “{names}”; người thực hiện bước ghi nhận ý kiến thay cho cơ quan đó.",
                $"Step {step.No}: no unit of the register is “{names}”; whoever does the step takes the answer in.",
                step.Place,
                "Ghi tên cơ quan như trong danh mục đơn vị, hoặc bổ sung đơn vị và người của đơn vị vào danh mục.");
        }
    }
}
