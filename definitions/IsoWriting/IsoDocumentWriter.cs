using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>
/// Writes a procedure as the province's ISO document (TCVN ISO 9001): head on each page, signatures, revisions, seven sections, and
/// the step table in the fifth. Variants of one procedure share the table, a time column for each.
/// </summary>
public static class IsoDocumentWriter
{
    private const string UnitNote = "Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính.";

    private static readonly StepTableStyle Style = new("TT", "Trình tự các bước công việc", "Trách nhiệm", "Thời gian", "", TotalFirst: false);

    /// <summary>Writes .docx. All variants have the same steps; the first gives everything but times, limit and name of the variant.</summary>
    public static void Write(IReadOnlyList<Procedure> variants, Stream target)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(target);
        if (variants.Count == 0) throw new ArgumentException("A document needs a procedure.", nameof(variants));
        if (variants.Any(variant => variant.Steps.Count != variants[0].Steps.Count))
            throw new ArgumentException("Variants have the same steps.", nameof(variants));

        var noted = variants.SelectMany(variant => variant.Steps).Any(step => step.Limit?.UnitSource is UnitSource.Footnote);
        new WordFile
        {
            Header = [Head(variants[0]), new Paragraph()],
            Body = [.. Front(), .. Sections(variants, noted)],
            Footnotes = noted ? [UnitNote] : [],
            Properties = variants[0].SurveyOf is { } service ? new Dictionary<string, string>(StringComparer.Ordinal) { [SurveyDrafts.Mark] = service } : [],
        }.Write(target);
    }

    private static Table Head(Procedure procedure)
    {
        int[] widths = [2800, 4154, 2400];
        var issued = procedure.IssuedOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var right = new[] { ("Mã hiệu", procedure.Code), ("Lần ban hành", procedure.Edition), ("Ngày ban hành", issued) }
            .Where(line => line.Item2 is not null)
            .Select(line => WordParts.Line($"{line.Item1}: {line.Item2}"))
            .ToList();
        return WordParts.Framed(widths, WordParts.Row(
            false,
            WordParts.Cell([WordParts.Centred(procedure.Agency ?? "", bold: true)], widths[0]),
            WordParts.Cell([WordParts.Centred("QUY TRÌNH", bold: true), WordParts.Centred(procedure.Name, bold: true)], widths[1]),
            WordParts.Cell(right, widths[2])));
    }

    private static IEnumerable<OpenXmlElement> Front()
    {
        int[] signatures = [2154, 2400, 2400, 2400];
        yield return WordParts.Centred("MỤC LỤC", bold: true);
        string[] contents =
        [
            "SỬA ĐỔI TÀI LIỆU", "1. MỤC ĐÍCH", "2. PHẠM VI", "3. TÀI LIỆU VIỆN DẪN", "4. ĐỊNH NGHĨA/VIẾT TẮT", "5. NỘI DUNG QUY TRÌNH", "6. BIỂU MẪU",
            "7. HỒ SƠ CẦN LƯU",
        ];
        foreach (var line in contents) yield return WordParts.Line(line);
        yield return WordParts.Framed(
            signatures,
            Row(signatures, true, "Trách nhiệm", "Soạn thảo", "Xem xét", "Phê duyệt"),
            Row(signatures, false, "Họ tên", "", "", ""),
            Row(signatures, false, "Chữ ký", "", "", ""),
            Row(signatures, false, "Chức vụ", "Chuyên viên", "Trưởng phòng", "Phó Giám đốc Sở"));
        yield return WordParts.PageBreak();
        int[] revisions = [850, 3604, 3500, 1400];
        yield return WordParts.Centred("TRANG THEO DÕI SỐ LẦN SỬA ĐỔI TÀI LIỆU", bold: true);
        yield return WordParts.Framed(
            revisions,
            Row(revisions, true, "STT", "Tóm lược nội dung cần sửa đổi", "Cơ sở pháp lý hoặc căn cứ về việc sửa đổi", "Lần sửa đổi"),
            Row(revisions, false, "", "", "", ""));
        yield return WordParts.PageBreak();
    }

    private static IEnumerable<OpenXmlElement> Sections(IReadOnlyList<Procedure> variants, bool noted)
    {
        yield return WordParts.Line("1. MỤC ĐÍCH", bold: true);
        yield return WordParts.Line(
            "Thống nhất cách thực hiện, trách nhiệm và thời gian của từng bước giải quyết thủ tục hành chính theo tiêu chuẩn TCVN ISO 9001:2015.");
        yield return WordParts.Line("2. PHẠM VI", bold: true);
        yield return WordParts.Line("Áp dụng đối với cán bộ, công chức tham gia giải quyết thủ tục và cá nhân, tổ chức nộp hồ sơ.");
        yield return WordParts.Line("3. TÀI LIỆU VIỆN DẪN", bold: true);
        yield return WordParts.Line("- Tiêu chuẩn quốc gia TCVN ISO 9001:2015; các văn bản nêu tại mục 5.");
        yield return WordParts.Line("4. ĐỊNH NGHĨA/VIẾT TẮT", bold: true);
        yield return WordParts.Line("- UBND: Ủy ban nhân dân;");
        yield return WordParts.Line("- BPMC: Bộ phận Một cửa.");
        yield return WordParts.Line("5. NỘI DUNG QUY TRÌNH", bold: true);
        foreach (var line in FactLines.Write(variants)) yield return line;
        yield return WordParts.Line("Quy trình các bước xử lý công việc:", bold: true);
        yield return new StepTable(variants, Style, noted ? 1 : null).Write();
        yield return WordParts.Line("* Ghi chú: Các bước có thể được chia nhỏ hoặc gộp lại cho phù hợp thực tế, nhưng tổng thời gian không vượt thời hạn quy định.", italic: true);
        yield return WordParts.Line("Lưu đồ:", bold: true);
        yield return FlowChart.Write(variants[0]);
        yield return WordParts.Line("6. BIỂU MẪU", bold: true);
        yield return WordParts.Line("Các mẫu đơn, tờ khai nêu tại mục 5; sổ theo dõi hồ sơ và phiếu kiểm soát quá trình giải quyết hồ sơ.");
        yield return WordParts.Line("7. HỒ SƠ CẦN LƯU", bold: true);
        int[] archive = [850, 4604, 2500, 1400];
        yield return WordParts.Framed(
            archive,
            Row(archive, true, "STT", "Tên hồ sơ", "Nơi lưu trữ", "Thời gian lưu trữ"),
            Row(archive, false, "1", "Hồ sơ theo thành phần quy định, phiếu kiểm soát và kết quả giải quyết", "Bộ phận lưu trữ của cơ quan", "Theo quy định"));
    }

    private static TableRow Row(int[] widths, bool heading, params string[] cells) => WordParts.Row(
        heading, cells.Select((text, at) => WordParts.Cell([heading ? WordParts.Centred(text, bold: true) : WordParts.Line(text)], widths[at])));
}
