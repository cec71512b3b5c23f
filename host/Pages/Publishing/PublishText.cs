using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Publishing;

internal static class PublishText
{
    public static readonly Phrase Title = new("Ban hành quy trình", "Publish a document");
    public static readonly Phrase Intro = new(
        "Tải lên văn bản quy trình đã ký. Phần mềm đọc văn bản, nêu chỗ sai, và hỏi lại những gì văn bản không viết rõ trước khi ban hành.",
        "Upload the signed process document. It is read, its mistakes are shown, and what it does not say outright is asked before anything is published.");
    public static readonly Phrase File = new("Văn bản (.docx)", "Document (.docx)");
    public static readonly Phrase Read = new("Đọc văn bản", "Read the document");
    public static readonly Phrase NoFile = new("Chưa chọn văn bản.", "No document was chosen.");
    public static readonly Phrase Gone = new("Không còn văn bản này; hãy tải lên lại.", "The document is no longer here; please upload it again.");
    public static readonly Phrase Found = new("Thủ tục đọc được", "Procedures found");
    public static readonly Phrase Name = new("Thủ tục", "Procedure");
    public static readonly Phrase Steps = new("Số bước", "Steps");
    public static readonly Phrase Limit = new("Thời hạn", "Time limit");
    public static readonly Phrase Remarks = new("Nhận xét về văn bản", "Remarks on the document");
    public static readonly Phrase Code = new("Mã", "Code");
    public static readonly Phrase What = new("Nội dung", "Remark");
    public static readonly Phrase HasErrors = new("Văn bản còn lỗi, chưa ban hành được; bản đang áp dụng giữ nguyên.", "The document has errors and cannot be published; what is in force stays.");
    public static readonly Phrase Confirm = new("Cần xác nhận", "To be confirmed");
    public static readonly Phrase ConfirmHint = new(
        "Những điều dưới đây được hiểu từ lời văn. Đánh dấu từng điều nếu đúng; tên của bạn và thời điểm xác nhận được lưu lại.",
        "The following was understood from the wording. Tick each one that is right; your name and the time are kept.");
    public static readonly Phrase Nothing = new("Không có gì phải xác nhận thêm.", "Nothing more has to be confirmed.");
    public static readonly Phrase Publish = new("Ban hành", "Publish");
    public static readonly Phrase Unconfirmed = new("Chưa ban hành: còn điều chưa được xác nhận.", "Not published: something is not confirmed.");
    public static readonly Phrase Done = new("Đã ban hành", "Published");

    public static Phrase Severity(Definitions.Procedures.Severity severity) => severity switch
    {
        Definitions.Procedures.Severity.Error => new("Lỗi", "Error"),
        Definitions.Procedures.Severity.Warning => new("Cảnh báo", "Warning"),
        _ => new("Ghi chú", "Note"),
    };

    public static Phrase Step(int no) => new(string.Create(CultureInfo.InvariantCulture, $"Bước {no}"), string.Create(CultureInfo.InvariantCulture, $"Step {no}"));

    public static Phrase From(string sentence) => new($"suy ra từ câu “{sentence}”", $"understood from “{sentence}”");

    public static Phrase Version(string name, int version) => new(
        string.Create(CultureInfo.InvariantCulture, $"{name}, phiên bản {version}"), string.Create(CultureInfo.InvariantCulture, $"{name}, version {version}"));
}
