using System.Globalization;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

internal static class DossierText
{
    public static readonly Phrase Title = new("Hồ sơ", "Dossiers");
    public static readonly Phrase NotFound = new("Không tìm thấy hồ sơ này, hoặc hồ sơ không thuộc đơn vị của bạn.", "There is no such dossier, or it is not your unit's.");
    public static readonly Phrase Code = new("Mã hồ sơ", "Dossier code");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase Version = new("Phiên bản quy trình", "Version of the process");
    public static readonly Phrase Applicant = new("Người nộp hồ sơ", "Applicant");
    public static readonly Phrase Name = new("Họ và tên, tổ chức", "Name");
    public static readonly Phrase Address = new("Địa chỉ", "Address");
    public static readonly Phrase Phone = new("Số điện thoại", "Phone");
    public static readonly Phrase Email = new("Email", "E-mail");
    public static readonly Phrase IdentityNumber = new("Số định danh, mã số doanh nghiệp", "Identity or business number");
    public static readonly Phrase Owner = new("Chủ hồ sơ", "Owner of the dossier");
    public static readonly Phrase Request = new("Nội dung yêu cầu", "Request");
    public static readonly Phrase ReceivedAt = new("Tiếp nhận lúc", "Received");
    public static readonly Phrase ReceivedBy = new("Người tiếp nhận", "Received by");
    public static readonly Phrase ReceivingUnit = new("Nơi tiếp nhận", "Receiving unit");
    public static readonly Phrase DecidingUnit = new("Cơ quan giải quyết", "Deciding agency");
    public static readonly Phrase Channel = new("Hình thức nộp", "Channel");
    public static readonly Phrase ReturnBy = new("Hình thức nhận kết quả", "Result by");
    public static readonly Phrase Appointment = new("Hẹn trả kết quả", "Appointment");
    public static readonly Phrase NoAppointment = new("Không có hạn theo quy định", "No statutory limit");
    public static readonly Phrase Slip = new("In giấy hẹn", "Print the slip");
    public static readonly Phrase State = new("Tình trạng", "State");
    public static readonly Phrase Open = new("Đang giải quyết", "In progress");
    public static readonly Phrase Closed = new("Đã kết thúc", "Closed");
    public static readonly Phrase CancelledState = new("Đã hủy", "Cancelled");
    public static readonly Phrase Held = new("Đang tạm dừng", "On hold");
    public static readonly Phrase Faulted = new("Đang có sự cố kỹ thuật", "Stopped at a technical fault");
    public static readonly Phrase CurrentSteps = new("Bước đang chờ xử lý", "Waiting steps");
    public static readonly Phrase NoCurrentStep = new("Không có bước nào đang chờ.", "No step is waiting.");
    public static readonly Phrase OpenTask = new("Mở việc", "Open the task");
    public static readonly Phrase Components = new("Thành phần hồ sơ đã nộp", "Papers handed in");
    public static readonly Phrase Drawing = new("Sơ đồ quy trình", "Drawing of the process");
    public static readonly Phrase Timeline = new("Quá trình giải quyết", "History");
    public static readonly Phrase Note = new("Ghi chú", "Note");
    public static readonly Phrase Replay = new("Xem lại hồ sơ tại một thời điểm", "See the dossier as it stood");
    public static readonly Phrase ReplayStep = new("Sau bước ghi nhận", "After the record");
    public static readonly Phrase ReplayNow = new("Hiện tại", "Now");
    public static readonly Phrase ReplayTime = new("Hoặc lúc (giờ Việt Nam)", "Or at (Viet Nam time)");
    public static readonly Phrase ReplayOnDrawing = new("Xem đường đi trên bản vẽ", "Watch the path on the drawing");
    public static readonly Phrase ReplayButton = new("Xem", "Show");
    public static readonly Phrase BackToNow = new("Trở về hiện tại", "Back to now");
    public static readonly Phrase NothingYet = new("Tại thời điểm này hồ sơ chưa được tiếp nhận.", "At that moment the dossier had not been received yet.");
    public static readonly Phrase Audit = new("Kiểm tra hồ sơ", "Verification");
    public static readonly Phrase AuditIntro = new(
        "Kiểm tra chuỗi băm của lịch sử, chạy lại từng lệnh trên đúng phiên bản quy trình và so với dữ liệu đang lưu.",
        "Checks the history's chain of hashes, runs each command again on its version and compares with what is stored.");
    public static readonly Phrase Verify = new("Kiểm tra ngay", "Verify now");
    public static readonly Phrase Broken = new("Lịch sử của hồ sơ không còn khớp với dữ liệu gốc. Hãy báo bộ phận kiểm tra.", "The dossier's history does not hold. Tell the auditors.");
    public static readonly Phrase Find = new("Mã hồ sơ hoặc tên", "Code or name");
    public static readonly Phrase FindHint = new("Gõ một phần mã hồ sơ, tên người nộp hoặc số điện thoại, không cần dấu", "Part of the code, the applicant's name or phone, without diacritics if you like");
    public static readonly Phrase FindButton = new("Tìm hồ sơ", "Find");
    public static readonly Phrase Newest = new("Hồ sơ tiếp nhận gần đây", "Newest dossiers");
    public static readonly Phrase NoneFound = new("Không có hồ sơ nào khớp.", "No dossier matches.");
    public static readonly Phrase None = new("Chưa có hồ sơ nào.", "There is no dossier yet.");
    public static readonly Phrase Overdue = new("Quá hạn trả kết quả", "Past the appointment");
    public static readonly Phrase More = new("Còn nhiều hồ sơ khác. Hãy gõ rõ hơn.", "There are more. Type more of it.");

    public static Phrase PastBanner(string at) => new($"Bạn đang xem hồ sơ như lúc {at}.", $"You see the dossier as it stood at {at}.");

    public static Phrase Holds(long records) => new(
        string.Create(CultureInfo.InvariantCulture, $"Hồ sơ nguyên vẹn: {records} bản ghi lịch sử đều khớp, không ai sửa đổi."),
        string.Create(CultureInfo.InvariantCulture, $"The dossier is intact: all {records} records hold; nobody has changed them."));

    public static Phrase Fails(int findings) => new(
        string.Create(CultureInfo.InvariantCulture, $"Hồ sơ KHÔNG nguyên vẹn: {findings} điểm sai."),
        string.Create(CultureInfo.InvariantCulture, $"The dossier is NOT intact: {findings} findings."));

    public static Phrase ChannelName(string channel) => channel switch
    {
        Channels.Counter => new("Trực tiếp tại Bộ phận Một cửa", "In person at the one-stop counter"),
        Channels.Post => new("Qua dịch vụ bưu chính công ích", "By post"),
        Channels.Online => new("Trực tuyến", "Online"),
        _ => new(channel, channel),
    };

    public static Phrase Copies(int originals, int certified, int photocopies)
    {
        (int Count, string Vi, string En)[] kinds = [(originals, "bản chính", "original"), (certified, "bản sao chứng thực", "certified copy"), (photocopies, "bản phô tô", "photocopy")];
        var said = kinds.Where(kind => kind.Count > 0).ToList();
        return new(
            string.Join(", ", said.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count:00} {kind.Vi}"))),
            string.Join(", ", said.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count} × {kind.En}"))));
    }
}
