using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Deadlines;

internal static class DeadlinesText
{
    public static readonly Phrase Title = new("Hạn xử lý", "Deadlines");
    public static readonly Phrase Intro = new("Việc và hồ sơ của các đơn vị bạn phụ trách, theo hạn.", "Tasks and dossiers of the units in your charge, by deadline.");
    public static readonly Phrase NoScope = new("Trang này dành cho người phụ trách đơn vị.", "This page is for heads of units.");
    public static readonly Phrase Overdue = new("Quá hạn", "Overdue");
    public static readonly Phrase Today = new("Đến hạn hôm nay", "Due today");
    public static readonly Phrase Week = new("Đến hạn trong tuần", "Due this week");
    public static readonly Phrase ByUnit = new("Việc theo đơn vị", "Tasks by unit");
    public static readonly Phrase ByProcedure = new("Hồ sơ theo thủ tục", "Dossiers by procedure");
    public static readonly Phrase Unit = new("Đơn vị", "Unit");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase Nothing = new("Không có việc nào đến hạn từ nay đến hết tuần.", "Nothing is due until the end of the week.");
    public static readonly Phrase Tasks = new("Việc cần đôn đốc trước", "Tasks to look at first");
    public static readonly Phrase Task = new("Việc", "Task");
    public static readonly Phrase Dossier = new("Hồ sơ", "Dossier");
    public static readonly Phrase Holder = new("Người xử lý", "Who has it");
    public static readonly Phrase NobodyYet = new("Chưa ai nhận", "Nobody yet");
    public static readonly Phrase Due = new("Hạn", "Due");
    public static readonly Phrase Letters = new("Hồ sơ quá hẹn chờ xin lỗi và hẹn lại", "Late dossiers waiting for an apology and a new date");
    public static readonly Phrase LettersIntro = new(
        "Phiếu xin lỗi và hẹn lại (Mẫu 04) đã được soạn sẵn; thủ trưởng cơ quan ký và ghi ngày hẹn mới tại trang hồ sơ.",
        "The letter (form 04) has been drafted; the head of the agency signs it and gives the new date on the dossier's page.");
    public static readonly Phrase Letter = new("Dự thảo Mẫu 04", "Draft of form 04");
    public static readonly Phrase Promised = new("Đã hẹn trả", "Promised for");
    public static readonly Phrase Reason = new("Lý do chậm", "Reason");
    public static readonly Phrase NoReason = new("Chưa nêu lý do", "No reason given yet");
    public static readonly Phrase LetterTitle = new("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Letter of apology with a new date");
    public static readonly Phrase NoLetter = new("Hồ sơ này không có ngày hẹn đang tính, nên không có phiếu xin lỗi.", "This dossier has no running date, so there is no letter.");
    public static readonly Phrase DraftHint = new(
        "Đây là dự thảo: ngày hẹn mới chỉ là đề xuất. Thủ trưởng cơ quan ghi ngày chính thức tại mục “Xin lỗi và hẹn lại ngày trả” của trang hồ sơ.",
        "This is a draft; the new date is only proposed. The head of the agency gives the real one on the dossier's page.");
    public static readonly Phrase Picture = new("Biểu đồ việc theo đơn vị và hạn", "Chart of tasks by unit and deadline");
    public static readonly Phrase AsTable = new("Xem dạng bảng", "As a table");

}
