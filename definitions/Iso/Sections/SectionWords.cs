using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Sections of a process document that reading cares for.</summary>
internal enum Section
{
    None,
    Components,
    Sets,
    Limit,
    Agency,
    Results,
    Fees,
    Forms,
    Basis,
    Steps,

    /// <summary>A section that is recognised only so that the one before it ends.</summary>
    Other,
}

/// <summary>Recognises a section by its words and never by its letter: letters shift when a section is left out.</summary>
internal static partial class SectionWords
{
    /// <param name="line">A line of the document.</param>
    /// <returns>The section that begins here, and what the same line goes on to say.</returns>
    public static (Section Section, string Said) Begin(FlowItem.Line line)
    {
        var folded = Letters.Head(line.Folded);
        var lead = Lead().Match(folded);
        var at = lead.Length;
        var title = Title().Match(folded[at..]);
        if (!title.Success) return (Section.None, "");
        // Without a number of its own, a title is short or ends in a colon; otherwise it is a sentence.
        var end = at + title.Value.TrimEnd(':').Length;
        var colon = folded.IndexOf(':', end);
        if (lead.Length == 0 && line.Label is null && !(colon >= 0 && colon - end < 60) && line.Text.Length - end > 40) return (Section.None, "");
        var rest = colon >= 0 && colon - end < 80 ? line.Text[(colon + 1)..] : colon < 0 && line.Text.Length - end > 40 ? line.Text[end..] : "";
        var kind = Kind(title);
        // "Phí thẩm định: 1.200.000 đồng" is a fee and no heading.
        if (kind is Section.Fees && !FeesOnly().IsMatch(folded[at..(colon >= 0 && colon - end < 80 ? colon : folded.Length)]) && rest.Length > 0) rest = line.Text[Math.Min(at, line.Text.Length)..];
        return (kind, rest.Trim());
    }

    private static Section Kind(Match title) =>
        title.Groups["components"].Success ? Section.Components
        : title.Groups["sets"].Success ? Section.Sets
        : title.Groups["limit"].Success ? Section.Limit
        : title.Groups["agency"].Success ? Section.Agency
        : title.Groups["results"].Success ? Section.Results
        : title.Groups["fees"].Success ? Section.Fees
        : title.Groups["forms"].Success ? Section.Forms
        : title.Groups["basis"].Success ? Section.Basis
        : title.Groups["steps"].Success ? Section.Steps
        : Section.Other;

#pragma warning disable MA0009 // linear: alternation of words, asked about the head of one line
    [GeneratedRegex(@"^(muc )?(thu )?(phi|le phi)(\W+(va )?(phi|le phi))*(\W*neu co)?\W*$")]
    private static partial Regex FeesOnly();

    [GeneratedRegex(@"^\W*(\d+(\.\d+)*\.[a-h]\s?[\.\)\-:/]?(?= )|\d+(\.\d+)+\s?[\.\)\-:/]?|(\d+|[a-z]|[ivx]+)\s?[\.\)\-:/]|\d{1,2}(?= ))?\s*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?<components>thanh phan\b.{0,14}ho so|thanh phan va so luong|ho so (gom|bao gom)|danh muc ho so)|^(?<sets>so luong( bo)? ho so|so bo ho so)|^(?<limit>(tong )?(thoi (han|gian)|tg) (giai quyet|xu ly|thuc hien|tra ket qua)|(tong )?thoi (han|gian)\s*:)|^(?<agency>(co quan|don vi) (thuc hien|co tham quyen|giai quyet|truc tiep|quyet dinh))|^(?<results>ket qua( thuc hien| giai quyet| cua| thu tuc|\s*:|\s*$)|san pham\s*:)|^(?<fees>(phi|le phi|muc phi|muc thu)\b)|^(?<forms>(ten )?(cac )?(mau don|mau to khai|bieu mau|mau bieu)\b)|^(?<basis>(can cu|co so) (phap ly|phap luat))|^(?<steps>(luu do va |noi dung )?(quy trinh|trinh tu)( noi bo)?( cac buoc)?( xu ly| thuc hien| giai quyet| cong viec|\s*:|\s*$)|cac buoc (thuc hien|xu ly))|^(doi tuong|yeu cau|dieu kien|co quan phoi hop|noi (tiep nhan|nhan|nop)|cach thuc|muc dich|pham vi|tai lieu vien dan|dinh nghia|noi dung( quy trinh)?\s*$|ho so (can )?luu|luu ho so|ghi chu|trinh tu thuc hien|dia diem|phu luc)")]
    private static partial Regex Title();
}
