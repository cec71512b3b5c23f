using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

internal static class ClockText
{
    public static readonly Phrase Title = new("Thời hạn giải quyết", "The clock of the dossier");
    public static readonly Phrase Paused = new("Đang tạm dừng tính thời hạn", "The clock stands still");
    public static readonly Phrase Original = new("Ngày hẹn trước", "Date before");
    public static readonly Phrase WhyTitle = new("Vì sao là ngày này?", "Why this date?");
    public static readonly Phrase Days = new("Từng ngày được tính và không được tính", "Every day that counts and every one that does not");
    public static readonly Phrase WholeDossier = new("Hạn trả kết quả hồ sơ", "The dossier as a whole");
    public static readonly Phrase Pause = new("Tạm dừng tính thời hạn", "Stop the clock");
    public static readonly Phrase Kind = new("Lý do tạm dừng", "What for");
    public static readonly Phrase Ground = new("Căn cứ pháp lý", "Legal ground");
    public static readonly Phrase GroundHint = new("Ví dụ: Khoản 2 Điều 17 Nghị định 61/2018/NĐ-CP", "Law and article, as the applicant is told");
    public static readonly Phrase Note = new("Nội dung yêu cầu", "What is asked for");
    public static readonly Phrase Exception = new("Căn cứ cho phép thêm lần nữa", "Legal ground for one more");
    public static readonly Phrase ExceptionHint = new(
        "Chỉ điền khi đã yêu cầu bổ sung hoặc đã hẹn lại một lần mà luật chuyên ngành cho phép thêm.",
        "Only where it was done once already and a special law allows one more.");
    public static readonly Phrase Resume = new("Tiếp tục tính thời hạn", "Let the clock go on");
    public static readonly Phrase ResumeNote = new("Ghi chú khi nhận đủ", "Note");
    public static readonly Phrase Extend = new("Xin lỗi và hẹn lại ngày trả", "Apologise and give a new date");
    public static readonly Phrase NewDate = new("Ngày hẹn mới", "New date");
    public static readonly Phrase NewDateHint = new("Ngày làm việc; hạn là lúc hết giờ làm việc của ngày đó.", "A working day; due when the unit closes.");
    public static readonly Phrase Reason = new("Lý do (ghi trong Phiếu xin lỗi)", "Reason, as told in the letter");
    public static readonly Phrase Letter = new("Phiếu xin lỗi và hẹn lại (Mẫu 04)", "Letter of apology (form 04)");
    public static readonly Phrase DateMissing = new("Hãy chọn ngày hẹn mới.", "Choose the new date.");
    public static readonly Phrase DoneNotice = new("Đã ghi nhận.", "Saved.");

    public static Phrase NameOf(PauseKind kind)
    {
        var name = ProofTreeWriter.NameOf(kind);
        return new(Capital(name.Vi), Capital(name.En));
    }

    public static readonly Phrase Shares = new("Phần thời hạn của từng cơ quan", "The share of each agency");
    public static readonly Phrase ShareLate = new("Quá hạn", "Late");
    public static readonly Phrase ShareStands = new("đang ở cơ quan khác, hoặc đang tạm dừng", "with another agency, or standing still");

    public static Phrase Share(string agency) => new($"Phần thời hạn của {agency}", $"Share of {agency}");

    public static Phrase Step(string title) => new($"Bước: {title}", $"Step: {title}");

    public static Phrase Trouble(string code) => code switch
    {
        "clock.supplement-used" => new(
            "Hồ sơ này đã yêu cầu bổ sung một lần. Muốn yêu cầu thêm phải ghi căn cứ pháp lý riêng (khoản 2 Điều 17 Nghị định 61/2018/NĐ-CP).",
            "A supplement was asked for already. One more needs a legal ground of its own."),
        "clock.extension-used" => new(
            "Hồ sơ này đã hẹn lại một lần. Muốn hẹn thêm phải ghi căn cứ pháp lý riêng (khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP).",
            "A new date was given already. One more needs a legal ground of its own."),
        "clock.overdue" => new("Hồ sơ đã quá hạn, không tạm dừng được nữa; chỉ có thể xin lỗi và hẹn lại.", "The dossier is late; it can only be given a new date."),
        "clock.ground-missing" => new("Hãy ghi căn cứ pháp lý của việc tạm dừng.", "Name the legal ground of the pause."),
        "clock.reason-missing" => new("Hãy ghi lý do hẹn lại, vì lý do này được gửi cho người nộp hồ sơ.", "Give the reason; the applicant is told."),
        "clock.extension-backwards" => new("Ngày hẹn mới phải sau ngày hẹn cũ và sau hôm nay.", "The new date lies after the old one and in the future."),
        "clock.extension-too-far" => new("Ngày hẹn mới quá xa.", "The new date is too far away."),
        "clock.extension-too-long" => new("Ngày hẹn mới xa hơn thời gian gia hạn mà quy trình cho phép.", "The new date is later than the procedure allows an extension to be."),
        "clock.not-a-working-day" => new("Ngày hẹn mới phải là ngày làm việc.", "The new date must be a working day."),
        "clock.already-paused" => new("Thời hạn đang tạm dừng.", "The clock stands still already."),
        "clock.not-paused" => new("Thời hạn không tạm dừng.", "The clock does not stand still."),
        "clock.not-yours" => new("Bạn không có thẩm quyền thực hiện việc này.", "This is ordered by somebody else."),
        "clock.text-too-long" => new("Nội dung dài quá 2000 ký tự.", "A text is longer than 2000 characters."),
        "clock.none" => new("Thủ tục này không có thời hạn theo quy định.", "The procedure has no statutory limit."),
        _ => new($"Không thực hiện được ({code}). Chưa có gì được ghi.", $"This was refused ({code}). Nothing was saved."),
    };

    private static string Capital(string text) => char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
}
