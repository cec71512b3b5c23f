using System.Diagnostics;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What happened to a dossier, short enough for the list beside its drawing. Names of people are left to the dossier's own page.</summary>
internal static class ReplayWords
{
    public static string Vietnamese(TimelineEntry entry) => Line(entry, Kind(entry.Kind).Vietnamese, entry.Kind is TimelineKind.Opened ? "hạn" : "hẹn trả", role => role.Vietnamese);

    public static string English(TimelineEntry entry) => Line(entry, Kind(entry.Kind).English, "due", role => role.English);

    /// <summary>By what colour a page may tell it; the words say the same.</summary>
    public static string Tone(TimelineKind kind) => kind switch
    {
        TimelineKind.Due or TimelineKind.Escalated or TimelineKind.Explained or TimelineKind.Extended or TimelineKind.Fault or TimelineKind.Cancelled => "late",
        TimelineKind.Warned or TimelineKind.ClockPaused or TimelineKind.Held or TimelineKind.Recounted => "warn",
        TimelineKind.Completed or TimelineKind.Finished => "done",
        _ => "plain",
    };

    private static (string Vietnamese, string English) Kind(TimelineKind kind) => kind switch
    {
        TimelineKind.Received => ("Tiếp nhận hồ sơ", "Received"),
        TimelineKind.Opened => ("Bắt đầu bước", "Step began"),
        TimelineKind.Claimed => ("Nhận việc", "Claimed"),
        TimelineKind.Released => ("Trả lại việc", "Released"),
        TimelineKind.Completed => ("Hoàn thành bước", "Step completed"),
        TimelineKind.Warned => ("Cảnh báo sắp đến hạn", "Warned"),
        TimelineKind.Due => ("Đến hạn", "Due"),
        TimelineKind.Escalated => ("Quá hạn, báo cáo", "Overdue, reported to"),
        TimelineKind.Waiting => ("Chờ", "Waiting"),
        TimelineKind.Finished => ("Kết thúc giải quyết hồ sơ", "Finished"),
        TimelineKind.Cancelled => ("Hủy hồ sơ", "Cancelled"),
        TimelineKind.Held => ("Tạm dừng", "Held"),
        TimelineKind.Resumed => ("Tiếp tục", "Resumed"),
        TimelineKind.Fault => ("Sự cố", "Fault"),
        TimelineKind.Corrected => ("Điều chỉnh luồng xử lý", "Corrected"),
        TimelineKind.Migrated => ("Chuyển phiên bản", "Migrated"),
        TimelineKind.ClockPaused => ("Tạm dừng tính thời hạn", "Clock stopped"),
        TimelineKind.ClockResumed => ("Tiếp tục tính thời hạn", "Clock goes on"),
        TimelineKind.Extended => ("Xin lỗi và hẹn lại", "Apology and new date"),
        TimelineKind.Explained => ("Nêu lý do chậm", "Reason for the delay"),
        TimelineKind.Recounted => ("Tính lại thời hạn", "Limits counted anew"),
        TimelineKind.Document => ("Lập văn bản", "Document made out"),
        _ => throw new UnreachableException(),
    };

    private static string Line(TimelineEntry entry, string what, string dueWord, Func<Role, string> nameOf)
    {
        // Of an escalation the detail is the code of the role that was told and, after an @, of its unit.
        var code = entry.Kind is TimelineKind.Escalated ? entry.Detail?.Split('@')[0] : null;
        var detail = code is null ? entry.Detail : RoleCatalogue.Shipped.Find(code) is { } role ? nameOf(role) : code;
        var due = entry.DueAt is { } at ? $"{dueWord} {VietnamTime.Text(at)}" : null;
        return string.Join(" · ", new[] { what, detail, entry.Title, due }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
