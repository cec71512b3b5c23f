using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2305: a step without a person that does not say what it waits for, starts or makes out; LC2306: one with several outcomes,
/// between which nobody chooses; LC2307: one with a limit that nothing counts.
/// </summary>
public static class Automations
{
    private const int LongestName = 200;

    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        foreach (var step in procedure.Steps)
        {
            if (step.Automation is not { } automation) continue;
            if (Missing(step, automation) is { } missing)
            {
                yield return new(
                    "LC2305",
                    Severity.Error,
                    $"Bước {step.No} “{step.Text}”: chưa nêu {missing.What}.",
                    $"Step {step.No} “{step.Text}”: {missing.English} is not given.",
                    step.Place,
                    missing.Repair);
            }

            if (step.Outcomes.Count > 1)
            {
                yield return new(
                    "LC2306",
                    Severity.Error,
                    $"Bước {step.No} “{step.Text}” không có người thực hiện nên không ai chọn được trong {step.Outcomes.Count} kết quả.",
                    $"Step {step.No} “{step.Text}” is done by nobody, so nobody chooses between its {step.Outcomes.Count} outcomes.",
                    step.Place,
                    "Chỉ giữ một đường đi tiếp, hoặc thêm một bước có người thực hiện để chọn kết quả.");
            }

            if (automation is not Automation.Pause && step.Limit is not null)
            {
                yield return new(
                    "LC2307",
                    Severity.Warning,
                    $"Bước {step.No} “{step.Text}”: thời hạn “{step.Limit.Text}” không được theo dõi vì bước không có người thực hiện.",
                    $"Step {step.No} “{step.Text}”: the limit “{step.Limit.Text}” is not watched, since nobody does the step.",
                    step.Place,
                    "Bỏ thời hạn của bước này, hoặc giao việc theo dõi cho một bước có người thực hiện.");
            }
        }
    }

    private static (string What, string English, string Repair)? Missing(Step step, Automation automation) => automation switch
    {
        Automation.Pause when step.Limit is null => ("phải chờ bao lâu", "how long to wait", "Nhập thời gian chờ."),
        Automation.Await { Event: var name } when Bad(name) => ("chờ sự kiện nào", "the event waited for", "Nhập tên sự kiện, không quá 200 ký tự."),
        Automation.Linked { Procedure: var id } when Bad(id) => ("thủ tục liên thông nào", "the linked procedure", "Chọn một thủ tục đã ban hành."),
        Automation.Print { Document: var key } when Bad(key) => ("lập văn bản nào", "the document", "Chọn mẫu văn bản."),
        _ => null,
    };

    private static bool Bad(string text) => text.Length is 0 or > LongestName || text.Any(char.IsControl);
}
