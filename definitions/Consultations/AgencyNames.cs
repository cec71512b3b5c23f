using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Consultations;

/// <summary>
/// Finds the agencies that a sentence lists: <c>Sở Xây dựng, Sở Tài nguyên và Môi trường, UBND huyện Sa Pa</c>,
/// <c>các Sở: Xây dựng, Tài chính</c>, <c>UBND các huyện Bát Xát, Văn Bàn</c>.
/// </summary>
internal static partial class AgencyNames
{
    private const int Longest = 90, Most = 12;

    /// <summary>The agencies in their order, each once; agencies without a name of their own (<c>các sở, ngành liên quan</c>) are left out.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var found = new List<string>();
        var folded = Letters.Fold(text);
        var at = 0;
        while (at < text.Length && found.Count < Most)
        {
            var several = Several().Match(folded, at);
            var one = One().Match(folded, at);
            if (several.Success && (!one.Success || several.Index <= one.Index))
            {
                at = Listed(text, folded, several, found);
                continue;
            }

            if (!one.Success) break;
            at = one.Index + one.Length;
            if (!BeginsName(text, folded, at)) continue;
            var end = End(text, folded, at);
            Add(found, text[one.Index..end]);
            at = Unheaded(text, folded, end, found);
        }

        return found;
    }

    /// <summary>Names in the same list whose kind nobody has heard of: <c>Sở Xây dựng, Cảnh sát PCCC tỉnh</c>. What a list says is not left out.</summary>
    private static int Unheaded(string text, string folded, int at, List<string> found)
    {
        while (found.Count < Most && Separator().Match(folded, at) is { Success: true } separator && separator.Index == at)
        {
            var begin = at + separator.Length;
            if (begin >= text.Length || !char.IsUpper(text[begin]) || (One().Match(folded, begin) is { Success: true } one && one.Index == begin)
                || (Several().Match(folded, begin) is { Success: true } several && several.Index == begin)) break;
            var end = End(text, folded, begin);
            Add(found, text[begin..end]);
            at = end;
        }

        return at;
    }

    /// <summary><c>các Sở: Xây dựng, Tài chính</c>: each name with the word that stands before all of them.</summary>
    private static int Listed(string text, string folded, Match several, List<string> found)
    {
        var kind = several.Groups["kind"];
        var (body, word) = (several.Groups["body"], text[kind.Index..(kind.Index + kind.Length)]);
        var head = body.Success ? $"{text[body.Index..(body.Index + body.Length)]} {word}" : char.ToUpperInvariant(word[0]) + word[1..];
        var at = several.Index + several.Length;
        while (at < text.Length && found.Count < Most)
        {
            while (at < text.Length && text[at] is ' ' or ':') at++;
            if (at >= text.Length || !char.IsUpper(text[at]) || One().Match(folded, at) is { Success: true } other && other.Index == at) break;
            var end = End(text, folded, at, kind.Value is "huyen" or "xa" or "phuong");
            Add(found, $"{head} {text[at..end].Trim()}");
            at = end;
            if (Separator().Match(folded, at) is not { Success: true } separator || separator.Index != at) break;
            at += separator.Length;
        }

        return Math.Max(at, several.Index + several.Length);
    }

    private static void Add(List<string> found, string name)
    {
        name = name.Trim(' ', ',', ';', ':', '.', '(', ')');
        if (name.Length is > 3 and <= Longest && !found.Contains(name, StringComparer.OrdinalIgnoreCase)) found.Add(name);
    }

    /// <summary>A name of its own follows, or the level that makes the body one: <c>Sở Xây dựng</c>, <c>UBND cấp xã</c>.</summary>
    private static bool BeginsName(string text, string folded, int at)
    {
        while (at < text.Length && text[at] is ' ') at++;
        return at < text.Length && (char.IsUpper(text[at]) || Level().Match(folded, at) is { Success: true } level && level.Index == at);
    }

    /// <summary>Where a name ends: a mark, the next agency, or a word that goes on with the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="at">Where the name goes on from.</param>
    /// <param name="ofPlaces">True for names of places, which hold no <c>và</c>, as those of departments do.</param>
    private static int End(string text, string folded, int at, bool ofPlaces = false)
    {
        var end = Math.Min(text.Length, at + Longest);
        for (var mark = at; mark < end; mark++)
        {
            if (text[mark] is ';' or '.' or '(' or ')' or ':' or '\n') return mark;
            if (text[mark] is ',' && !(InnerComma().Match(folded, at) is { Success: true } inner && inner.Index <= mark && mark < inner.Index + inner.Length)) return mark;
            if (text[mark] is not ' ') continue;
            // "Cảnh sát PCCC tỉnh và …": behind its level a name is over.
            if (string.CompareOrdinal(folded, mark, " va ", 0, 4) == 0 && (ofPlaces || LevelBefore().IsMatch(folded[at..mark]))) return mark;
            if (Ends().Match(text, mark) is { Success: true } goesOn && goesOn.Index == mark) return mark;
            if (NextAgency().Match(folded, mark) is { Success: true } next && next.Index == mark) return mark;
        }

        return end;
    }

#pragma warning disable MA0009 // linear: alternation of words, asked about one clipped sentence
    private const string Heads = "so|ubnd|uy ban nhan dan|cong an|cuc|chi cuc|bo|ban quan ly|phong|thanh tra|benh vien|vien khoa hoc|kho bac nha nuoc|kho bac|hat kiem lam|bao hiem xa hoi|mat tran to quoc|uy ban mttq|lien doan lao dong|ngan hang|vien kiem sat|toa an|hoi dong|canh sat|bo tu lenh|chi nhanh|van phong|trung tam|co quan thue|don bien phong|bien phong|dien luc|cong ty|hoi";

    [GeneratedRegex(@"\b(" + Heads + @")\b(?<!\b(ho|co|tru|an|can|noi|xa|vien|toan) (so|bo|hoi|phong))")]
    private static partial Regex One();

    [GeneratedRegex(@"\b((?<body>ubnd|uy ban nhan dan|cong an) )?cac (?<kind>so|huyen|xa|phuong|phong|cuc|bo)\b(?!\s*,?\s*(va )?(nganh|ban\b|co quan|don vi|lien quan))\s*:?\s*(?=\w)")]
    private static partial Regex Several();

    [GeneratedRegex(@"(cap |tinh|huyen|xa|phuong|thi xa|thanh pho|thi tran)")]
    private static partial Regex Level();

    [GeneratedRegex(@"van hoa, the thao|giao duc, (khoa hoc|dao tao)|tai chinh, ke hoach|lao dong, thuong binh|nong nghiep, moi truong|khoa hoc, cong nghe")]
    private static partial Regex InnerComma();

    [GeneratedRegex(@"\s*(,|;)\s*(va )?|\s+va\s+")]
    private static partial Regex Separator();

    // With their marks: "về" goes on with the sentence, "Bảo vệ" is a name.
    [GeneratedRegex(@" (để |về |theo |trong |bằng |đối với |trước |sau |có |cho |chịu |tham gia |phối hợp |kiểm tra |xem xét |không |chậm nhất |thời gian |- thời|nơi |liên quan|cùng |gửi |trả lời|làm )")]
    private static partial Regex Ends();

    [GeneratedRegex(@" va (?=(cac|co|nhung|" + Heads + @")\b)")]
    private static partial Regex NextAgency();

    [GeneratedRegex(@"\b(tinh|huyen|xa|phuong|thanh pho|thi xa)$")]
    private static partial Regex LevelBefore();
}
