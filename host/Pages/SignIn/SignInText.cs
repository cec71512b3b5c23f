using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.SignIn;

internal static class SignInText
{
    public static readonly Phrase Title = new("Đăng nhập", "Sign in");
    public static readonly Phrase Intro = new(
        "Dành cho cán bộ, công chức làm việc trên hệ thống. Người dân tra cứu hồ sơ không cần đăng nhập.",
        "For civil servants who work on this system. Citizens track a dossier without signing in.");
    public static readonly Phrase UserName = new("Tên đăng nhập", "User name");
    public static readonly Phrase Password = new("Mật khẩu", "Password");
    public static readonly Phrase Wrong = new("Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.");
    public static readonly Phrase WrongHint = new(
        "Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock. Nhập sai nhiều lần, tài khoản tạm khóa 5 phút.",
        "Check the keyboard's language and Caps Lock. After many wrong tries an account is locked for 5 minutes.");
    public static readonly Phrase Missing = new("Hãy nhập tên đăng nhập và mật khẩu.", "Enter the user name and the password.");
    public static readonly Phrase DemoTitle = new("Tài khoản dùng thử", "Demo accounts");
    public static readonly Phrase DemoIntro = new(
        "Hệ thống đang chạy với dữ liệu tỉnh mẫu. Bấm vào một người để đăng nhập bằng tài khoản của người đó.",
        "The system runs with a demo province. Choose a person to sign in as.");
    public static readonly Phrase Name = new("Họ và tên", "Name");
    public static readonly Phrase Does = new("Vai trò, đơn vị", "Role, unit");

    public static Phrase SignInAs(string name) => new($"Vào với tài khoản {name}", $"Sign in as {name}");
}
