using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Tracking;

internal static class TrackingText
{
    public static readonly Phrase Title = new("Tra cứu hồ sơ", "Track a dossier");
    public static readonly Phrase Intro = new(
        "Nhập mã in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Kết quả tra cứu không hiển thị thông tin cá nhân.",
        "Enter the code on your appointment slip. No personal data is shown.");
    public static readonly Phrase Code = new("Mã hồ sơ", "Dossier code");
    public static readonly Phrase CodeHint = new("Ví dụ: H38.01.01-260605-0007", "For example H38.01.01-260605-0007");
    public static readonly Phrase Button = new("Tra cứu", "Track");
    public static readonly Phrase Unknown = new("Không tìm thấy hồ sơ với mã này. Hãy kiểm tra lại từng chữ số trên giấy hẹn.", "There is no dossier with this code. Check each digit on the slip.");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase State = new("Tình trạng", "State");
    public static readonly Phrase Progress = new("Mức độ hoàn thành", "Degree of completion");
    public static readonly Phrase Due = new("Ngày hẹn trả kết quả", "Appointment");
    public static readonly Phrase NoDue = new("Thủ tục này không quy định thời hạn.", "This procedure has no time limit.");
    public static readonly Phrase Why = new("Vì sao là ngày này?", "Why this date?");
    public static readonly Phrase InProgress = new("Đang giải quyết, trong hạn", "In progress, in time");
    public static readonly Phrase Overdue = new("Đang giải quyết, đã quá ngày hẹn", "In progress, past the appointment");
    public static readonly Phrase Supplement = new("Đang chờ người nộp bổ sung, hoàn thiện hồ sơ", "Waits for papers from the applicant");
    public static readonly Phrase Payment = new("Đang chờ người nộp thực hiện nghĩa vụ tài chính", "Waits for the applicant's payment");
    public static readonly Phrase Paused = new("Thời hạn đang tạm dừng; ngày hẹn mới có khi hồ sơ được tiếp tục.", "The clock stands still; a new date follows when it goes on.");
    public static readonly Phrase Held = new("Đang tạm dừng", "On hold");
    public static readonly Phrase Finished = new("Đã giải quyết xong", "Completed");
    public static readonly Phrase Cancelled = new("Đã dừng giải quyết", "Ended without a result");
    public static readonly Phrase LateAdvice = new(
        "Cơ quan giải quyết phải xin lỗi và hẹn lại. Hãy liên hệ nơi tiếp nhận ghi trên giấy hẹn.",
        "The agency owes you an apology and a new date. Contact the counter named on your slip.");

    public static Phrase Steps(int done, int all) => new(
        string.Create(CultureInfo.InvariantCulture, $"{done} trên {all} bước"),
        string.Create(CultureInfo.InvariantCulture, $"{done} of {all} steps"));
}
