using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>Damages Word documents as transport, other programs and enemies do.</summary>
internal static partial class DamagedDocument
{
    /// <summary>A damaged copy: bytes changed, the file cut off, or the XML inside damaged and packed again.</summary>
    public static byte[] Of(byte[] seed, Random random) => random.Next(10) switch
    {
        0 => Flipped(seed, random),
        1 => seed[..random.Next(seed.Length)],
        2 or 3 => Repacked(seed, (part, xml) => Rewritten(part, xml, random)),
        _ => Repacked(seed, (part, xml) => part == "word/document.xml" ? Rebuilt(xml, random) : xml),
    };

    private static byte[] Flipped(byte[] seed, Random random)
    {
        var damaged = (byte[])seed.Clone();
        for (var flips = random.Next(1, 12); flips > 0; flips--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    /// <summary>Damages the XML inside and packs it again, so that the damage gets past the package.</summary>
    private static byte[] Repacked(byte[] seed, Func<string, string, string> damage)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(seed)))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var xml = damage(entry.FullName, reader.ReadToEnd());
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                target.Write(Encoding.UTF8.GetBytes(xml));
            }

        return stream.ToArray();
    }

    private static string Rewritten(string part, string xml, Random random)
    {
        if (part.StartsWith("word/", StringComparison.Ordinal) || random.Next(8) == 0)
            for (var times = random.Next(1, 6); times > 0; times--) xml = Mutated(xml, random);
        return xml;
    }

    /// <summary>Takes the document apart and puts it together wrongly, still as XML: so that the damage gets past the parser as well.</summary>
    private static string Rebuilt(string xml, Random random)
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        for (var times = random.Next(1, 25); times > 0; times--)
        {
            var elements = document.Root!.Descendants().ToList();
            if (elements.Count < 2) break;
            var (one, other) = (elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
            switch (random.Next(9))
            {
                case 0: one.Remove(); break;
                case 1: one.AddAfterSelf(new XElement(one)); break;
                case 2: other.Add(new XElement(one)); break;
                case 3: one.ReplaceWith(new XElement(other)); break;
                case 4: Say(elements, random, text => text.Length < 2 ? text : text[random.Next(text.Length)..] + text[..random.Next(text.Length)]); break;
                case 5: Say(elements, random, _ => Words[random.Next(Words.Length)]); break;
                case 6: Say(elements, random, text => $"{Words[random.Next(Words.Length)]} {text} {Words[random.Next(Words.Length)]}"); break;
                case 7: Say(elements, random, text => new StringBuilder(text + " ") { [random.Next(text.Length + 1)] = (char)random.Next(0x20, 0x2100) }.ToString()); break;
                default:
                    foreach (var attribute in one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml)) attribute.Value = Values[random.Next(Values.Length)];
                    break;
            }
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }

    private static void Say(List<XElement> elements, Random random, Func<string, string> say)
    {
        var texts = elements.Where(element => element.Name.LocalName == "t").ToList();
        if (texts.Count == 0) return;
        var text = texts[random.Next(texts.Count)];
        text.Value = say(text.Value);
    }

    // What the readers look for, where nobody expects it.
    private static readonly string[] Words =
    [
        "Bước 1", "B2.1.", "I.", "1.1", "Tổng cộng:", "Thời gian", "Trách nhiệm", "Nội dung công việc", "TT", "05 ngày làm việc", "½", "1/0 ngày", "-1/2 ngày", "99999999999999999999 ngày", "0,00000000001 giờ",
        "không quá", "kể từ ngày", "nếu", "thì", "trường hợp", "không đạt: chuyển lại bước 99", "đồng thời với bước 1, 2, 3", "song song", "lấy ý kiến Sở A, Sở B và UBND các huyện C, D",
        "Thủ tục:", "Tên quy trình:", "Mã hiệu:", "Giai đoạn 2", "a)", "; ; ;", ": : :", "(((((", "/ / /", "→ => ->", "“”\"", "gia hạn một lần không quá 10 ngày", "còn lại cộng thêm", "", " ", "\u0301\u0301\u0301", "\u202E", "５ ngày",
    ];

    private static readonly string[] Values = ["", "0", "-1", "1", "63", "64", "2147483647", "2147483648", "restart", "continue", "true", "none", "superscript", "%1.%2", "%9%9%9", "decimal", "x"];

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

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("(?<=\")\\d+(?=\")", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
