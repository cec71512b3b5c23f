using System.Globalization;
using LaoCai.Workflows.Benchmarks.Compile;
using LaoCai.Workflows.Definitions.Compilation;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>
/// Damaged documents never make the compiler throw, hang or swell. A few hundred here; <c>LAOCAI_FUZZ=20000</c> sets the
/// number for the long form, <c>LAOCAI_FUZZ_SEED</c> the seed; <c>./laocai bench fuzz</c> damages whole documents of a province.
/// </summary>
public sealed class FuzzTests
{
    private const int Few = 400;
    private const long MostBytes = 160L << 20;

    private static readonly byte[][] Seeds =
    [
        new Docx().Say("Thủ tục: Cấp giấy phép", "Thời hạn giải quyết: 05 ngày làm việc").List(1, "decimal", "Bước %1").Rows(
            ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian"],
            [Raw(Numbered("")), "Tiếp nhận. Nếu không đạt thì trả lại người nộp", "Bộ phận Một cửa", Top("½ ngày")],
            [Raw(Numbered("")), "Thẩm định, không đạt chuyển lại bước 1", "Chuyên viên", Below],
            [Wide(3, "Tổng cộng"), "05 ngày làm việc"]).ToArray(),
        new Docx().Footnote(1, "Đơn vị tính là ngày làm việc").Styles("<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>").Rows(
            [Top("TT"), Top("Trình tự"), Top("Trách nhiệm"), Wide(2, "Thời gian")],
            [Below, Below, Below, "Không xác minh: 03 ngày", "Có xác minh: 06 ngày"],
            ["1", Raw(Lines("Tiếp nhận") + Table(["a", "b"], ["c", "d"]) + "<w:p/>"), "Một cửa", "01", "02"],
            ["2", "Ký; hợp lệ: ký; không hợp lệ: chuyển trả lại cho chuyên viên", "Lãnh đạo Sở", "02", "04 giờ"]).ToArray(),
        .. LayoutTests.Documents().Select(layout => DocumentNotation.Document(LayoutTests.Notation(layout.Data)).ToArray()),
    ];

    [Fact]
    public void A_damaged_document_is_never_more_than_a_diagnostic()
    {
        var count = Number("LAOCAI_FUZZ", Few);
        var random = new Random(Number("LAOCAI_FUZZ_SEED", 20260401));

        for (var input = 0; input < count; input++)
        {
            var damaged = DamagedDocument.Of(Seeds[random.Next(Seeds.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();

            Should.NotThrow(() => Compile(damaged), $"input {input}: {Convert.ToBase64String(damaged)}");

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes, $"input {input}: {Convert.ToBase64String(damaged)}");
        }
    }

    private static void Compile(byte[] document)
    {
        var report = DocumentCompiler.Compile(new MemoryStream(document));
        CompileReportJson.Write(Stream.Null, report);
        foreach (var diagnostic in report.Diagnostics) diagnostic.Code.ShouldStartWith("LC");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
