using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Start;

internal static class StartText
{
    public static readonly Phrase VisitorTitle = new("Giải quyết thủ tục hành chính tỉnh Lào Cai", "Administrative procedures of Lào Cai Province");
    public static readonly Phrase VisitorIntro = new(
        "Tra cứu hồ sơ của bạn bằng mã in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
        "Track your dossier with the code that is printed on your appointment slip.");
    public static readonly Phrase Code = new("Mã hồ sơ", "Dossier code");
    public static readonly Phrase TrackButton = new("Tra cứu", "Track");
    public static readonly Phrase ProceduresTitle = new("Danh mục thủ tục", "List of procedures");
    public static readonly Phrase ProceduresIntro = new("Thành phần hồ sơ, thời hạn và các bước giải quyết.", "Papers, time limits and steps.");
    public static readonly Phrase ForOfficers = new("Dành cho cán bộ, công chức", "For civil servants");
    public static readonly Phrase YourRoles = new("Vai trò của bạn", "Your roles");
    public static readonly Phrase Late = new("Việc quá hạn", "Overdue tasks");
    public static readonly Phrase Mine = new("Việc của tôi", "My tasks");
    public static readonly Phrase Unclaimed = new("Việc chưa ai nhận", "Unclaimed tasks");
    public static readonly Phrase Unit = new("Việc của đơn vị", "Tasks of my units");
    public static readonly Phrase Receive = new("Tiếp nhận hồ sơ mới", "Receive a new dossier");
    public static readonly Phrase ReceiveIntro = new("Nhập hồ sơ tại quầy và in giấy hẹn.", "Enter a dossier at the counter and print the slip.");
    public static readonly Phrase FindDossier = new("Tìm hồ sơ", "Find a dossier");
    public static readonly Phrase FindDossierIntro = new("Theo mã hồ sơ hoặc tên người nộp.", "By code or name of the applicant.");
    public static readonly Phrase Design = new("Thiết kế quy trình", "Process designer");
    public static readonly Phrase DesignIntro = new("Soạn, kiểm tra và ban hành quy trình điện tử.", "Draw, check and publish process definitions.");
    public static readonly Phrase Jobs = new("Việc chạy nền", "Background jobs");
    public static readonly Phrase JobsIntro = new("Bảng điều khiển Hangfire.", "Hangfire's dashboard.");

    public static Phrase Greeting(string name) => new($"Xin chào {name}", $"Welcome, {name}");
}
