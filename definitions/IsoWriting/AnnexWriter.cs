using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>The decision that approves internal procedures.</summary>
/// <param name="Number">Such as <c>…/QĐ-UBND</c>.</param>
/// <param name="Place">Where and when, as printed.</param>
/// <param name="Field">The field of the procedures, such as <c>Công Thương</c>.</param>
/// <param name="Department">The department that proposed it.</param>
public sealed record DecisionHead(string Number, string Place, string Field, string Department);

/// <summary>
/// Writes procedures as the annex of a decision that approves internal procedures (quy trình nội bộ, Circular 01/2018/TT-VPCP art. 8):
/// the decision, then a table for each procedure with its total above rows <c>Bước 1</c>, <c>Bước 2</c>, …
/// </summary>
public static class AnnexWriter
{
    private static readonly StepTableStyle Style = new(
        "Thứ tự các bước", "Nội dung công việc", "Đơn vị/cá nhân thực hiện", "Thời gian thực hiện (tính theo ngày, giờ làm việc)", "Bước ", TotalFirst: true);

    public static void Write(DecisionHead decision, IReadOnlyList<Procedure> procedures, Stream target)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(target);
        new WordFile { Body = [.. Decision(decision), .. Annex(decision, procedures)] }.Write(target);
    }

    private static IEnumerable<OpenXmlElement> Decision(DecisionHead decision)
    {
        int[] widths = [4254, 5100];
        yield return WordParts.Unframed(widths, WordParts.Row(
            false,
            WordParts.Cell([WordParts.Centred("ỦY BAN NHÂN DÂN TỈNH", bold: true), WordParts.Centred($"Số: {decision.Number}")], widths[0]),
            WordParts.Cell(
                [
                    WordParts.Centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true), WordParts.Centred("Độc lập - Tự do - Hạnh phúc", bold: true),
                    WordParts.Centred(decision.Place, italic: true),
                ],
                widths[1])));
        yield return WordParts.Centred("QUYẾT ĐỊNH", bold: true);
        yield return WordParts.Centred($"Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính lĩnh vực {decision.Field}", bold: true);
        yield return WordParts.Centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", bold: true);
        yield return WordParts.Line("Căn cứ Luật Tổ chức chính quyền địa phương;", italic: true);
        yield return WordParts.Line("Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ;", italic: true);
        yield return WordParts.Line($"Theo đề nghị của Giám đốc {decision.Department}.", italic: true);
        yield return WordParts.Line($"Điều 1. Phê duyệt kèm theo Quyết định này các quy trình nội bộ thuộc phạm vi quản lý của {decision.Department}.");
        yield return WordParts.Line($"Điều 2. {decision.Department} chủ trì xây dựng quy trình điện tử trên Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh.");
        yield return WordParts.Line("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.");
        yield return WordParts.PageBreak();
    }

    private static IEnumerable<OpenXmlElement> Annex(DecisionHead decision, IReadOnlyList<Procedure> procedures)
    {
        yield return WordParts.Centred("PHỤ LỤC", bold: true);
        yield return WordParts.Centred($"QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH LĨNH VỰC {decision.Field.ToUpperInvariant()}", bold: true);
        yield return WordParts.Centred($"(Kèm theo Quyết định số {decision.Number})", italic: true);
        for (var at = 0; at < procedures.Count; at++)
        {
            yield return WordParts.Line(FormattableString.Invariant($"{at + 1}. Thủ tục: {procedures[at].Name}"), bold: true);
            foreach (var line in FactLines.Write([procedures[at]])) yield return line;
            yield return new StepTable([procedures[at]], Style, null).Write();
            yield return new Paragraph();
        }
    }
}
