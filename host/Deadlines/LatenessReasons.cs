using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Why something was late.</summary>
/// <param name="Code">Stable; stands in history and reports.</param>
/// <param name="Name">For people.</param>
/// <param name="NeedsNote">Whether it says nothing without a note.</param>
public sealed record LatenessCode(string Code, Phrase Name, bool NeedsNote = false);

/// <summary>The list from which the person responsible chooses.</summary>
public static class LatenessReasons
{
    public const int LongestNote = 2000;

    public static IReadOnlyList<LatenessCode> All { get; } =
    [
        new("workload", new("Số lượng hồ sơ vượt quá khả năng xử lý", "More dossiers than could be handled")),
        new("staff-absent", new("Người được giao xử lý nghỉ hoặc đi công tác", "The person in charge was away")),
        new("late-handover", new("Bước trước chuyển đến muộn", "The step before handed it on late")),
        new("consultation", new("Cơ quan phối hợp trả lời chậm", "An agency that was asked answered late")),
        new("verification", new("Phải thẩm tra, xác minh thêm", "More had to be verified")),
        new("complex", new("Nội dung hồ sơ phức tạp", "The matter is complex")),
        new("system", new("Sự cố hệ thống hoặc đường truyền", "The system or the network failed")),
        new("force-majeure", new("Thiên tai, bất khả kháng", "Force majeure")),
        new("other", new("Lý do khác", "Another reason"), NeedsNote: true),
    ];

    public static LatenessCode? Find(string? code) => All.FirstOrDefault(reason => reason.Code == code);

    /// <summary>The name of a code; the code itself where the list no longer has it.</summary>
    public static Phrase NameOf(string code) => Find(code)?.Name ?? new(code, code);

    /// <summary>Null where it can be taken; otherwise <c>lateness.code-unknown</c>, <c>lateness.note-missing</c> or <c>lateness.note-too-long</c>.</summary>
    public static Engine.Execution.Refusal? Check(string? code, string? note) => Find(code) is not { } reason
        ? new("lateness.code-unknown", $"The reason is one of {string.Join(", ", All.Select(one => one.Code))}.")
        : reason.NeedsNote && string.IsNullOrWhiteSpace(note) ? new("lateness.note-missing", "This reason needs a note.")
        : note?.Length > LongestNote ? new("lateness.note-too-long", $"A note has at most {LongestNote} characters.")
        : null;
}
