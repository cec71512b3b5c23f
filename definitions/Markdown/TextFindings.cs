using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Markdown;

/// <summary>What there is to say about text files: LC1601 to LC1619.</summary>
internal static class TextFindings
{
    public static Diagnostic NoTable() => new(
        "LC1601",
        Severity.Error,
        "Tệp văn bản không có bảng các bước.",
        "The text file has no table of steps.",
        Place.Document,
        "Thêm bảng “| Bước | Nội dung | Người thực hiện | Thời gian |” với một dòng kẻ bên dưới.");

    public static Diagnostic NotText(int limit) => new(
        "LC1602",
        Severity.Error,
        string.Create(CultureInfo.InvariantCulture, $"Tệp không phải văn bản UTF-8, hoặc lớn hơn {limit >> 20} MiB."),
        string.Create(CultureInfo.InvariantCulture, $"The file is no UTF-8 text, or larger than {limit >> 20} MiB."),
        Place.Document,
        "Lưu tệp với mã hóa UTF-8.");
}
