using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Who does a step and in what time, where the step is told in sentences and not in cells.</summary>
/// <param name="Actor">As printed; empty where the sentences name nobody of the role catalogue.</param>
/// <param name="Time">As printed, or the whole sentence that the time stands in; empty where none is given.</param>
internal sealed partial record StepSentences(string Actor, string Time)
{
    private const int LongestActor = 120, MostLines = 40;

    /// <param name="lines">The step's lines without its number.</param>
    public static StepSentences Of(IReadOnlyList<string> lines)
    {
        var few = lines.Take(MostLines).Select(Clip).ToList();
        return new(Labelled(few, Who()) ?? few.SelectMany(line => Pieces(line, false)).Concat(few.SelectMany(line => Pieces(line, true))).Select(Named).FirstOrDefault(actor => actor is not null) ?? "", TimeOf(few));
    }

    private static string Clip(string line) => line.Length > 2_000 ? line[..2_000] : line;

    /// <summary>What stands behind <c>Người thực hiện:</c>, to the end of its sentence.</summary>
    private static string? Labelled(List<string> lines, Regex label)
    {
        foreach (var line in lines)
        {
            var folded = Letters.Fold(line);
            if (label.Match(folded) is not { Success: true } found) continue;
            var end = found.Index + found.Length;
            var value = line[end..Stop(line, end)].Trim(' ', ':', '-', '–', '.', ';', ',', '(', ')');
            if (value.Length is > 0 and <= LongestActor) return value;
        }

        return null;
    }

    /// <summary>The time that a cell without a column of times gives by its label or between parentheses; empty where it gives none.</summary>
    public static string Given(IReadOnlyList<string> lines)
    {
        var few = lines.Take(MostLines).Select(Clip).ToList();
        if (Labelled(few, HowLong()) is { } labelled && TimeGrammar.Read(labelled).Kind is TimeKind.Limit) return labelled;
        return few.SelectMany(line => Pieces(line, false)).Where(piece => TimeGrammar.Read(piece) is { Kind: TimeKind.Limit, Limit.Unit: not PrintedUnit.None }).LastOrDefault() ?? "";
    }

    private static string TimeOf(List<string> lines)
    {
        if (Labelled(lines, HowLong()) is { } labelled && TimeGrammar.Read(labelled).Kind is not TimeKind.Unreadable) return labelled;
        foreach (var piece in lines.SelectMany(line => Pieces(line, true)))
            if (TimeGrammar.Read(piece).Kind is TimeKind.Limit) return piece;
        foreach (var sentence in lines.SelectMany(line => line.Split([';', '\n']).SelectMany(part => part.Split(". "))))
            if (DurationScanner.All(sentence, Letters.Fold(sentence)).Count > 0) return sentence.Trim();
        return "";
    }

    /// <summary>Sentences and what stands in parentheses or behind a colon; at dashes only where asked, since titles have them as well.</summary>
    private static IEnumerable<string> Pieces(string line, bool atDashes)
    {
        var start = 0;
        var within = false;
        for (var at = 0; at < line.Length; at++)
        {
            var ends = line[at] is ';' or '(' or ')' or ':' || (line[at] is '.' && (at + 1 == line.Length || line[at + 1] is ' '))
                || (atDashes && line[at] is '-' or '–' && at > 0 && line[at - 1] is ' ' && at + 1 < line.Length && line[at + 1] is ' ') || (within && line[at] is ',' && at + 1 < line.Length && line[at + 1] is ' ');
            if (!ends) continue;
            if (line[start..at].Trim(Marks) is { Length: > 1 } piece) yield return piece;
            start = at + 1;
            within = line[at] is '(' || (within && line[at] is not ')');
        }

        if (line[start..].Trim(Marks) is { Length: > 1 } last) yield return last;
    }

    private static readonly char[] Marks = [' ', '-', '–', '+', '*', '•', ',', '.', '\t'];

    /// <summary>The actor that a piece begins with, up to what is done; null where it begins with none.</summary>
    private static string? Named(string piece)
    {
        var folded = Letters.Fold(piece);
        if (!RoleCatalogue.Shipped.BeginsWithHead(RoleCatalogue.Shipped.Words(piece[..Math.Min(60, piece.Length)]))) return null;
        foreach (var end in Acts().Matches(folded).Select(act => act.Index).Append(piece.Length))
        {
            var actor = piece[..end].Trim(Marks);
            if (actor.Length is 0 or > LongestActor || Open().IsMatch(actor.ToLowerInvariant())) continue;
            if (ActorResolver.Shipped.Resolve(actor).Responsible is not null) return actor;
        }

        return null;
    }

    private static int Stop(string line, int at)
    {
        while (at < line.Length && line[at] is not (';' or ')' or '\n') && !(line[at] is '.' && (at + 1 == line.Length || line[at + 1] is ' '))) at++;
        return at;
    }

#pragma warning disable MA0009 // linear: alternation of words with bounded repetition, asked about one clipped line
    [GeneratedRegex(@"(^|[\.;\(\-+] ?)\W{0,3}(nguoi|don vi|bo phan|co quan|can bo|cong chuc|ca nhan|trach nhiem|chu tri)(\W{1,3}(don vi|ca nhan|bo phan|nguoi|co quan))?( (thuc hien|xu ly|chu tri|phu trach|giai quyet|tiep nhan|chiu trach nhiem)){0,2}\s?:\s*")]
    private static partial Regex Who();

    [GeneratedRegex(@"\b(thoi (gian|han)|tg)( (thuc hien|xu ly|giai quyet|toi da|hoan thanh|quy dinh)){0,2}\s?:\s*")]
    private static partial Regex HowLong();

    [GeneratedRegex(@"\s(tiep nhan(?! (ho so )?(tai|thuoc|cua|va tra)\b)|kiem tra|tham dinh|tham tra|xem xet|ky(?! thuat)|trinh|chuyen(?! (vien|mon))|phan cong|thuc hien|tra(?! ket qua (tai|cua)\b)|dong dau|vao so|phat hanh|lap|du thao|soan|gui|thong bao|huong dan|xac minh|nhap|in|luu|to chuc|tien hanh|phe duyet|duyet|ban hanh|thu(?! (ly|truong|tuc))|cap(?! (xa|tinh|huyen|phuong|so|pho|truong))|xac nhan|giao(?! (thong|duc|dich))|co trach nhiem|(?<!tiep )nhan(?! (dan|su|luc|vien))|nghien cuu|xu ly|giai quyet|cap nhat|tham muu|bao cao|tong hop|so hoa|scan|chiu trach nhiem|phoi hop|de xuat|soat xet|chi dao|viet|ghi|hoan thien|cho y kien|lay y kien|niem yet|dang tai)\b")]
    private static partial Regex Acts();

    /// <summary>A name broken off in the midst.</summary>
    [GeneratedRegex(@"\b(và|của|tại|hoặc|cho|với|được|là|để|sẽ|thì)$")]
    private static partial Regex Open();
}
