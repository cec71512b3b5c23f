using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2202: a step that nothing leads on from; LC2203: steps that only lead to one another.</summary>
public static class WaysOut
{
    public static IEnumerable<Diagnostic> Find(RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var reached = graph.Reached();
        var ending = graph.Ending();
        foreach (var stage in graph.Stages.Where(stage => reached.Contains(stage.Index) && !ending.Contains(stage.Index)))
        {
            var nowhere = !graph.From(stage).Any(route => route.To is RouteEnd.ToStage to && to.Index != stage.Index);
            yield return nowhere
                ? new(
                    "LC2202",
                    Severity.Error,
                    $"Bước {stage.First.No} “{stage.First.Text}”: không có kết quả nào đưa hồ sơ đi tiếp hoặc kết thúc.",
                    $"Step {stage.First.No} “{stage.First.Text}”: no outcome leads on or ends the procedure.",
                    stage.First.Place,
                    "Ghi rõ trường hợp đạt yêu cầu thì chuyển bước nào.")
                : new(
                    "LC2203",
                    Severity.Error,
                    $"Bước {stage.First.No} “{stage.First.Text}”: từ đây hồ sơ chỉ quay vòng, không bao giờ kết thúc.",
                    $"Step {stage.First.No} “{stage.First.Text}”: from here the dossier only goes round and never ends.",
                    stage.First.Place,
                    "Thêm một kết quả dẫn ra khỏi vòng lặp.");
        }
    }
}
