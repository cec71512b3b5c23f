using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Pages.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Tasks;

internal static class TaskText
{
    public static readonly Phrase PrintedForms = new("Biểu mẫu của bước này", "Forms of this step");
    public static readonly Phrase Title = new("Xử lý công việc", "Task");
    public static readonly Phrase NotFound = new("Không tìm thấy việc này, hoặc việc không thuộc đơn vị của bạn.", "There is no such task, or it is not your unit's.");
    public static readonly Phrase BackToInbox = new("Việc của tôi", "My work");
    public static readonly Phrase Dossier = new("Hồ sơ", "Dossier");
    public static readonly Phrase Applicant = new("Người nộp", "Applicant");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase Who = new("Ai làm", "Who does it");
    public static readonly Phrase Limit = new("Thời hạn của bước", "Time limit of the step");
    public static readonly Phrase NoLimit = new("Không quy định", "None");
    public static readonly Phrase Due = new("Hạn xử lý", "Deadline");
    public static readonly Phrase Appointment = new("Hẹn trả kết quả", "Appointment");
    public static readonly Phrase Detail = new("Nội dung công việc", "What is to be done");
    public static readonly Phrase Products = new("Biểu mẫu, kết quả của bước", "Forms and products of the step");
    public static readonly Phrase LegalBasis = new("Căn cứ pháp lý", "Legal basis");
    public static readonly Phrase Finish = new("Kết quả xử lý", "Finish the task");
    public static readonly Phrase Note = new("Ghi chú", "Note");
    public static readonly Phrase NoteHint = new("Ghi vào lịch sử hồ sơ, đồng nghiệp ở bước sau đọc được. Không xóa được.", "Goes into the dossier's history, where colleagues read it. It cannot be removed.");
    public static readonly Phrase Form = new("Biểu mẫu của bước", "Form of the step");
    public static readonly Phrase FormNeedsScript = new("Bước này có biểu mẫu điện tử. Hãy bật JavaScript trong trình duyệt để điền.", "This step has an electronic form. Turn JavaScript on in the browser to fill it in.");
    public static readonly Phrase FormInvalid = new("Biểu mẫu chưa điền đúng, chưa có gì được ghi.", "The form is not filled in as it asks. Nothing was saved.");
    public static readonly Phrase Outcome = new("Bấm vào kết quả để hoàn thành bước này:", "Choose the outcome to finish this step:");
    public static readonly Phrase Done = new("Hoàn thành", "Done");
    public static readonly Phrase Claim = new("Nhận việc", "Claim");
    public static readonly Phrase Release = new("Trả lại cho đơn vị", "Release");
    public static readonly Phrase Mine = new("Bạn đã nhận việc này.", "You have claimed this task.");
    public static readonly Phrase Unclaimed = new("Chưa ai nhận việc này. Bạn có thể hoàn thành ngay, không cần nhận trước.", "Nobody has claimed this task. You may finish it without claiming it.");
    public static readonly Phrase OnlyLooking = new("Việc này không thuộc vai trò của bạn, bạn chỉ xem được.", "This task is not your role's; you can only look at it.");
    public static readonly Phrase Held = new("Hồ sơ đang tạm dừng hoặc gặp sự cố, chưa xử lý được việc này.", "The dossier is on hold or stopped by a fault; the task cannot be worked on.");
    public static readonly Phrase Before = new("Các bước đã qua", "What has been done so far");
    public static readonly Phrase SeeDossier = new("Xem toàn bộ hồ sơ", "See the whole dossier");
    public static readonly Phrase Recorded = new("Đã ghi nhận.", "Saved.");
    public static readonly Phrase HereIsNext = new("Đây là việc tiếp theo của bạn.", "Here is your next task.");
    public static readonly Phrase NothingNext = new("Bạn không còn việc nào đang chờ.", "Nothing else waits for you.");
    public static readonly Phrase ConflictTitle = new("Đồng nghiệp đã xử lý việc này", "A colleague has handled this task");
    public static readonly Phrase AlreadyYours = new("Bạn đã hoàn thành việc này", "You have finished this task already");
    public static readonly Phrase Unsaved = new("Thao tác vừa rồi không được ghi.", "What you just did was not saved.");
    public static readonly Phrase ConflictUnsaved = new("Thao tác của bạn không được ghi, để không đè lên kết quả của đồng nghiệp.", "Your action was not saved, so that it does not overwrite your colleague's.");
    public static readonly Phrase Ended = new("Việc này không còn cần xử lý: quy trình đã đi theo hướng khác hoặc hồ sơ đã kết thúc.", "This task is no longer needed: the process took another way, or the dossier is closed.");
    public static readonly Phrase Unavailable = new(
        "Chưa xác nhận được với cơ sở dữ liệu. Hãy bấm lại: nếu lần trước đã ghi, hệ thống sẽ không ghi hai lần.",
        "The database did not confirm. Try again: what was saved already will not be saved twice.");
    public static readonly Phrase Busy = new("Hồ sơ đang được nhiều người cập nhật cùng lúc. Chưa ghi được, hãy bấm lại.", "Several people are changing the dossier at once. Nothing was saved; try again.");
    public static readonly Phrase NotClaimed = new("Việc này chưa ai nhận nên không cần trả lại.", "Nobody has claimed this task, so there is nothing to release.");
    public static readonly Phrase NoteTooLong = new("Ghi chú dài quá 4000 ký tự. Hãy rút gọn.", "The note is longer than 4000 characters. Shorten it.");
    public static readonly Phrase WhyLate = new("Đã quá hạn: hãy nêu lý do", "Overdue: say why");
    public static readonly Phrase WhyLateHint = new(
        "Lý do được ghi vào lịch sử hồ sơ và dùng trong Phiếu xin lỗi. Chưa nêu lý do thì chưa hoàn thành được.",
        "The reason goes into the history and into the letter of apology. The task cannot be finished without it.");

