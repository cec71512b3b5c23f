using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>Everything there is to say about a file that is no readable Word document: LC1001 to LC1029.</summary>
internal static class PackageFindings
{
    private const string SaveAgain = "Mở tệp bằng Word, chọn “Lưu thành…” dạng .docx rồi nộp lại.";

    public static Diagnostic NotWord(string what) => Error(
        "LC1001",
        $"Tệp không phải văn bản Word .docx ({what}).",
        $"The file is no Word .docx document ({what}).",
        "Nộp tệp .docx do Word, LibreOffice hoặc Google Docs lưu ra.");

    public static Diagnostic Truncated() => Error(
        "LC1002",
        "Tệp bị hỏng hoặc tải lên chưa trọn: không đọc được mục lục bên trong.",
        "The file is damaged or incomplete: its table of contents cannot be read.",
        "Tải lại tệp gốc; nếu vẫn lỗi, " + char.ToLower(SaveAgain[0], CultureInfo.InvariantCulture) + SaveAgain[1..]);

    public static Diagnostic Encrypted() => Error(
        "LC1003",
        "Tệp đang đặt mật khẩu nên không đọc được.",
        "The file is protected with a password.",
        "Bỏ mật khẩu trong Word (Tệp > Thông tin > Bảo vệ tài liệu) rồi nộp lại.");

    public static Diagnostic OldWord() => Error(
        "LC1004",
        "Tệp .doc của Word 97–2003 cần được chuyển sang .docx trước khi đọc.",
        "A .doc file of Word 97–2003 has to be converted to .docx first.",
        SaveAgain);

    /// <summary>Beside <see cref="OldWord"/>: why it was not converted.</summary>
    public static Diagnostic NoConverter() => Error(
        "LC1018",
        "Máy này chưa cài LibreOffice nên không tự chuyển được tệp .doc.",
        "LibreOffice is not installed here, so the .doc file cannot be converted.",
        "Cài LibreOffice (lệnh soffice), hoặc mở tệp trong Word và lưu thành .docx.");

    public static Diagnostic NotConverted() => Error(
        "LC1019",
        "LibreOffice không chuyển được tệp .doc này.",
        "LibreOffice could not convert this .doc file.",
        "Mở tệp trong Word và lưu thành .docx.");

    public static Diagnostic TooLarge(long limit) => Error(
        "LC1005",
        string.Create(CultureInfo.InvariantCulture, $"Tệp lớn hơn {limit >> 20} MiB."),
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {limit >> 20} MiB."),
        "Giảm dung lượng ảnh trong văn bản (Định dạng ảnh > Nén ảnh) rồi nộp lại.");

    public static Diagnostic TooManyEntries(int limit) => Error(
        "LC1006",
        string.Create(CultureInfo.InvariantCulture, $"Tệp chứa quá nhiều thành phần bên trong (cho phép {limit})."),
        string.Create(CultureInfo.InvariantCulture, $"The package holds too many files (at most {limit})."),
        SaveAgain);

    public static Diagnostic Bomb(string name) => Error(
        "LC1007",
        $"Thành phần “{Short(name)}” trong tệp nở ra quá lớn khi giải nén.",
        $"The part “{Short(name)}” grows beyond all measure when unpacked.",
        SaveAgain);

    public static Diagnostic UnsafeName(string name) => Error(
        "LC1008",
        $"Tệp chứa tên thành phần không an toàn “{Short(name)}”.",
        $"The package holds an unsafe name “{Short(name)}”.",
        SaveAgain);

    public static Diagnostic DoubledName(string name) => Error(
        "LC1009",
        $"Tệp chứa hai thành phần cùng tên “{Short(name)}”.",
        $"The package holds the name “{Short(name)}” twice.",
        SaveAgain);

    public static Diagnostic NoMainPart() => Error(
        "LC1010",
        "Không tìm thấy nội dung văn bản trong tệp.",
        "The package has no main document part.",
        SaveAgain);

    public static Diagnostic Malformed(string part, string detail) => Error(
        "LC1011",
        $"Thành phần “{Short(part)}” của tệp sai cú pháp XML ({detail}).",
        $"The part “{Short(part)}” is not well-formed XML ({detail}).",
        SaveAgain);

    public static Diagnostic DocumentType(string part) => Error(
        "LC1012",
        $"Thành phần “{Short(part)}” khai báo DTD hoặc thực thể ngoài, không được phép.",
        $"The part “{Short(part)}” declares a DTD or external entities, which is refused.",
        SaveAgain);

    public static Diagnostic ExternalMainPart() => Error(
        "LC1013",
        "Nội dung văn bản nằm ở địa chỉ bên ngoài tệp; hệ thống không tải về.",
        "The main document lies outside the package; it is not fetched.",
        SaveAgain);

    public static Diagnostic ExternalPart(string kind, int count) => new(
        "LC1014",
        Severity.Warning,
        string.Create(CultureInfo.InvariantCulture, $"Văn bản tham chiếu {count} thành phần bên ngoài loại “{Short(kind)}”; hệ thống không tải về."),
        string.Create(CultureInfo.InvariantCulture, $"The document refers to {count} external parts of kind “{Short(kind)}”; they are not fetched."),
        Place.Document,
        "Nhúng nội dung vào văn bản thay cho liên kết.");

    public static Diagnostic TooLong(string what) => Error(
        "LC1015",
        $"Văn bản quá lớn để đọc: {what}.",
        $"The document is too large to read: {what}.",
        "Tách văn bản thành nhiều tệp, mỗi tệp một quyết định.");

    public static Diagnostic TooDeep() => Error(
        "LC1016",
        "Văn bản lồng bảng hoặc khung quá nhiều tầng.",
        "Tables or frames are nested too deep.",
        "Bỏ bớt các bảng lồng nhau.");

    public static Diagnostic NotAnnotated(string detail) => Error(
        "LC1017",
        $"Không ghi được nhận xét vào văn bản ({detail}).",
        $"Comments cannot be written into the document ({detail}).",
        SaveAgain);

    private static Diagnostic Error(string code, string message, string english, string repair) =>
        new(code, Severity.Error, message, english, Place.Document, repair);

    private static string Short(string text)
    {
        var printable = new string([.. text.Take(80).Where(letter => !char.IsControl(letter))]);
        return text.Length > 80 ? printable + "…" : printable;
    }
}
