using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Inbox;

internal static class InboxText
{
    public static readonly Phrase Title = new("Việc của tôi", "My work");
    public static readonly Phrase Order = new("Xếp theo hạn xử lý: việc gấp nhất ở trên cùng.", "Ordered by deadline: the most urgent first.");
    public static readonly Phrase Shows = new("Xem", "Show");
    public static readonly Phrase Mine = new("Tôi đã nhận", "Claimed by me");
    public static readonly Phrase Unclaimed = new("Chưa ai nhận", "Unclaimed");
    public static readonly Phrase Unit = new("Cả đơn vị", "My whole unit");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase AllProcedures = new("Tất cả thủ tục", "All procedures");
    public static readonly Phrase Filter = new("Lọc", "Filter");
    public static readonly Phrase Search = new("Tìm trong việc của đơn vị", "Search the tasks of my units");
    public static readonly Phrase SearchHint = new("Mã hồ sơ hoặc tên người nộp, gõ không dấu cũng được", "Dossier code or applicant's name, with or without diacritics");
    public static readonly Phrase SearchButton = new("Tìm", "Search");
    public static readonly Phrase LeaveSearch = new("Bỏ tìm kiếm", "Clear the search");
    public static readonly Phrase Due = new("Hạn xử lý", "Deadline");
    public static readonly Phrase Step = new("Việc cần làm", "Task");
    public static readonly Phrase Dossier = new("Hồ sơ", "Dossier");
    public static readonly Phrase Holder = new("Người xử lý", "Handled by");
    public static readonly Phrase ByMe = new("Tôi", "Me");
    public static readonly Phrase ByNobody = new("Chưa ai nhận", "Nobody yet");
    public static readonly Phrase Recorded = new("Đã ghi nhận.", "Saved.");
    public static readonly Phrase Warned = new("Đã cảnh báo", "Warned");
    public static readonly Phrase Held = new("Tạm dừng hoặc gặp sự cố", "On hold or stopped");
    public static readonly Phrase NothingMine = new("Bạn chưa nhận việc nào.", "You have not claimed any task.");
    public static readonly Phrase NothingUnclaimed = new("Không có việc nào đang chờ người nhận.", "No task waits for somebody.");
    public static readonly Phrase NothingInUnit = new("Đơn vị không có việc nào đang mở.", "Your units have no open task.");
    public static readonly Phrase NothingFound = new("Không có việc nào khớp với nội dung tìm.", "No task matches.");
    public static readonly Phrase SeeUnclaimed = new("Xem việc chưa ai nhận", "See unclaimed tasks");
    public static readonly Phrase TooMany = new("Còn nhiều kết quả khác. Hãy gõ rõ hơn.", "There are more. Type more of it.");
    public static readonly Phrase NoDossier = new("(quy trình không gắn hồ sơ)", "(no dossier)");

    public static Phrase InSteadOf(string name) => new($"Thay {name}", $"For {name}");

    public static Phrase StandingIn(string names) => new($"Bạn đang làm thay: {names}.", $"You are standing in for: {names}.");

    public static readonly Phrase SeeAbsences = new("Xem lịch nghỉ và người thay", "See absences and substitutes");

    public static Phrase Escalated(int rungs) => new($"Đã đôn đốc cấp {rungs}", $"Escalated, level {rungs}");

    public static Phrase Found(int count) => new($"{count} việc khớp với nội dung tìm", count == 1 ? "1 task matches" : $"{count} tasks match");

    public static Phrase Count(int count, int most) => count > most ? new($"{most}+", $"{most}+") : new($"{count}", $"{count}");
}
