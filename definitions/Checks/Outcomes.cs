using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2204: two outcomes of a step that a person cannot tell apart, or one without words; LC2206: going on is not written
/// and was understood.
/// </summary>
public static class Outcomes
{
    public static IEnumerable<Diagnostic> Find(RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        foreach (var step in graph.Stages.SelectMany(stage => stage.Steps))
        {
            var alike = step.Outcomes
                .GroupBy(outcome => string.Join(' ', VietnameseWords.Split(outcome.When)), StringComparer.Ordinal)
                .FirstOrDefault(same => same.Key.Length == 0 || same.Skip(1).Any());
            if (alike is null) continue;
            yield return new(
                "LC2204",
                Severity.Error,
                alike.Key.Length == 0
                    ? $"Bước {step.No}: có kết quả không có tên."
                    : $"Bước {step.No}: kết quả “{alike.First().When}” xuất hiện hai lần.",
                alike.Key.Length == 0
                    ? $"Step {step.No}: an outcome has no name."
                    : $"Step {step.No}: the outcome “{alike.First().When}” is given twice.",
                step.Place,
                "Đặt cho mỗi kết quả một tên riêng.");
        }

        foreach (var route in graph.Routes.Where(route => route.Implied))
        {
            yield return new(
                "LC2206",
                Severity.Warning,
                $"Bước {route.Step!.No}: tài liệu chỉ nêu trường hợp “{string.Join("”, “", route.Step.Outcomes.Select(outcome => outcome.When))}”; trường hợp còn lại được hiểu là “{route.Outcome}”, chuyển bước tiếp theo.",
                $"Step {route.Step.No}: only “{string.Join("”, “", route.Step.Outcomes.Select(outcome => outcome.When))}” is written; the rest is understood as “{route.Outcome}” and goes on.",
                route.Step.Place,
                "Ghi rõ cả trường hợp đạt yêu cầu.");
        }
    }
}
