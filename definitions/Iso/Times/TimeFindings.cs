using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>What there is to say about times: LC1301 to LC1329.</summary>
internal static class TimeFindings
{
    public static Diagnostic Unreadable(int step, string printed, Place place) => new(
        "LC1301",
        Severity.Error,
        Text($"Bước {step}: không đọc được thời hạn “{printed}”."),
        Text($"Step {step}: the time “{printed}” cannot be read."),
        place,
        "Ghi số và đơn vị, ví dụ “02 ngày làm việc” hoặc “04 giờ làm việc”.");

    public static Diagnostic Several(int step, string printed, Place place) => new(
        "LC1302",
        Severity.Warning,
        Text($"Bước {step}: ô thời hạn nêu nhiều thời hạn cho nhiều trường hợp, không chọn được một; bước chạy không có hạn riêng: “{Short(printed)}”."),
        Text($"Step {step}: the time cell gives several limits for several cases, and none can be chosen; the step has no limit of its own: “{Short(printed)}”."),
        place,
        "Tách mỗi trường hợp thành một bước hoặc một cột thời gian.");

    public static Diagnostic Others(int step, string taken, string printed, Place place) => new(
        "LC1303",
        Severity.Warning,
        Text($"Bước {step}: lấy “{taken}”; ô còn nêu thời hạn khác: “{Short(printed)}”."),
        Text($"Step {step}: “{taken}” is taken; the cell gives further limits: “{Short(printed)}”."),
        place,
        "Tách mỗi trường hợp thành một bước hoặc một cột thời gian.");

    public static Diagnostic InProse(int step, string taken, string printed, Place place) => new(
        "LC1304",
        Severity.Warning,
        Text($"Bước {step}: thời hạn “{taken}” được lấy từ câu văn “{Short(printed)}”."),
        Text($"Step {step}: the limit “{taken}” is taken out of the sentence “{Short(printed)}”."),
        place,
        "Chỉ ghi thời hạn trong ô, phần giải thích để ở ghi chú.");

    public static Diagnostic UnitElsewhere(UnitSource source, string words, string steps, Place place) => new(
        "LC1305",
        source is UnitSource.LegalLimit ? Severity.Warning : Severity.Info,
        Text($"Bước {steps}: ô chỉ ghi số hoặc “ngày”, “giờ”; đơn vị lấy theo {Vietnamese(source)}: “{Short(words)}”."),
        Text($"Step {steps}: the cells print a bare number, day or hour; the unit is taken from the {English(source)}: “{Short(words)}”."),
        place,
        "Ghi đủ “ngày làm việc” hoặc “giờ làm việc” ở đầu cột.");

    public static Diagnostic UnitAssumed(string steps, Place place) => new(
        "LC1306",
        Severity.Warning,
        Text($"Bước {steps}: văn bản không nói “ngày”, “giờ” là ngày lịch hay ngày làm việc; tạm hiểu là ngày, giờ theo lịch."),
        Text($"Step {steps}: the document does not say whether days and hours are working time; taken as calendar time."),
        place,
        "Ghi đủ “ngày làm việc” hoặc “giờ làm việc” ở đầu cột.");

    public static Diagnostic LimitsDisagree(string taken, string other, Place place) => new(
        "LC1307",
        Severity.Warning,
        Text($"Thời hạn giải quyết không thống nhất: nơi ghi “{taken}”, nơi ghi “{other}”; lấy “{taken}”."),
        Text($"The document states two time limits for the whole, “{taken}” and “{other}”; “{taken}” is taken."),
        place,
        "Sửa cho hai nơi ghi cùng một thời hạn.");

    public static Diagnostic Missing(int step, Place place) => new(
        "LC1308",
        Severity.Warning,
        Text($"Bước {step} không có thời hạn."),
        Text($"Step {step} has no time limit."),
        place,
        "Ghi thời hạn, hoặc “Giờ hành chính” nếu bước không tính thời hạn.");

    public static Diagnostic SameDay(int step, string printed, Place place) => new(
        "LC1309",
        Severity.Info,
        Text($"Bước {step}: “{printed}” được hiểu là 1 ngày."),
        Text($"Step {step}: “{printed}” is taken as one day."),
        place);

    private static string Vietnamese(UnitSource source) => source switch
    {
        UnitSource.Header => "tên cột",
        UnitSource.Total => "dòng tổng",
        UnitSource.Footnote => "ghi chú",
        _ => "thời hạn giải quyết",
    };

    private static string English(UnitSource source) => source switch
    {
        UnitSource.Header => "column's heading",
        UnitSource.Total => "total row",
        UnitSource.Footnote => "footnote",
        _ => "limit for the whole",
    };

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
