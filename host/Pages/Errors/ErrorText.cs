using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Errors;

/// <summary>What went wrong and what the reader can do about it.</summary>
internal sealed record ErrorText(Phrase Title, Phrase What, Phrase ToDo)
{
    /// <summary>What a technician needs to find the fault in the logs.</summary>
    public static Phrase Number(int status, string trace) => new($"Mã lỗi {status}, số tra cứu {trace}", $"Error {status}, trace {trace}");

    public static ErrorText Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            new("Yêu cầu không hợp lệ", "The request is not valid"),
            new("Biểu mẫu đã hết hiệu lực hoặc dữ liệu gửi lên không đúng. Chưa có gì được ghi lại.", "The form has expired or what was sent is not right. Nothing was saved."),
            new("Hãy quay lại trang trước, tải lại trang rồi gửi lại.", "Go back, reload the page and send it again.")),
        StatusCodes.Status401Unauthorized => new(
            new("Bạn chưa đăng nhập", "You are not signed in"),
            new("Phiên làm việc đã hết hạn hoặc chưa đăng nhập.", "Your session has ended, or you have not signed in."),
            new("Hãy đăng nhập rồi thử lại.", "Sign in and try again.")),
        StatusCodes.Status403Forbidden => new(
            new("Bạn không có quyền xem trang này", "You may not see this page"),
            new("Trang này chỉ dành cho người giữ vai trò khác hoặc thuộc đơn vị khác.", "This page is for people of another role or unit."),
            new("Nếu công việc của bạn cần trang này, hãy đề nghị quản trị hệ thống giao vai trò phù hợp.", "If your work needs it, ask the administrator for the role.")),
        StatusCodes.Status404NotFound => new(
            new("Không tìm thấy trang", "Page not found"),
            new("Địa chỉ không đúng, hoặc nội dung này không thuộc phạm vi bạn được xem.", "The address is wrong, or this is not for you to see."),
            new("Hãy kiểm tra lại mã hồ sơ, hoặc bắt đầu từ trang đầu.", "Check the dossier code, or begin at the start page.")),
        StatusCodes.Status409Conflict => new(
            new("Đồng nghiệp đã xử lý trước", "A colleague was faster"),
            new("Nội dung bạn đang xem đã thay đổi sau khi bạn mở trang. Thao tác của bạn chưa được ghi.", "What you were looking at has changed since you opened it. Your action was not saved."),
            new("Hãy tải lại trang để xem tình trạng mới nhất.", "Reload the page to see how things stand now.")),
        StatusCodes.Status429TooManyRequests => new(
            new("Tra cứu quá nhiều lần", "Too many requests"),
            new("Máy của bạn đã gửi quá nhiều yêu cầu trong thời gian ngắn.", "Your machine has sent too many requests in a short time."),
            new("Hãy chờ một phút rồi thử lại.", "Wait a minute and try again.")),
        StatusCodes.Status503ServiceUnavailable => new(
            new("Hệ thống tạm thời gián đoạn", "The system is not available for the moment"),
            new("Cơ sở dữ liệu chưa trả lời. Thao tác chưa được xác nhận thì coi như chưa được ghi.", "The database does not answer. What was not confirmed was not saved."),
            new("Hãy chờ một phút rồi thử lại. Nếu vẫn chưa được, hãy báo bộ phận kỹ thuật.", "Wait a minute and try again. If it still fails, tell the technicians.")),
        _ => new(
            new("Có lỗi xảy ra", "Something went wrong"),
            new("Hệ thống gặp lỗi ngoài dự kiến và đã ghi nhận lỗi này.", "The system met an error that it did not expect, and has recorded it."),
            new("Hãy thử lại. Nếu vẫn lỗi, hãy báo bộ phận kỹ thuật kèm số tra cứu bên dưới.", "Try again. If it happens again, tell the technicians the number below.")),
    };
}
