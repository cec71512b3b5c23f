using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>Damages Word documents as transport, other programs and enemies do.</summary>
internal static partial class DamagedDocument
{
    /// <summary>A damaged copy: bytes changed, the file cut off, or the XML inside damaged and packed again.</summary>
    public static byte[] Of(byte[] seed, Random random) => random.Next(4) switch
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

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("(?<=\")\\d+(?=\")", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
