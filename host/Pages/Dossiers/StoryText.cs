using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

internal static class StoryText
{
    public static readonly Phrase Received = new("Tiếp nhận hồ sơ", "Dossier received");
    public static readonly Phrase ReceivedLinked = new("Nhận hồ sơ chuyển liên thông", "Received from a linked procedure");
    public static readonly Phrase Finished = new("Kết thúc giải quyết hồ sơ", "The dossier is closed");
    public static readonly Phrase TimerFired = new("Hết thời gian chờ, hồ sơ đi tiếp", "The waiting time is over, the dossier goes on");
    public static readonly Phrase TimerStarted = new("Chờ đến thời điểm đã hẹn", "Waits for an appointed time");
    public static readonly Phrase ChildSent = new("Chuyển sang quy trình liên thông", "Sent to a linked procedure");
    public static readonly Phrase ChildDone = new("Quy trình liên thông đã trả kết quả", "The linked procedure has answered");
    public static readonly Phrase WholeDossier = new("hạn trả kết quả hồ sơ", "the appointment date of the dossier");
    public static readonly Phrase System = new("Hệ thống", "The system");
    public static readonly Phrase FormerColleague = new("Người không còn trong danh sách", "Somebody no longer listed");

    public static Phrase Document(Phrase name) => new($"Tự động lập văn bản: {name.Vietnamese}", $"Makes out by itself: {name.English}");

    public static Phrase InSteadOf(string name) => new($", thay {name}", $", for {name}");

    public static Phrase Claimed(string step) => new($"Nhận việc: {step}", $"Task claimed: {step}");

    public static Phrase Released(string step) => new($"Trả lại việc: {step}", $"Task released: {step}");

    public static Phrase Completed(string step, string? outcome) => outcome is null
        ? new($"Xong: {step}", $"Done: {step}")
        : new($"Xong: {step} – kết quả: {outcome}", $"Done: {step} – outcome: {outcome}");

    public static Phrase Opened(string step, string? whom) => whom is null
        ? new($"Chuyển đến: {step}", $"Goes to: {step}")
        : new($"Chuyển đến: {step} ({whom})", $"Goes to: {step} ({whom})");

    public static Phrase Closed(string step) => new($"Không cần nữa: {step}", $"No longer needed: {step}");

    public static Phrase Warned(Phrase what) => new($"Cảnh báo sắp đến hạn: {what.Vietnamese}", $"Warning, nearly due: {what.English}");

    public static Phrase Overdue(Phrase what) => new($"Quá hạn: {what.Vietnamese}", $"Overdue: {what.English}");

    public static Phrase Escalated(int level, string whom, Phrase what) => new(
        $"Đôn đốc cấp {level}, báo {whom}: {what.Vietnamese}", $"Escalation level {level}, told {whom}: {what.English}");

    public static Phrase Awaits(string name) => new($"Chờ thông báo “{name}”", $"Waits for the event “{name}”");

    public static Phrase EventCame(string name) => new($"Nhận được thông báo “{name}”", $"The event “{name}” came in");

    public static Phrase Cancelled(string reason) => new($"Hủy hồ sơ: {reason}", $"Dossier cancelled: {reason}");

    public static Phrase Held(string reason) => new($"Tạm dừng: {reason}", $"Put on hold: {reason}");

    public static Phrase Resumed(string reason) => new($"Tiếp tục: {reason}", $"Resumed: {reason}");

    public static Phrase Moved(string reason) => new($"Quản trị chuyển bước: {reason}", $"Moved by an operator: {reason}");

    public static Phrase Migrated(string reason) => new($"Chuyển sang phiên bản quy trình khác: {reason}", $"Moved to another version: {reason}");

    public static Phrase Faulted(string code) => new($"Sự cố kỹ thuật ({code}), đã báo quản trị", $"Technical fault ({code}), the operators know");

    public static Phrase ClockPaused(CalendarText kind, string ground) => new($"Tạm dừng tính thời hạn: {kind.Vi} ({ground})", $"The clock stands still: {kind.En} ({ground})");

    public static Phrase ClockResumed(DateTimeOffset? due) => Dated("Tiếp tục tính thời hạn", "The clock goes on", due);

    public static Phrase Extended(DateTimeOffset? due) => Dated("Xin lỗi và hẹn lại", "Apologised, with a new date", due);

    public static Phrase Recounted(DateTimeOffset? due) => Dated("Tính lại thời hạn", "Limits counted anew", due);

    public static Phrase Explained(Phrase reason) => new($"Nêu lý do chậm: {reason.Vietnamese}", $"Reason for the delay: {reason.English}");

    private static Phrase Dated(string vietnamese, string english, DateTimeOffset? due) => due is not { } at
        ? new(vietnamese, english)
        : new($"{vietnamese}, hẹn trả {VietnameseTime.Short(at, PageLanguage.Vietnamese)}", $"{english}, due {VietnameseTime.Short(at, PageLanguage.English)}");

    public static readonly Phrase Retried = new("Quản trị cho chạy lại bước bị sự cố", "An operator had the faulted step run again");
    public static readonly Phrase Other = new("Xử lý tự động", "Handled by itself");
}
