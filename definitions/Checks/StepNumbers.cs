using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2304: no steps; LC2303: a number that two steps have, so that a route by number means neither.</summary>
public static class StepNumbers
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (procedure.Steps.Count == 0)
        {
            yield return new(
                "LC2304",
                Severity.Error,
                $"Thủ tục “{procedure.Name}” không có bước nào.",
                $"The procedure “{procedure.Name}” has no steps.",
                procedure.Place,
                "Thêm bảng các bước với cột người thực hiện và thời gian.");
        }

        foreach (var same in procedure.Steps.GroupBy(step => step.No).Where(steps => steps.Skip(1).Any()))
        {
            yield return new(
                "LC2303",
                Severity.Error,
                $"Số thứ tự {same.Key} dùng cho {same.Count()} bước.",
                $"Number {same.Key} is used by {same.Count()} steps.",
                same.Skip(1).First().Place,
                "Đánh số lại để mỗi bước có một số riêng.");
        }
    }
}
