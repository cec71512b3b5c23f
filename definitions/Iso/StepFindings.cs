using System.Globalization;
using LaoCai.Workflows.Definitions.Iso.Prose;
using LaoCai.Workflows.Definitions.Iso.Sections;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>What there is to say about step tables and their rows: LC1101 to LC1299.</summary>
internal static class StepFindings
{
    public static Diagnostic NoStepTable() => new(
        "LC1101",
        Severity.Error,
        "Không tìm thấy bảng các bước xử lý trong văn bản.",
        "The document has no table of steps.",
        Place.Document,
        "Thêm bảng có các cột “Thứ tự | Nội dung công việc | Đơn vị/cá nhân thực hiện | Thời gian thực hiện”.");

    public static Diagnostic NoTimeColumn(Place place) => new(
        "LC1102",
        Severity.Warning,
        "Bảng các bước không có cột thời gian.",
        "The table of steps has no column of times.",
        place,
        "Thêm cột “Thời gian thực hiện”.");

    public static Diagnostic NoActorColumn(Place place) => new(
        "LC1103",
        Severity.Warning,
        "Bảng các bước không có cột người thực hiện.",
        "The table of steps has no column of actors.",
        place,
        "Thêm cột “Đơn vị/cá nhân thực hiện”.");

    public static Diagnostic ByContent(Place place) => new(
        "LC1104",
        Severity.Warning,
        "Tên các cột không nhận ra được; các cột được hiểu theo nội dung bên dưới.",
        "The headings of the columns were not recognised; the columns are understood by what stands below them.",
        place,
        "Đặt tên cột “Nội dung công việc”, “Đơn vị/cá nhân thực hiện”, “Thời gian thực hiện”.");

    public static Diagnostic NoName(Place place) => new(
        "LC1105",
        Severity.Warning,
        "Không tìm thấy tên thủ tục phía trên bảng các bước.",
        "No name of a procedure was found above the table of steps.",
        place,
        "Thêm dòng “Tên thủ tục: …” phía trên bảng.");

    public static Diagnostic TooManySteps(int limit, Place place) => new(
        "LC1106",
        Severity.Error,
        Text($"Bảng có hơn {limit} bước; các bước sau không được đọc."),
        Text($"The table has more than {limit} steps; the rest is not read."),
        place,
        "Tách thành nhiều thủ tục.");

    public static Diagnostic TooManyProcedures(int limit) => new(
        "LC1107",
        Severity.Error,
        Text($"Văn bản có hơn {limit} thủ tục; các thủ tục sau không được đọc."),
        Text($"The document has more than {limit} procedures; the rest is not read."),
        Place.Document,
        "Tách phụ lục thành nhiều tệp.");

    public static Diagnostic Listed(Place place) => new(
        "LC1108",
        Severity.Warning,
        "Văn bản không có bảng các bước; các bước, người thực hiện và thời hạn được đọc từ danh sách đánh số.",
        "The document has no table of steps; steps, actors and times are read from its numbered list.",
        place,
        "Kiểm tra từng bước, hoặc trình bày các bước thành bảng.");

    public static Diagnostic NoActor(int step, Place place) => new(
        "LC1201",
        Severity.Warning,
        Text($"Bước {step} không ghi ai thực hiện."),
        Text($"Step {step} does not say who does it."),
        place,
        "Ghi chức danh hoặc đơn vị thực hiện.");

    public static IEnumerable<Diagnostic> Labels(IReadOnlyList<RoutedStep> steps)
    {
        var seen = new HashSet<(string?, string)>();
        foreach (var step in steps)
        {
            if (step.Label is null || DraftSplitter.Number(step.Label) is null) continue;
            if (seen.Add((step.Step.Phase, step.Label.Trim(' ', '.', ':', ')')))) continue;
            yield return new(
                "LC1202",
                Severity.Warning,
                Text($"Số thứ tự “{step.Label}” lặp lại ở bước {step.Step.No}."),
                Text($"The number “{step.Label}” is used again at step {step.Step.No}."),
                step.Step.Place,
                "Đánh lại số thứ tự các bước.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
