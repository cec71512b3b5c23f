using System.Globalization;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

internal static class DocumentsText
{
    public static readonly Phrase Title = new("Văn bản tự động", "Automatic documents");
    public static readonly Phrase FailedTitle = new("Văn bản chưa lập được", "Documents not made out");
    public static readonly Phrase FailedIntro = new(
        "Văn bản mà quy trình phải tự lập nhưng không lập được sau nhiều lần thử, cần người có trách nhiệm xử lý.",
        "Documents that a procedure should have made out by itself and could not, after several tries. They wait for somebody in charge.");
    public static readonly Phrase NoneFailed = new("Không có văn bản nào chờ xử lý.", "No document waits for you.");
    public static readonly Phrase Document = new("Văn bản", "Document");
    public static readonly Phrase Why = new("Nguyên nhân", "Cause");
    public static readonly Phrase NotFound = new("Không tìm thấy văn bản này, hoặc hồ sơ không thuộc đơn vị của bạn.", "There is no such document, or the dossier is not your unit's.");
    public static readonly Phrase Altered = new("Văn bản đang lưu không còn khớp với mã băm lúc lập. Hãy báo bộ phận kiểm tra.", "The document kept is not the one that was made out: its hash differs. Tell the auditors.");
    public static readonly Phrase MadeAt = new("Lập lúc", "Made out");
    public static readonly Phrase OrderedAt = new("Yêu cầu lúc", "Asked for");
    public static readonly Phrase Cause = new("Căn cứ lập", "Cause");
    public static readonly Phrase Hash = new("Mã băm SHA-256", "SHA-256");
    public static readonly Phrase Change = new("Lập lại hoặc xóa nội dung", "Make out again or erase");
    public static readonly Phrase ChangeHint = new(
        "Lập lại khi thông tin hồ sơ đã được sửa. Xóa nội dung khi văn bản có dữ liệu cá nhân không được lưu nữa; thời điểm lập và mã băm vẫn còn.",
        "Make it out again after the dossier was corrected. Erase it where it holds personal data that may no longer be kept; when it was made and its hash stay.");
    public static readonly Phrase Print = new("In văn bản", "Print the document");
    public static readonly Phrase Again = new("Lập lại văn bản", "Make out again");
    public static readonly Phrase Erase = new("Xóa nội dung", "Erase the content");
    public static readonly Phrase Done = new("Đã ghi nhận.", "Noted.");
    public static readonly Phrase Reason = new("Lý do lập lại hoặc xóa", "Reason for the change");
    public static readonly Phrase Properties = new("Thông tin lưu", "As it is kept");

    public static Phrase State(string state) => state switch
    {
        DocumentStates.Made => new("Đã lập", "Made out"),
        DocumentStates.Dead => new("Không lập được, đã báo người phụ trách", "Could not be made out; those in charge know"),
        DocumentStates.Erased => new("Đã xóa nội dung", "Content erased"),
        _ => new("Đang lập", "Being made out"),
    };

    public static string Kind(string state) => state switch
    {
        DocumentStates.Made => "good",
        DocumentStates.Dead => "late",
        DocumentStates.Erased => "held",
        _ => "plain",
    };

    public static Layout.Sign Sign(string state) => state switch
    {
        DocumentStates.Made => Layout.Sign.Done,
        DocumentStates.Dead => Layout.Sign.Late,
        DocumentStates.Erased => Layout.Sign.Info,
        _ => Layout.Sign.Clock,
    };

    /// <param name="step">Number of the step; null where none is known.</param>
    /// <param name="person">Who caused it; null: the system.</param>
    public static Phrase CausedBy(int? step, string? person)
    {
        var at = step is { } no ? (Vi: string.Create(CultureInfo.InvariantCulture, $"Theo bước {no} của quy trình"), En: string.Create(CultureInfo.InvariantCulture, $"Step {no} of the process")) : (Vi: "Theo quy trình", En: "By the process");
        return person is null ? new(at.Vi, at.En) : new($"{at.Vi}, sau khi {person} xử lý", $"{at.En}, after {person} had acted");
    }

    public static Phrase Edition(int number) => new(string.Create(CultureInfo.InvariantCulture, $"Bản lập lần {number}"), string.Create(CultureInfo.InvariantCulture, $"Edition {number}"));

    /// <summary>Why a document was given up, in a clerk's words.</summary>
    public static Phrase Fault(string? code) => code switch
    {
        DocumentPress.UnknownTemplate => new("Quy trình nêu một mẫu văn bản không có.", "The process names a template that does not exist."),
        DocumentPress.NothingToApologise => new("Hồ sơ không còn hạn đang chạy nên không có ngày hẹn lại.", "The dossier has no running date, so there is no new one to give."),
        _ => new("Mẫu văn bản không in được.", "The template could not be printed."),
    };

    public static Phrase Refused(string code) => code switch
    {
        "operation.reason" => new("Hãy ghi lý do, không quá 1000 ký tự.", "Give a reason of up to 1000 characters."),
        "dossier.not-yours" => new("Việc này thuộc về trưởng Bộ phận Một cửa nơi tiếp nhận, thủ trưởng cơ quan giải quyết hoặc quản trị hệ thống.", "This is for the head of the receiving counter, the head of the deciding agency or an administrator."),
        _ => new("Văn bản đã thay đổi. Hãy xem lại.", "The document has changed. Look again."),
    };

    public static Phrase Heading(string template) => DocumentNames.Of(template);
}
