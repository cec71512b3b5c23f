using System.Diagnostics;
using LaoCai.Workflows.Definitions.Catalogue;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>The timeline in Vietnamese, a line an entry, as a clerk would tell it.</summary>
public static class TimelineWords
{
    /// <param name="entry">What happened.</param>
    /// <param name="person">Name of a person by id; the id itself where it is unknown.</param>
    /// <param name="unit">Name of a unit by code.</param>
    public static string Of(TimelineEntry entry, Func<string, string> person, Func<string, string> unit)
    {
        var subject = entry.Title is { } title ? $"“{title}”" : "hồ sơ";
        return $"{VietnamTime.Text(entry.At)}  {What(entry, subject, unit)}{By(entry, person)}";
    }

    private static string What(TimelineEntry entry, string subject, Func<string, string> unit) => entry.Kind switch
    {
        TimelineKind.Received => $"Tiếp nhận hồ sơ {entry.Detail}{Until(entry, "hẹn trả")}",
        TimelineKind.Opened => $"Chuyển đến bước {subject}{Until(entry, "hạn")}",
        TimelineKind.Claimed => $"Nhận việc {subject}",
        TimelineKind.Released => $"Trả lại việc {subject}",
        TimelineKind.Completed => entry.Detail is { } outcome ? $"Hoàn thành {subject}: {outcome}" : $"Hoàn thành {subject}",
        TimelineKind.Warned => $"Cảnh báo sắp đến hạn: {subject}",
        TimelineKind.Due => $"Đến hạn: {subject}",
        TimelineKind.Escalated => $"Quá hạn, báo cáo {Told(entry.Detail ?? "", unit)}: {subject}",
        TimelineKind.Waiting => $"Chờ {entry.Detail ?? "đến thời điểm đã định"}",
        TimelineKind.Finished => "Kết thúc giải quyết hồ sơ",
        TimelineKind.Cancelled => $"Hủy hồ sơ: {entry.Detail}",
        TimelineKind.Held => $"Tạm dừng hồ sơ: {entry.Detail}",
        TimelineKind.Resumed => $"Tiếp tục hồ sơ: {entry.Detail}",
        TimelineKind.Fault => $"Sự cố: {entry.Detail}",
        TimelineKind.Corrected => $"Điều chỉnh luồng xử lý: {entry.Detail}",
        TimelineKind.Migrated => $"Chuyển sang phiên bản quy trình khác: {entry.Detail}",
        TimelineKind.ClockPaused => $"Tạm dừng tính thời hạn: {entry.Detail}",
        TimelineKind.ClockResumed => $"Tiếp tục tính thời hạn{Until(entry, "hẹn trả")}",
        TimelineKind.Extended => $"Xin lỗi và hẹn lại{Until(entry, "hẹn trả")}: {entry.Detail}",
        TimelineKind.Explained => $"Nêu lý do chậm: {entry.Detail}",
        TimelineKind.Recounted => $"Tính lại thời hạn{Until(entry, "hẹn trả")}: {entry.Detail}",
        TimelineKind.Document => $"Lập văn bản {subject}",
        _ => throw new UnreachableException(),
    };

    private static string Until(TimelineEntry entry, string word) => entry.DueAt is { } due ? $" ({word} {VietnamTime.Text(due)})" : "";

    private static string By(TimelineEntry entry, Func<string, string> person) =>
        entry.Kind is TimelineKind.Opened or TimelineKind.Finished || entry.Actor.StartsWith("system:", StringComparison.Ordinal) ? "" : entry.For is { } absent ? $" — {person(entry.Actor)}, thay {person(absent)}" : $" — {person(entry.Actor)}";

    /// <summary>A role code and, after an @, the code of its unit.</summary>
    private static string Told(string detail, Func<string, string> unit)
    {
        var parts = detail.Split('@');
        var role = RoleCatalogue.Shipped.Find(parts[0])?.Vietnamese ?? parts[0];
        return parts.Length > 1 ? $"{role} ({unit(parts[1])})" : role;
    }
}
