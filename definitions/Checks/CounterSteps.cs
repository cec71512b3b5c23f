using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2301, LC2302: a dossier comes in and a result goes out through the one-stop counter.
/// Source: Decree 61/2018/NĐ-CP art. 17 and 20. Warnings, since some procedures are decided at the place of inspection (art. 14.5)
/// or return no result.
/// </summary>
public static class CounterSteps
{
    private static readonly string[] Counter = ["receptionist", "counterHead", "feeCollector"];

    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (procedure.Steps.Count == 0) yield break;
        // What the applicant does before (handing in) and after (fetching the result) is done at the counter as well.
        var first = procedure.Steps.FirstOrDefault(IsOfOfficer) ?? procedure.Steps[0];
        var last = procedure.Steps.LastOrDefault(IsOfOfficer) ?? procedure.Steps[^1];
        if (first.Role is { } receives && !Counter.Contains(receives.Role))
        {
            yield return new(
                "LC2301",
                Severity.Warning,
                $"Bước đầu tiên không phải là tiếp nhận tại Bộ phận Một cửa mà do “{first.Actor}” thực hiện.",
                $"The first step is not reception at the one-stop counter; “{first.Actor}” performs it.",
                first.Place,
                "Thêm bước tiếp nhận hồ sơ, trừ khi thủ tục được tiếp nhận nơi khác theo quy định.");
        }

        if (last.Role is { } returns && !Counter.Contains(returns.Role))
        {
            yield return new(
                "LC2302",
                Severity.Warning,
                $"Bước cuối cùng không phải là trả kết quả tại Bộ phận Một cửa mà do “{last.Actor}” thực hiện.",
                $"The last step does not return the result at the one-stop counter; “{last.Actor}” performs it.",
                last.Place,
                "Thêm bước trả kết quả, trừ khi thủ tục không trả kết quả.");
        }
    }

    private static bool IsOfOfficer(Step step) => step.Automation is null && step.Role?.Role != "applicant";
}
