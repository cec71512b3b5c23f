using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Notices;

internal static class NoticesText
{
    public static readonly Phrase Title = new("Thông báo", "Notices");
    public static readonly Phrase Intro = new("Cảnh báo, quá hạn và đôn đốc gửi đến bạn, mới nhất trước.", "Warnings, missed dates and escalations that were sent to you, the newest first.");
    public static readonly Phrase None = new("Bạn không có thông báo nào.", "You have no notices.");
    public static readonly Phrase Duties = new("Làm thay", "Standing in");
    public static readonly Phrase Unread = new("Chưa đọc", "Unread");
    public static readonly Phrase ReadAll = new("Đánh dấu đã đọc tất cả", "Mark all as read");
    public static readonly Phrase What = new("Nội dung", "What");
    public static readonly Phrase Due = new("Hạn", "Due");
    public static readonly Phrase At = new("Lúc", "When");
    public static readonly Phrase Deliveries = new("Gửi thông báo ra ngoài", "Deliveries");
    public static readonly Phrase DeliveriesIntro = new("Thư điện tử và webhook không gửi được sau nhiều lần thử, hoặc đang chờ gửi.", "Mail and webhooks that were given up after several tries, or wait.");
    public static readonly Phrase Dead = new("Không gửi được", "Given up");
    public static readonly Phrase Pending = new("Đang chờ gửi", "Waiting");
    public static readonly Phrase NoDead = new("Không có thông báo nào gửi hỏng.", "Nothing was given up.");
    public static readonly Phrase NoPending = new("Không có thông báo nào đang chờ.", "Nothing waits.");
    public static readonly Phrase Target = new("Nơi nhận", "To");
    public static readonly Phrase Tries = new("Số lần thử", "Tries");
    public static readonly Phrase Fault = new("Lỗi", "Fault");
    public static readonly Phrase Resend = new("Gửi lại", "Send again");

    public static Phrase Menu(int unread)
    {
        var number = unread > 99 ? "99+" : unread.ToString(CultureInfo.InvariantCulture);
        return unread == 0 ? Title : new($"Thông báo ({number})", $"Notices ({number})");
    }
}
