using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Simulations;

internal static class SimulatePageText
{
    public static readonly Phrase Intro = new("Chạy thử cả năm hồ sơ với số người dưới đây, theo lịch làm việc thật. Không hồ sơ thật nào bị động đến.",
        "Runs a year of dossiers with the people below, on the real calendar. No real dossier is touched.");
    public static readonly Phrase Arrivals = new("Hồ sơ đến", "Dossiers that come in");
    public static readonly Phrase MadeUp = new("Một năm giả định: đông sau ngày nghỉ và cuối năm, thưa dịp Tết", "A made-up year: fuller after days off and before the year ends, thin around the lunar New Year");
    public static readonly Phrase Database = new("Hồ sơ đã tiếp nhận trên hệ thống này trong năm", "The dossiers received in this system in the year");
    public static readonly Phrase File = new("Tệp hồ sơ (CSV hoặc JSON)", "A file (CSV or JSON)");
    public static readonly Phrase FileHint = new("Dòng đầu là at,count; mỗi dòng sau là một ngày hoặc thời điểm và số hồ sơ, ví dụ 2025-03-03,26.",
        "The first line is at,count; then a day or an instant and a number a line, such as 2025-03-03,26.");
    public static readonly Phrase Count = new("Số hồ sơ trong năm giả định", "Dossiers of the made-up year");
    public static readonly Phrase Year = new("Năm", "Year");
    public static readonly Phrase People = new("Nhân sự", "People");
    public static readonly Phrase PeopleHint = new("Số người điền sẵn là số người đang giữ vai trò đó trong sổ đăng ký.", "The numbers given are those who hold the role in the registry.");
    public static readonly Phrase Number = new("Số người", "Number");
    public static readonly Phrase Productive = new("Phần thời gian dành cho thủ tục này (%)", "Share of their time for this (%)");
    public static readonly Phrase Effort = new("Thời gian làm việc so với thời hạn của bước (%)", "Work as a share of the step's limit (%)");
    public static readonly Phrase EffortHint = new("Thời gian một người thật sự làm một việc, trung bình. Phần còn lại của thời hạn là chờ.", "What one person really works on a task, on average. The rest of the limit is waiting.");
    public static readonly Phrase Order = new("Việc nào làm trước", "What is done first");
    public static readonly Phrase FirstCome = new("Việc đến trước", "What came first");
    public static readonly Phrase ByDeadline = new("Việc gần đến hạn", "What is due first");
    public static readonly Phrase Seed = new("Hạt giống ngẫu nhiên", "Seed of chance");
    public static readonly Phrase SeedHint = new("Cùng hạt giống thì cùng kết quả.", "The same seed gives the same result.");
    public static readonly Phrase StaffFile = new("Hoặc tệp nhân sự (JSON hoặc CSV)", "Or a staffing file (JSON or CSV)");
    public static readonly Phrase StaffFileHint = new("Thay cho các ô trên; có thể ghi cả thời gian làm và tỷ lệ kết quả của từng bước.", "In place of the fields above; it may also say how long steps take and how they end.");
    public static readonly Phrase Run = new("Chạy mô phỏng", "Run the simulation");
    public static readonly Phrase Wrong = new("Chưa chạy được", "It cannot run yet");
    public static readonly Phrase BadNumber = new("Số người từ 1 đến 100.000, tỷ lệ từ 1 đến 100 %.", "Numbers of people are from 1 to 100,000, shares from 1 to 100%.");
    public static readonly Phrase Progress = new("Tiến độ", "Progress");
    public static readonly Phrase Refresh = new("Xem tiến độ mới nhất", "See how far it is");
    public static readonly Phrase Again = new("Chạy lại với số khác", "Run again with other numbers");
    public static readonly Phrase Download = new("Tải kết quả (JSON)", "Download the result (JSON)");
    public static readonly Phrase Result = new("Kết quả", "Result");
    public static readonly Phrase Steps = new("Từng bước", "Step by step");
    public static readonly Phrase WaitHours = new("Chờ, giờ làm việc (trung vị · P90 · dài nhất)", "Wait, working hours (median · P90 · most)");
    public static readonly Phrase QueueLong = new("Hàng chờ (trung bình · nhiều nhất · cuối kỳ)", "Queue (mean · longest · at the end)");
    public static readonly Phrase TooLong = new("Mô phỏng kéo dài quá 10 phút nên đã dừng. Hãy giảm số hồ sơ.", "The run took more than ten minutes and was ended. Take fewer dossiers.");
    public static readonly Phrase Failed = new("Mô phỏng không chạy được.", "The simulation could not be run.");
}
