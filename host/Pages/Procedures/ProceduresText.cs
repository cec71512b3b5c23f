using System.Globalization;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Procedures;

internal static class ProceduresText
{
    public static readonly Phrase Title = new("Danh mục thủ tục hành chính", "Administrative procedures");
    public static readonly Phrase Intro = new(
        "Các thủ tục đang được tiếp nhận và giải quyết theo quy trình điện tử.",
        "Procedures that are received and handled by a published process.");
    public static readonly Phrase Search = new("Tên hoặc ký hiệu thủ tục", "Name or code of the procedure");
    public static readonly Phrase SearchHint = new("Gõ một phần tên hoặc ký hiệu, có dấu hoặc không dấu", "Part of the name or code, with or without diacritics");
    public static readonly Phrase SearchButton = new("Tìm", "Search");
    public static readonly Phrase Name = new("Thủ tục", "Procedure");
    public static readonly Phrase Version = new("Phiên bản", "Version");
    public static readonly Phrase PublishedAt = new("Ban hành lúc", "Published");
    public static readonly Phrase None = new("Chưa có thủ tục nào được ban hành.", "No procedure has been published yet.");
    public static readonly Phrase NoneFound = new("Không có thủ tục nào khớp.", "No procedure matches.");
    public static readonly Phrase Back = new("Danh mục thủ tục", "List of procedures");
    public static readonly Phrase Code = new("Ký hiệu quy trình", "Document code");
    public static readonly Phrase Agency = new("Cơ quan ban hành quy trình", "Issuing agency");
    public static readonly Phrase Limit = new("Thời hạn giải quyết", "Time limit");
    public static readonly Phrase Sets = new("Số bộ hồ sơ", "Sets of papers");
    public static readonly Phrase Components = new("Thành phần hồ sơ", "Papers to hand in");
    public static readonly Phrase Fees = new("Phí, lệ phí", "Fees");
    public static readonly Phrase Results = new("Kết quả", "Result");
    public static readonly Phrase LegalBasis = new("Căn cứ pháp lý", "Legal basis");
    public static readonly Phrase Drawing = new("Sơ đồ quy trình", "Drawing of the process");
    public static readonly Phrase Escalation = new("Cảnh báo và đôn đốc", "Warnings and escalation");
    public static readonly Phrase EscalationWhole = new("Cả thủ tục", "The whole procedure");
    public static readonly Phrase Versions = new("Các phiên bản", "Versions");
    public static readonly Phrase InForce = new("Đang áp dụng", "In force");
    public static readonly Phrase HeatMap = new("Bản đồ nhiệt các hồ sơ", "Heat map of the dossiers");
    public static readonly Phrase Replaced = new("Đã thay thế", "Replaced");
    public static readonly Phrase Retired = new("Đã ngừng", "Retired");
    public static readonly Phrase NotFound = new("Không có thủ tục này hoặc thủ tục đã ngừng áp dụng.", "There is no such procedure, or it is no longer in force.");
    public static readonly Phrase NotSaid = new("Quy trình không nêu", "Not stated");
    public static readonly Phrase Receive = new("Tiếp nhận hồ sơ thủ tục này", "Receive a dossier of this procedure");

    public static Phrase Condition(string condition) => new($"Trường hợp: {condition}", $"In case: {condition}");

    public static Phrase Count(int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"{count:00} bản"),
        count == 1 ? "1 copy" : string.Create(CultureInfo.InvariantCulture, $"{count} copies"));
}
