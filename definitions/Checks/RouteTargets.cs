using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2205: an outcome that leads to a step the document does not have.</summary>
public static class RouteTargets
{
    public static IEnumerable<Diagnostic> Find(RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        foreach (var route in graph.Routes)
        {
            if (route.To is not RouteEnd.Missing missing) continue;
            yield return new(
                "LC2205",
                Severity.Error,
                $"Bước {route.Step!.No}: kết quả “{route.Outcome}” chuyển đến bước {missing.No}, nhưng tài liệu không có bước đó.",
                $"Step {route.Step.No}: the outcome “{route.Outcome}” leads to step {missing.No}, which does not exist.",
                route.Step.Place,
                "Ghi số của một bước có trong bảng.");
        }
    }
}
