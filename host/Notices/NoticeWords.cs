using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>A firing in words; no personal data, since mail travels.</summary>
public static class NoticeWords
{
    public static Phrase Of(DeadlineFiring what, int level, string? title, string? code)
    {
        var subject = title is null ? new Phrase($"hồ sơ {code}", $"dossier {code}") : new Phrase($"“{title}”, hồ sơ {code}", $"“{title}”, dossier {code}");
        return what switch
        {
            DeadlineFiring.Warn => new($"Sắp đến hạn: {subject.Vietnamese}", $"Nearly due: {subject.English}"),
            DeadlineFiring.Due when title is null => new($"Quá hẹn trả kết quả, cần xin lỗi và hẹn lại: {subject.Vietnamese}", $"Past its date, an apology and a new date are due: {subject.English}"),
            DeadlineFiring.Due => new($"Quá hạn, cần nêu lý do: {subject.Vietnamese}", $"Overdue, a reason is asked for: {subject.English}"),
            _ => new($"Đôn đốc cấp {level + 1}: {subject.Vietnamese}", $"Escalation level {level + 1}: {subject.English}"),
        };
    }
}
