using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Compilation;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>
/// Damaged documents never make the compiler throw, hang or swell. A few hundred here; <c>LAOCAI_FUZZ=20000</c> sets the
/// number for the long form, <c>LAOCAI_FUZZ_SEED</c> the seed.
/// </summary>
public sealed partial class FuzzTests
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
            var damaged = Damage(Seeds[random.Next(Seeds.Length)], random);
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

    private static byte[] Damage(byte[] seed, Random random) => random.Next(4) switch
    {
        0 => Flipped(seed, random),
        1 => seed[..random.Next(seed.Length)],
        _ => Rewritten(seed, random),
    };

    private static byte[] Flipped(byte[] seed, Random random)
    {
        var damaged = (byte[])seed.Clone();
        for (var flips = random.Next(1, 12); flips > 0; flips--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    /// <summary>Damages the XML inside and packs it again, so that the damage gets past the package.</summary>
    private static byte[] Rewritten(byte[] seed, Random random)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(seed)))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var xml = reader.ReadToEnd();
                if (entry.FullName.StartsWith("word/", StringComparison.Ordinal) || random.Next(8) == 0)
                    for (var times = random.Next(1, 6); times > 0; times--) xml = Mutated(xml, random);
                using var target = to.CreateEntry(entry.FullName).Open();
                target.Write(Encoding.UTF8.GetBytes(xml));
            }

        return stream.ToArray();
    }

    private static string Mutated(string xml, Random random)
    {
        var tags = Tags().Matches(xml);
        if (tags.Count < 2) return xml + "<";
        var one = tags[random.Next(tags.Count)];
        var other = tags[random.Next(tags.Count)];
        var (start, end) = one.Index <= other.Index ? (one.Index, other.Index) : (other.Index, one.Index);
        return random.Next(9) switch
        {
            0 => xml.Remove(one.Index, one.Length),
            1 => xml.Insert(one.Index, other.Value),
            2 => xml.Remove(start, end - start),
            3 => xml.Insert(other.Index, xml[start..Math.Min(end, start + 4_000)]),
            4 => Numbers().Replace(xml, _ => random.Next(5) switch { 0 => "-1", 1 => "999999999", 2 => "2147483648", 3 => "0", _ => "63" }, 3, start),
            5 => xml.Insert(one.Index, Texts[random.Next(Texts.Length)]),
            6 => xml.Insert(one.Index, string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", random.Next(1, 60)))),
            7 => xml.Replace(one.Value, other.Value, StringComparison.Ordinal),
            _ => new StringBuilder(xml) { [random.Next(xml.Length)] = (char)random.Next(1, 0x3000) }.ToString(),
        };
    }

    private static readonly string[] Texts =
    [
        "<w:r><w:t>1/0 ngày</w:t></w:r>", "<w:r><w:t>" + new string('1', 400) + " ngày</w:t></w:r>", "<w:r><w:t>nếu nếu nếu thì thì, : ; bước 99999999999</w:t></w:r>",
        "<w:p><w:r><w:t>\uD83D\uDE00 Tổng cộng ½½½ ngày</w:t></w:r></w:p>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:vMerge/>", "<w:gridSpan w:val=\"60\"/>",
        "<w:p><w:r><w:t>" + new string('a', 9_000) + "</w:t></w:r></w:p>", "&#x1;", "<w:r><w:t>(((((((((" + new string(',', 500) + "</w:t></w:r>",
    ];

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("(?<=\")\\d+(?=\")", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
