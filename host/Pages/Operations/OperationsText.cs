using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Operations;

internal static class OperationsText
{
    public static readonly Phrase Title = new("Sự cố", "Incidents");
    public static readonly Phrase Intro = new("Hồ sơ dừng vì lỗi hoặc đang tạm dừng, cần người có trách nhiệm xử lý.", "Dossiers that stopped at a fault or are held, and wait for somebody in charge.");
    public static readonly Phrase None = new("Không có hồ sơ nào cần xử lý.", "No dossier waits for you.");
    public static readonly Phrase NotFound = new("Không tìm thấy hồ sơ này, hoặc hồ sơ không thuộc đơn vị của bạn.", "There is no such dossier, or it is not your unit's.");
    public static readonly Phrase Back = new("Trở về danh sách sự cố", "Back to the incidents");
    public static readonly Phrase WithFault = new("Có sự cố", "With incidents");
    public static readonly Phrase Held = new("Đang tạm dừng", "Held");
    public static readonly Phrase Kinds = new("Loại danh sách", "Kind of list");
    public static readonly Phrase Filter = new("Lọc", "Filter");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase Unit = new("Đơn vị", "Unit");
    public static readonly Phrase AllProcedures = new("Tất cả thủ tục", "All procedures");
    public static readonly Phrase AllUnits = new("Tất cả đơn vị", "All units");
    public static readonly Phrase Dossier = new("Hồ sơ", "Dossier");
    public static readonly Phrase What = new("Điều đã xảy ra", "What happened");
    public static readonly Phrase ToDo = new("Cách xử lý", "What to do");
    public static readonly Phrase When = new("Thời điểm", "When");
    public static readonly Phrase Open = new("Xử lý", "Handle");
    public static readonly Phrase Message = new("Thông báo kỹ thuật", "Technical message");
    public static readonly Phrase State = new("Tình trạng", "State");
    public static readonly Phrase Retry = new("Chạy lại bước này", "Retry this step");
    public static readonly Phrase Move = new("Chuyển đến bước đã chọn", "Move to the chosen step");
    public static readonly Phrase MoveTo = new("Bước chuyển đến", "Step to move to");
    public static readonly Phrase MoveHint = new("Mọi bước đang mở sẽ kết thúc; hồ sơ tiếp tục từ bước được chọn.", "Everything open ends; the dossier goes on at the chosen step.");
    public static readonly Phrase Choose = new("– Chọn bước –", "– Choose a step –");
    public static readonly Phrase Suspend = new("Tạm dừng hồ sơ", "Hold the dossier");
    public static readonly Phrase Resume = new("Tiếp tục hồ sơ", "Resume the dossier");
    public static readonly Phrase Cancel = new("Hủy hồ sơ", "Cancel the dossier");
    public static readonly Phrase Reason = new("Lý do", "Reason");
    public static readonly Phrase ReasonHint = new("Bắt buộc khi chuyển bước, tạm dừng, tiếp tục hoặc hủy; được ghi vào lịch sử hồ sơ.", "Asked for to move, hold, resume or cancel; stands in the dossier's history.");
    public static readonly Phrase ReasonMissing = new("Hãy ghi lý do.", "Give a reason.");
    public static readonly Phrase StepMissing = new("Hãy chọn một bước mà quy trình có thể tiếp tục.", "Choose a step at which the process can go on.");
    public static readonly Phrase OnlyLooking = new("Bạn chỉ được xem. Việc xử lý thuộc về trưởng Bộ phận Một cửa nơi tiếp nhận, thủ trưởng cơ quan giải quyết hoặc quản trị hệ thống.",
        "You may only look. It is for the head of the receiving counter, the head of the deciding agency or an administrator.");
    public static readonly Phrase Done = new("Đã thực hiện và ghi vào lịch sử hồ sơ.", "Done, and written into the dossier's history.");
    public static readonly Phrase NoIncident = new("Không còn sự cố nào mở ở hồ sơ này.", "The dossier has no open incident.");
    public static readonly Phrase Operate = new("Xử lý hồ sơ", "Handle the dossier");
    public static readonly Phrase Unavailable = new("Cơ sở dữ liệu đang tạm ngừng. Hãy thử lại sau ít phút.", "The database is away. Try again in a few minutes.");
    public static readonly Phrase Changed = new("Hồ sơ vừa được người khác thay đổi. Hãy xem lại và thử lại.", "Somebody else has just changed the dossier. Look again and try again.");

    public static Phrase Status(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Held => Held,
        InstanceSubStatus.Faulted => new("Dừng vì sự cố", "Stopped at a fault"),
        InstanceSubStatus.Finished => new("Đã kết thúc", "Closed"),
        InstanceSubStatus.Cancelled => new("Đã hủy", "Cancelled"),
        _ => new("Đang giải quyết", "In progress"),
    };

    public static Phrase Refused(string code) => code switch
    {
        "operation.reason" => ReasonMissing,
        "activity.not-found" or "activity.not-a-step" => StepMissing,
        "dossier.not-yours" => OnlyLooking,
        "dossier.not-found" => NotFound,
        "incident.not-found" => NoIncident,
        _ => new($"Không thực hiện được ({code}).", $"It cannot be done ({code})."),
    };

    public static Phrase At(string step) => new($"Sự cố tại bước: {step}", $"Incident at the step: {step}");
}