    /// <summary>Which limit was missed, and when it ended.</summary>
    public static Phrase Missed(Deadline limit, Names names)
    {
        var at = VietnamTime.Text(limit.DueAt);
        return limit.ExecutionNo switch
        {
            0 => new($"Hồ sơ đã quá ngày hẹn trả: {at}.", $"The dossier's appointment has passed: {at}."),
            < 0 when limit.Limit.Value == 0 => new($"Phần thời hạn của {Agency()} đã hết từ lần trước.", $"Nothing was left of the share of {Agency()} when the dossier came back."),
            < 0 => new($"Phần thời hạn của {Agency()} đã hết: {at}.", $"The share of {Agency()} has ended: {at}."),
            _ => new($"Bước này đã quá hạn: {at}.", $"This step's limit has passed: {at}."),
        };

        string Agency() => names.Units.GetValueOrDefault(limit.Agency!, limit.Agency!);
    }

    public static readonly Phrase LateReason = new("Lý do chậm", "Reason for the delay");
    public static readonly Phrase ChooseReason = new("Chọn lý do", "Choose a reason");
    public static readonly Phrase LateNote = new("Nói rõ thêm", "More about it");
    public static readonly Phrase ReasonMissing = new("Hãy chọn lý do chậm.", "Choose the reason for the delay.");
    public static readonly Phrase LateNoteMissing = new("Lý do này cần nói rõ thêm.", "This reason needs a note.");
    public static readonly Phrase OutcomeMissing = new("Hãy chọn một kết quả.", "Choose an outcome.");

    public static readonly Phrase InSteadHint = new("Lịch sử hồ sơ ghi cả tên bạn và tên người vắng mặt.", "The history names both you and the absent colleague.");

    public static Phrase InSteadOf(string name) => new($"Bạn làm việc này thay {name}", $"You do this in the stead of {name}");

    public static Phrase ClaimedBy(string name) => new($"{name} đang xử lý việc này.", $"{name} is working on this task.");

    public static Phrase DoneBy(string name, string at, string? outcome) => outcome is null
        ? new($"{name} đã hoàn thành lúc {at}.", $"{name} finished it at {at}.")
        : new($"{name} đã hoàn thành lúc {at} với kết quả “{outcome}”.", $"{name} finished it at {at} with the outcome “{outcome}”.");

    /// <summary>What is wrong with a field, by the code of the check.</summary>
    public static Phrase Fault(string code, decimal? bound) => code switch
    {
        "Missing" => new("chưa điền", "not filled in"),
        "TooShort" => new($"cần ít nhất {bound:0.##} ký tự", $"at least {bound:0.##} characters"),
        "TooLong" => new($"không quá {bound:0.##} ký tự", $"at most {bound:0.##} characters"),
        "TooSmall" => new($"không nhỏ hơn {bound:0.##}", $"not less than {bound:0.##}"),
        "TooLarge" => new($"không lớn hơn {bound:0.##}", $"not more than {bound:0.##}"),
        "TooPrecise" => new($"không quá {bound:0.##} chữ số thập phân", $"at most {bound:0.##} digits after the point"),
        "NoMultiple" => new($"phải là bội của {bound:0.##}", $"has to be a multiple of {bound:0.##}"),
        "NoOption" => new("không có trong các lựa chọn", "is none of the choices"),
        "NotAsked" => new("biểu mẫu không hỏi mục này", "the form does not ask for it"),
        _ => new("chưa đúng mẫu quy định", "not in the form asked for"),
    };

    public static Phrase Refused(string code) => new($"Không thực hiện được ({code}). Chưa có gì được ghi.", $"This was refused ({code}). Nothing was saved.");
}
