using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Prose;

/// <summary>A case that a step's text distinguishes, and what follows from it.</summary>
/// <param name="Condition">The case as printed, without <c>nếu</c> or <c>trường hợp</c>.</param>
/// <param name="Consequence">What is done then, as printed; empty where the text does not say.</param>
/// <param name="Sentence">Both as they stand in the document.</param>
internal sealed record Clause(string Condition, string Consequence, string Sentence)
{
    /// <summary>True where the case is the bad one: not valid, lacking, refused.</summary>
    public bool IsNegative { get; } = Negative.IsIn(Letters.Fold(Condition));
}

/// <summary>Words that turn a case into the bad one.</summary>
internal static partial class Negative
{
    public static bool IsIn(string folded) => Words().IsMatch(Letters.Head(folded));

#pragma warning disable MA0009 // linear: alternation of words, asked about one short line
    [GeneratedRegex(@"\b(chua|khong|thieu|sai|tu choi|sua doi|bo sung|chinh sua|vuong mac|con loi|nguoc lai|bat hop le|loi|giai trinh)\b")]
    private static partial Regex Words();
}

/// <summary>Takes the text of a step apart into the cases that it distinguishes.</summary>
internal static partial class Clauses
{
    private const int LongestCondition = 160;

    public static List<Clause> Of(IReadOnlyList<string> lines)
    {
        var fragments = lines.SelectMany(Fragments).ToList();
        var clauses = new List<Clause>();
        for (var at = 0; at < fragments.Count; at++)
        {
            if (Split(fragments[at]) is not { } split) continue;
            var (condition, consequence) = split;
            var sentence = fragments[at];
            // "Trường hợp đáp ứng yêu cầu:" and what follows stands on the next line.
            if (consequence.Length == 0 && at + 1 < fragments.Count && Split(fragments[at + 1]) is null)
            {
                consequence = fragments[at + 1];
                sentence = $"{sentence} {consequence}";
            }

            clauses.Add(new(condition, consequence, sentence));
        }

        return clauses;
    }

    private static IEnumerable<string> Fragments(string line)
    {
        var start = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var ends = line[at] is ';' || (line[at] is '.' && (at + 1 == line.Length || line[at + 1] is ' '))
                || (line[at] is ' ' or ',' && at > start && BeginsCase(line, at + 1))
                || (line[at] is ',' or ':' && at > start && !IsCase(line[start..at]) && BeginsVerdict(line, at + 1))
                // "Đủ thì nhận, thiếu thì trả lại": the case before has said what follows from it.
                || (line[at] is ',' && at > start && Split(Fragment(line[start..at])) is { Consequence.Length: > 0 } && BeginsVerdict(line, at + 1))
                || (line[at] is '-' or '+' && at > start && line[at - 1] is ' ' && BeginsVerdict(line, at + 1));
            if (!ends) continue;
            if (Fragment(line[start..at]) is { Length: > 0 } fragment) yield return fragment;
            start = line[at] is ' ' ? at : at + 1;
        }

