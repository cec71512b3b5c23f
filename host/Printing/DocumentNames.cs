using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Printing;

/// <summary>What people call the official documents; Source: annex to Circular 01/2018/TT-VPCP.</summary>
public static class DocumentNames
{
    private static readonly (string Key, Phrase Name)[] Forms =
    [
        ("mau-01", new("Mẫu 01. Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Form 01. Receipt and appointment")),
        ("mau-02", new("Mẫu 02. Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Form 02. Request for supplement")),
        ("mau-03", new("Mẫu 03. Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Form 03. Refusal")),
        ("mau-04", new("Mẫu 04. Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Form 04. Apology and new date")),
        ("mau-05", new("Mẫu 05. Phiếu kiểm soát quá trình giải quyết hồ sơ", "Form 05. Control sheet")),
    ];

    /// <summary>Every document that can be made out, by template key.</summary>
    public static IEnumerable<(string Key, Phrase Name)> All => Forms.Where(form => DocumentTemplates.Shipped.Contains(form.Key));

    /// <summary>The key itself where nobody calls it anything.</summary>
    public static Phrase Of(string key) => Forms.Where(form => form.Key == key).Select(form => form.Name).FirstOrDefault(new Phrase(key, key));
}
