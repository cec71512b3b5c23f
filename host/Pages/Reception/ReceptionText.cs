using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Reception;

internal static class ReceptionText
{
    public static readonly Phrase Title = new("Tiếp nhận hồ sơ", "Receive a dossier");
    public static readonly Phrase Choose = new("Chọn thủ tục người dân yêu cầu.", "Choose the procedure.");
    public static readonly Phrase Procedure = new("Thủ tục", "Procedure");
    public static readonly Phrase Search = new("Tên thủ tục", "Name of the procedure");
    public static readonly Phrase SearchHint = new("Gõ một phần tên, có dấu hoặc không dấu", "Part of the name, with or without diacritics");
    public static readonly Phrase SearchButton = new("Tìm", "Search");
    public static readonly Phrase None = new("Không có thủ tục nào khớp. Thủ tục chưa ban hành quy trình điện tử thì chưa tiếp nhận được.", "No procedure matches. A procedure without a published process cannot be received.");
    public static readonly Phrase NotFound = new("Thủ tục này không còn áp dụng.", "This procedure is no longer in force.");
    public static readonly Phrase Back = new("Chọn thủ tục khác", "Choose another procedure");
    public static readonly Phrase Faults = new("Chưa lưu được. Hãy sửa các mục sau:", "Nothing was saved. Please correct:");
    public static readonly Phrase ApplicantPart = new("Người nộp hồ sơ", "Applicant");
    public static readonly Phrase ApplicantName = new("Họ và tên hoặc tên tổ chức", "Name of the person or organisation");
    public static readonly Phrase IdentityNumber = new("Số CCCD hoặc mã số doanh nghiệp", "Identity or business number");
    public static readonly Phrase Address = new("Địa chỉ", "Address");
    public static readonly Phrase Phone = new("Số điện thoại", "Phone");
    public static readonly Phrase Email = new("Email", "E-mail");
    public static readonly Phrase OwnerPart = new("Chủ hồ sơ (nếu nộp thay)", "Owner of the dossier (if handed in for somebody else)");
    public static readonly Phrase OwnerName = new("Họ và tên chủ hồ sơ", "Name of the owner");
    public static readonly Phrase OwnerAddress = new("Địa chỉ chủ hồ sơ", "Address of the owner");
    public static readonly Phrase RequestPart = new("Hồ sơ", "Dossier");
    public static readonly Phrase Request = new("Nội dung yêu cầu giải quyết", "What is asked for");
    public static readonly Phrase Sets = new("Số bộ hồ sơ", "Sets of papers");
    public static readonly Phrase Papers = new("Thành phần hồ sơ nộp", "Papers handed in");
    public static readonly Phrase PapersHint = new("Ghi số bản đã nhận của từng giấy tờ; giấy tờ không nộp thì để trống.", "Write how many of each were handed in; leave empty what was not.");
    public static readonly Phrase Paper = new("Giấy tờ", "Paper");
    public static readonly Phrase OtherPaper = new("Giấy tờ khác", "Another paper");
    public static readonly Phrase Originals = new("Bản chính", "Originals");
    public static readonly Phrase CertifiedCopies = new("Bản sao chứng thực", "Certified copies");
    public static readonly Phrase Photocopies = new("Bản phô tô", "Photocopies");
    public static readonly Phrase Channel = new("Hình thức nộp", "Handed in");
    public static readonly Phrase ReturnBy = new("Đăng ký nhận kết quả", "Result to be had");
    public static readonly Phrase Counter = new("Quầy tiếp nhận", "Counter");
    public static readonly Phrase AppointmentPart = new("Hẹn trả kết quả", "Appointment");
    public static readonly Phrase AppointmentIf = new("Nếu tiếp nhận bây giờ, ngày hẹn trả là", "If received now, the appointment is");
    public static readonly Phrase NoLimit = new("Quy trình không nêu thời hạn, giấy hẹn để trống ngày trả.", "The process states no limit; the slip leaves the date open.");
    public static readonly Phrase LimitIs = new("Thời hạn giải quyết", "Time limit");
    public static readonly Phrase Save = new("Tiếp nhận và in giấy hẹn", "Receive and print the slip");
    public static readonly Phrase NameMissing = new("Hãy nhập họ tên người nộp hoặc tên tổ chức.", "Enter the applicant's name.");
    public static readonly Phrase RequestMissing = new("Hãy nhập nội dung yêu cầu giải quyết.", "Enter what is asked for.");
    public static readonly Phrase PhoneWrong = new("Số điện thoại gồm 8 đến 15 chữ số, ví dụ 0912 345 678.", "A phone number has 8 to 15 digits, such as 0912 345 678.");
    public static readonly Phrase EmailWrong = new("Địa chỉ email không đúng, ví dụ ten@coquan.vn.", "This is not an e-mail address, such as name@office.vn.");
    public static readonly Phrase IdentityWrong = new("Số CCCD gồm 12 chữ số; mã số doanh nghiệp gồm 10 chữ số.", "An identity number has 12 digits, a business number 10.");
    public static readonly Phrase SetsWrong = new("Số bộ hồ sơ là số từ 1 đến 99.", "The number of sets is 1 to 99.");
    public static readonly Phrase ChannelMissing = new("Hãy chọn hình thức nộp.", "Choose how it was handed in.");
    public static readonly Phrase ReturnByMissing = new("Hãy chọn hình thức nhận kết quả.", "Choose how the result is to be had.");
    public static readonly Phrase CountWrong = new("Số bản là số từ 0 đến 99.", "A number of papers is 0 to 99.");
    public static readonly Phrase PaperNameMissing = new("Hãy ghi tên giấy tờ.", "Name the paper.");
    public static readonly Phrase NoPaper = new("Chưa ghi nhận giấy tờ nào. Hãy ghi số bản đã nhận.", "No paper was entered. Write how many were handed in.");
    public static readonly Phrase NotCompetent = new(
        "Quầy này chưa được giao tiếp nhận thủ tục này. Hãy báo quản trị bổ sung thẩm quyền.",
        "This counter does not receive this procedure yet. Ask the administrator to add the competence.");
    public static readonly Phrase NotYours = new("Bạn không tiếp nhận hồ sơ tại quầy này.", "You do not receive dossiers at this counter.");
    public static readonly Phrase Busy = new("Có nhiều người tiếp nhận cùng lúc, chưa lưu được. Hãy bấm lưu lại.", "Several people receive at once; nothing was saved. Save again.");
    public static readonly Phrase NextStep = new("Làm tiếp bước đầu tiên", "Go on with the first step");
    public static readonly Phrase Unavailable = new(
        "Chưa xác nhận được với cơ sở dữ liệu. Hãy bấm lưu lại: hệ thống không tạo hai hồ sơ.",
        "The database did not confirm. Save again: no second dossier is made.");
    public static readonly Phrase SlipTitle = new("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Appointment slip");
    public static readonly Phrase Saved = new("Đã tiếp nhận hồ sơ", "The dossier was received");
    public static readonly Phrase Print = new("In giấy hẹn", "Print the slip");
    public static readonly Phrase OpenForm = new("Mở riêng để in (Ctrl+P)", "Open alone to print (Ctrl+P)");
    public static readonly Phrase Another = new("Tiếp nhận hồ sơ khác", "Receive another dossier");
    public static readonly Phrase ToDossier = new("Xem hồ sơ", "See the dossier");

    public static Phrase Refused(string code) => new($"Không tiếp nhận được ({code}). Chưa có gì được ghi.", $"This was refused ({code}). Nothing was saved.");
}