        if (Fragment(line[start..]) is { Length: > 0 } last) yield return last;
    }

    private static bool BeginsCase(string line, int at)
    {
        while (at < line.Length && line[at] is ' ') at++;
        var folded = Letters.Fold(line.Substring(at, Math.Min(20, line.Length - at)));
        return Inner().IsMatch(folded);
    }

    /// <summary>True where a case has begun: "hồ sơ đầy đủ, hợp lệ" is one case and not two.</summary>
    private static bool IsCase(string fragment)
    {
        var folded = Letters.Fold(Fragment(fragment));
        return Lead().IsMatch(folded[..Math.Min(40, folded.Length)]) || Verdict().IsMatch(Letters.Head(folded));
    }

    /// <summary><c>Thẩm định hồ sơ, đạt yêu cầu thì …</c>, <c>Xem xét: đồng ý: …</c></summary>
    private static bool BeginsVerdict(string line, int at)
    {
        while (at < line.Length && line[at] is ' ') at++;
        return InnerVerdict().IsMatch(Letters.Fold(line.Substring(at, Math.Min(60, line.Length - at))));
    }

    private static (string Condition, string Consequence)? Split(string fragment)
    {
        var folded = Letters.Fold(fragment);
        var lead = Lead().Match(folded[..Math.Min(40, folded.Length)]);
        if (lead.Success) return At(fragment, lead.Length, AfterLead(folded, lead.Length));

        var verdict = Verdict().Match(Letters.Head(folded));
        if (!verdict.Success) return null;
        var mark = Mark().Match(folded[verdict.Length..Math.Min(folded.Length, verdict.Length + 60)]);
        return mark.Success ? At(fragment, 0, (verdict.Length + mark.Index, verdict.Length + mark.Index + mark.Length)) : null;
    }

    private static (string, string)? At(string fragment, int start, (int From, int To)? mark)
    {
        if (mark is not { } found || found.From <= start || found.From - start > LongestCondition) return null;
        var condition = Bare(fragment[start..found.From]).TrimEnd(',', ':', ' ', '-', '–');
        if (condition.Length == 0) return null;
        return (char.ToUpperInvariant(condition[0]) + condition[1..], Bare(fragment[found.To..]));
    }

    /// <summary>Where the case ends and its consequence begins.</summary>
    private static (int From, int To)? AfterLead(string folded, int start)
    {
        var text = folded[start..Math.Min(folded.Length, start + 2 * LongestCondition)];
        if (Then().Match(text) is { Success: true } then) return (start + then.Index, start + then.Index + then.Length);
        // Else a comma before something that is done, or the consequence's own verb: "phải có văn bản", "có thông báo".
        var verb = Verb().Match(text);
        var lastAct = Acts().Matches(text).LastOrDefault()?.Index ?? -1;
        for (var at = 0; at < text.Length && !(verb.Success && at > verb.Index); at++)
            if (text[at] is ',' && at < lastAct && !GoesOn().IsMatch(text[(at + 1)..Math.Min(text.Length, at + 20)]))
                return (start + at, start + at + 1);
        return verb.Success ? (start + verb.Index, start + verb.Index + 1) : null;
    }

    private static string Fragment(string text) => text.TrimStart(Bullets).TrimEnd(' ', '.');

    private static readonly char[] Bullets = [' ', '-', '–', '+', '*', '•', '·', ',', ':'];

    private static string Bare(string text) => text.Trim(' ', '-', '–', '+', '*', '•', '·', '>', '=', '\t', ',', ':').TrimEnd('.');

#pragma warning disable MA0009 // linear: no nested repetition, and each is asked about a clipped piece of one line
    [GeneratedRegex(@"^(neu (?!ro |tren|ly do|cu the)|truong hop |ngoai ra, ?neu |nguoc lai|con neu )")]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(neu )?(da |con |chua |khong |duoc )*(phu hop|hop le|dat( yeu cau)?|dong y|du dieu kien|day du|nhat tri|thong nhat|dap ung( yeu cau)?|du|thieu|sai)( thi |\s*(:|→|->|=>))")]
    private static partial Regex InnerVerdict();

    [GeneratedRegex(@"^(\d+[\.\)]\s*|[a-z]\)\s*)?(con |va )?(neu (?!ro |tren|ly do|cu the)|trong truong hop |truong hop |doi voi truong hop |doi voi ho so |khi )(?!can thiet)")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(ho so |noi dung |ket qua |ket luan |van ban |du thao |giay to |thanh phan ho so )*""?((da|con|chua|khong|duoc) )*(phu hop|hop le|dat|dong y|du dieu kien|du|day du|dap ung|chap thuan|chap nhan|nhat tri|thong nhat|dung|duyet|phe duyet|hoan chinh|thieu|sai|tu choi|co sai sot|yeu cau|dam bao|bao dam|nguoc lai)\b")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\s*(:|,? thi\b|->|=>|→|⇒)|\s+(?=(chuyen|quay|tra|tro)( lai| ve| sang| den| tiep| ho so)* (buoc|b)\s?\d)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s*(,? thi\b|:|->|=>|→|⇒)")]
    private static partial Regex Then();

    [GeneratedRegex(@"^\s*(bo sung|hoan thien|hop le|chua |khong |chinh xac|dung |du (?!thao|toan|kien)|sua doi|ro rang|hoac |va |day du|thong nhat|chinh sua|can (?!bo\b)|ho so )")]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\b(ky|chuyen|tra|thong bao|huong dan|yeu cau|tien hanh|trinh|lap|du thao|soan|thuc hien|tiep nhan|xu ly|ban hanh|cap|tu choi|phe duyet|xac nhan|gui|de nghi|ket thuc|giai quyet|vao so|quay|tro|nhan|in|luu|phan cong|tham dinh|tham tra|kiem tra|xem xet|dung|giao|bao cao|cap nhat|nhap|scan|so hoa|thu|phat hanh|dong dau)\b")]
    private static partial Regex Acts();

    [GeneratedRegex(@"\s(phai (co|thong bao|tra|huong dan|chuyen|ra|gui|lap|tra loi) |co (thong bao|van ban)|(thong bao|chuyen|tra|huong dan|tien hanh|quay|trinh|thuc hien) )")]
    private static partial Regex Verb();
}
