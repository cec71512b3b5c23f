using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Layout;

internal static class LayoutText
{
    public static readonly Phrase Product = new("Một cửa điện tử", "Electronic one-stop");
    public static readonly Phrase Province = new("Tỉnh Lào Cai", "Lào Cai Province");
    public static readonly Phrase SkipToContent = new("Đến nội dung chính", "Skip to content");
    public static readonly Phrase MainMenu = new("Trình đơn chính", "Main menu");
    public static readonly Phrase Home = new("Trang đầu", "Start");
    public static readonly Phrase Inbox = new("Việc của tôi", "My work");
    public static readonly Phrase Receive = new("Tiếp nhận hồ sơ", "Receive a dossier");
    public static readonly Phrase Dossiers = new("Hồ sơ", "Dossiers");
    public static readonly Phrase Deadlines = new("Hạn xử lý", "Deadlines");
    public static readonly Phrase Designer = new("Thiết kế quy trình", "Procedure designer");
    public static readonly Phrase Procedures = new("Thủ tục", "Procedures");
    public static readonly Phrase Track = new("Tra cứu hồ sơ", "Track a dossier");
    public static readonly Phrase SignIn = new("Đăng nhập", "Sign in");
    public static readonly Phrase SignOut = new("Đăng xuất", "Sign out");
    public static readonly Phrase LanguageOfPages = new("Ngôn ngữ", "Language");
    public static readonly Phrase Optional = new("(không bắt buộc)", "(optional)");
    public static readonly Phrase PagesOfList = new("Các trang của danh sách", "Pages of the list");
    public static readonly Phrase PreviousPage = new("Trang trước", "Previous page");
    public static readonly Phrase NextPage = new("Trang sau", "Next page");
    public static readonly Phrase Footer = new(
        "Hệ thống thông tin giải quyết thủ tục hành chính. Giờ hiển thị là giờ Việt Nam (UTC+7).",
        "Administrative procedure system. Times are Viet Nam time (UTC+7).");

    public static Phrase PageNumber(int page) => new($"Trang {page}", $"Page {page}");
}
