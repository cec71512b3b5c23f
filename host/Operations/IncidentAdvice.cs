using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>What happened and what an operator can do about it, by the stable code of the incident.</summary>
public static class IncidentAdvice
{
    /// <summary>What happened, in a clerk's words.</summary>
    public static Phrase What(string code) => code switch
    {
        "child.not-published" => new("Quy trình con chưa được ban hành nên không khởi tạo được.", "The sub-procedure is not published, so it could not be started."),
        "variable.wrong-type" => new("Dữ liệu nhập ở bước trước không đúng kiểu mà quy trình cần.", "What was entered before is not of the type that the process needs."),
        "deadline.uncountable" or "timer.uncountable" => new("Lịch làm việc chưa có đến ngày cần tính nên không tính được thời hạn.", "The working calendar does not reach the day that has to be counted to."),
        "timer.bad-instant" or "timer.bad-time-span" => new("Thời điểm hoặc thời gian chờ mà quy trình tính ra không dùng được.", "The moment or the wait that the process worked out is none."),
        "flow.endless" or "flow.too-many-open" => new("Quy trình chạy vòng tròn không dừng.", "The process goes in circles."),
        "task.payload-unreadable" => new("Quy trình không cho biết bước tiếp theo do ai làm.", "The process does not say who does the next step."),
        _ when code.StartsWith("script.", StringComparison.Ordinal) => new("Điều kiện trong quy trình không tính được hoặc chạy quá giới hạn.", "A condition of the process failed or ran beyond its limits."),
        _ => new("Quy trình dừng ở bước này vì một lỗi.", "The process stopped at this step with a fault."),
    };

    /// <summary>What to do.</summary>
    public static Phrase Do(string code) => code switch
    {
        "child.not-published" => new("Ban hành quy trình con rồi bấm Chạy lại.", "Publish the sub-procedure, then retry."),
        "variable.wrong-type" => new("Chuyển hồ sơ về bước đã nhập dữ liệu để nhập lại.", "Move the dossier back to the step where it was entered."),
        "deadline.uncountable" or "timer.uncountable" => new("Bổ sung lịch làm việc của năm đó rồi bấm Chạy lại.", "Add the working calendar of that year, then retry."),
        _ when IsOfTheProcess(code) => new(
            "Chuyển hồ sơ sang bước đúng và ghi lý do; báo cán bộ phân tích sửa quy trình, sau đó chuyển các hồ sơ sang phiên bản mới.",
            "Move the dossier to the right step with a reason; have the analyst mend the process and migrate the dossiers to the new version."),
        _ => new("Bấm Chạy lại; nếu vẫn lỗi, chuyển sang bước khác và ghi lý do.", "Retry; if it fails again, move to another step with a reason."),
    };

    /// <summary>Running the step again runs the same mistake again.</summary>
    private static bool IsOfTheProcess(string code) =>
        code.StartsWith("script.", StringComparison.Ordinal) || code.StartsWith("flow.", StringComparison.Ordinal) || code.StartsWith("timer.bad-", StringComparison.Ordinal) || code == "task.payload-unreadable";
}
