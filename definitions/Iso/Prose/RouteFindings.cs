using System.Globalization;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Prose;

/// <summary>What there is to say about branches and loops: LC1401 to LC1419.</summary>
internal static class RouteFindings
{
    public static Diagnostic NoSuchStep(Step step, string number, Clause clause) => new(
        "LC1401",
        Severity.Error,
        Text($"Bước {step.No}: “{clause.Sentence}” chuyển đến bước {number}, nhưng bảng không có bước này."),
        Text($"Step {step.No}: “{clause.Sentence}” leads to step {number}, which the table does not have."),
        step.Place,
        "Sửa số bước trong câu cho khớp với cột thứ tự.");

    public static Diagnostic TargetGuessed(Step step, Clause clause, int target) => new(
        "LC1402",
        Severity.Warning,
        Text($"Bước {step.No}: “{clause.Sentence}” không nói rõ trả về ai; tạm hiểu là bước {target}."),
        Text($"Step {step.No}: “{clause.Sentence}” does not say who gets it back; taken as step {target}."),
        step.Place,
        Text($"Ghi rõ, ví dụ “{clause.Condition}: chuyển lại bước {target}”."));

    public static Diagnostic Parallel(Step step, string sentence) => new(
        "LC1403",
        Severity.Warning,
        Text($"Bước {step.No}: “{sentence}” có việc làm song song; quy trình vẫn đi theo thứ tự các bước."),
        Text($"Step {step.No}: “{sentence}” has work going on in parallel; the steps are taken one after another all the same."),
        step.Place,
        "Tách việc làm song song thành bước riêng, hoặc vẽ nhánh song song trên bản vẽ.");

    public static Diagnostic Conditional(Step step) => new(
        "LC1404",
        Severity.Warning,
        Text($"Bước {step.No} chỉ thực hiện trong một trường hợp nhưng không có câu nào rẽ nhánh đến đó."),
        Text($"Step {step.No} is done in one case only, and no sentence branches to it."),
        step.Place,
        "Nêu điều kiện rẽ nhánh ở bước trước, ví dụ “Nếu …: chuyển bước …”.");

    public static Diagnostic Consulted(Step step, Consultation consultation, string sentence) => new(
        "LC1405",
        Severity.Info,
        Text($"Bước {step.No}: “{sentence}” hiểu là lấy ý kiến đồng thời {consultation.Agencies.Count} cơ quan ({string.Join("; ", consultation.Agencies)}); đi tiếp khi có đủ ý kiến."),
        Text($"Step {step.No}: “{sentence}” is taken as asking {consultation.Agencies.Count} agencies at the same time ({string.Join("; ", consultation.Agencies)}); the dossier goes on when all have answered."),
        step.Place,
        "Nếu lấy ý kiến lần lượt, tách mỗi cơ quan thành một bước.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
