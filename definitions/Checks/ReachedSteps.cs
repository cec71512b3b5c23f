using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2201: a step that no dossier ever gets to.</summary>
public static class ReachedSteps
{
    public static IEnumerable<Diagnostic> Find(RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var reached = graph.Reached();
        foreach (var step in graph.Stages.Where(stage => !reached.Contains(stage.Index)).SelectMany(stage => stage.Steps))
        {
            yield return new(
                "LC2201",
                Severity.Error,
                $"Bước {step.No} “{step.Text}”: không có đường nào dẫn đến bước này.",
                $"Step {step.No} “{step.Text}”: no route leads here.",
                step.Place,
                "Sửa kết quả của các bước trước để có một kết quả chuyển đến bước này, hoặc bỏ bước.");
        }
    }
}
