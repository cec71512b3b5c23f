using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Operations;

internal static class MigrationText
{
    public static readonly Phrase Title = new("Chuyển hồ sơ sang phiên bản khác", "Move dossiers to another version");
    public static readonly Phrase Intro = new("Hồ sơ đang giải quyết vẫn theo phiên bản cũ cho đến khi được chuyển. Hãy chạy thử trước: chạy thử không thay đổi gì.",
        "Running dossiers stay on their version until they are moved. Make a dry run first: it changes nothing.");
    public static readonly Phrase NotFound = new("Không tìm thấy thủ tục hoặc lần chạy này.", "There is no such procedure or run.");
    public static readonly Phrase Version = new("Phiên bản", "Version");
    public static readonly Phrase Running = new("Hồ sơ đang giải quyết", "Running dossiers");
    public static readonly Phrase InForce = new("Đang áp dụng", "In force");
    public static readonly Phrase Versions = new("Các phiên bản", "Versions");
    public static readonly Phrase To = new("Chuyển sang phiên bản", "Move to version");
    public static readonly Phrase Map = new("Bước đổi mã", "Steps whose id changed");
    public static readonly Phrase MapHint = new("Mỗi dòng một bước: mã cũ=mã mới. Bước giữ nguyên mã thì không cần ghi.", "One a line: old=new. Steps that keep their id need no line.");
    public static readonly Phrase MapWrong = new("Mỗi dòng phải có dạng mã cũ=mã mới, mỗi mã cũ một lần.", "Each line must be old=new, each old id once.");
    public static readonly Phrase Reason = new("Lý do", "Reason");
    public static readonly Phrase ReasonHint = new("Được ghi vào lịch sử từng hồ sơ.", "Stands in each dossier's history.");
    public static readonly Phrase ReasonMissing = new("Hãy ghi lý do.", "Give a reason.");
    public static readonly Phrase DryRun = new("Chạy thử", "Dry run");
    public static readonly Phrase Run = new("Chuyển hồ sơ", "Move the dossiers");
    public static readonly Phrase Progress = new("Tiến độ", "Progress");
    public static readonly Phrase Waiting = new("Đang chờ đến lượt…", "Waiting for its turn…");
    public static readonly Phrase Refresh = new("Xem tiến độ mới nhất", "See how far it is");
    public static readonly Phrase Report = new("Kết quả", "Result");
    public static readonly Phrase Moves = new("Chuyển được", "Move");
    public static readonly Phrase Cannot = new("Không chuyển được", "Cannot");
    public static readonly Phrase Stay = new("Đã ở phiên bản này", "Already there");
    public static readonly Phrase Closed = new("Đã kết thúc, không chuyển", "Closed, not moved");
    public static readonly Phrase Step = new("Bước đang đứng", "Step");
    public static readonly Phrase Why = new("Lý do không chuyển được", "Why not");
    public static readonly Phrase NoStep = new("Không có bước nào đang chờ", "No step is waiting");
    public static readonly Phrase Back = new("Trở về phần chuyển phiên bản", "Back to moving dossiers");

    public static Phrase Of(long done, long of) => new(
        string.Create(CultureInfo.InvariantCulture, $"{done} trên {of} hồ sơ"), string.Create(CultureInfo.InvariantCulture, $"{done} of {of} dossiers"));
}
