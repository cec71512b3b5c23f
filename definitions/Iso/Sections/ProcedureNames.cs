using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Finds where a further procedure begins, and what a procedure is called.</summary>
internal static partial class ProcedureNames
{
    /// <summary>True for a line that begins another procedure: its number and name, or a word that says so.</summary>
    public static bool IsHeading(FlowItem.Line line)
    {
        if (line.Row is not null && line.Row.Count > 2) return false;
        var folded = Letters.Head(line.Folded);
        if (IsPhase(folded) || IsCase(folded) || Remark().IsMatch(folded) || Generic().IsMatch(folded)) return false;
        if (Begins().IsMatch(folded)) return true;
        var lead = Lead().Match(folded);
        var numbered = lead.Success || (line.Label is not null && NumberLabel().IsMatch(line.Label));
        return numbered && SectionWords.Begin(line).Section is Section.None && Verb().IsMatch(folded[lead.Length..]);
    }

    /// <summary>True for a number with something that is asked for: <c>2 Cấp lại giấy phép</c>.</summary>
    public static bool IsNumbered(string folded) => !IsCase(folded) && Number().Match(folded) is { Success: true } number && Verb().IsMatch(folded[number.Length..]);

    /// <summary>True for a line that gives a procedure's name by its own words.</summary>
    public static bool IsName(FlowItem.Line line) => Value(line, Named()) is not null || Value(line, Called()) is not null;

    /// <summary>True for a line that heads a phase of the same procedure.</summary>
    public static bool IsPhase(string folded) => Phase().IsMatch(folded);

    /// <summary>True for the head of one case of a procedure.</summary>
    public static bool IsCase(string folded) => Case().IsMatch(folded);

    /// <summary>A name stands near its table.</summary>
    private const int Near = 1_000;

    /// <param name="before">The lines above the step table, from the end of the procedure before.</param>
    /// <param name="head">The box at the head of the document.</param>
    /// <returns>The name and where it stands; null where none is found.</returns>
    public static (string Name, Place Place)? Find(IReadOnlyList<FlowItem.Line> before, DocumentHead? head)
    {
        if (before.Count > Near) before = [.. before.TakeLast(Near)];
        for (var at = before.Count - 1; at >= 0 && at >= before.Count - 60; at--)
            if (Value(before[at], Named()) is { } named) return (named, before[at].Place);
        if (head?.Name is { Length: > 0 } ofHead) return (Letters.Squeeze(ofHead), Place.Document);
        for (var at = before.Count - 1; at >= 0 && at >= before.Count - 60; at--)
            if ((Value(before[at], Called()) ?? OfProcess(before[at])) is { } called) return (called, before[at].Place);

        var numbered = before.Where(line => IsHeading(line) && !OnlyNumber().IsMatch(line.Folded) && !Part().IsMatch(Letters.Head(line.Folded))).ToList();
        if (numbered.Count > 0)
        {
            // Several procedures with one table: all of them, as the annex lists them; what an earlier list holds is its own.
            var last = numbered.Skip(LastList(numbered)).TakeLast(8).ToList();
            return (string.Join("; ", last.Select((line, at) => at + 1 < last.Count ? WithoutCode(Bare(line.Text), out _) : Bare(line.Text)).Where(text => text.Length > 0)), last[0].Place);
        }

        if (Titled(before) is { } titled) return titled;
        // A line of capitals that says what is asked for, where the word above it is lost among other words of the head.
        if (before.LastOrDefault(line => line.Text.Length is > 12 and < 300 && IsCapital(line.Text) && Verb().IsMatch(Letters.Head(line.Folded))) is { } capitals) return (capitals.Text, capitals.Place);
        var nearest = before.LastOrDefault(line => line.Text.Length is > 8 and < 300 && !Remark().IsMatch(Letters.Head(line.Folded)) && !Limit().IsMatch(Letters.Head(line.Folded)) && !DocumentHead.IsPart(line) && SectionWords.Begin(line).Section is Section.None);
        return nearest is null ? null : (Bare(nearest.Text), nearest.Place);
    }

    /// <summary>The name without the code that an annex prints behind it: <c>… (Mã TTHC: 1.001990)</c>.</summary>
    /// <param name="name">As printed.</param>
    /// <param name="code">The code; null where none is printed.</param>
    public static string WithoutCode(string name, out string? code)
    {
        var found = CodeBehind().Match(Letters.Fold(name));
        code = found.Success ? name.Substring(found.Groups["code"].Index, found.Groups["code"].Length).Trim() : null;
        return Unquoted(found.Success && found.Index > 3 ? name[..found.Index].TrimEnd(' ', ',', ';', '-', '–', '.', ':') : name);
    }

    /// <summary>A name that is quoted as a whole, or has lost one of its marks to what was read of it.</summary>
    private static string Unquoted(string name)
    {
        var (opens, closes) = (name.Count(letter => letter is '“'), name.Count(letter => letter is '”'));
        if (name.StartsWith('“') && name.IndexOf('”', StringComparison.Ordinal) == name.Length - 1) return name[1..^1].Trim();
        if (opens < closes && name.EndsWith('”')) return name[..^1].TrimEnd();
        return opens > closes && name.StartsWith('“') ? name[1..].TrimStart() : name;
    }

    /// <summary>The code that stands on a line of its own near the table: <c>Mã TTHC: 1.009122</c>; null where none does.</summary>
    public static string? CodeOf(IReadOnlyList<FlowItem.Line> before) => before.TakeLast(40)
        .Select(line => (Found: CodeLine().Match(Letters.Head(line.Folded)), line.Text))
        .Where(each => each.Found.Success).Select(each => each.Text.Substring(each.Found.Groups["code"].Index, each.Found.Groups["code"].Length)).LastOrDefault();

    /// <summary>Where the last list of a document's numbered lines begins: their numbers rise within a list.</summary>
    private static int LastList(List<FlowItem.Line> numbered)
    {
        var from = numbered.Count - 1;
        while (from > 0 && DraftSplitter.Number(LabelOf(numbered[from])) is var number && DraftSplitter.Number(LabelOf(numbered[from - 1])) is var above
            && (number is null || above is null || above < number)) from--;
        return from;
    }

    private static string? LabelOf(FlowItem.Line line) => line.Label ?? (Lead().Match(Letters.Head(line.Folded)) is { Success: true } lead ? lead.Value.TrimEnd(' ', '.', ')', '/', '-', ':') : null);

    /// <summary>The name behind <c>Quy trình xử lý công việc:</c>, where it is one.</summary>
    private static string? OfProcess(FlowItem.Line line)
    {
        if (Process().Match(Letters.Head(line.Folded)) is not { Success: true } process) return null;
        var name = line.Text[process.Length..].Trim(' ', ':', '.', '“', '”', '"');
        return name.Length > 8 && char.IsUpper(name[0]) && Verb().IsMatch(Letters.Fold(Letters.Head(name))) && !name.Contains("hồ sơ", StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    private static string? Value(FlowItem.Line line, Regex words)
    {
        var found = words.Match(Letters.Head(line.Folded));
        if (!found.Success) return null;
        var value = line.Text[found.Length..].Trim(' ', ':', '.', '“', '”', '"');
        // "TTHC: Thủ tục hành chính …" stands in the list of abbreviations, "Thủ tục hành chính: là …" among the definitions.
        return value.Length > 3 && !Explained().IsMatch(Letters.Fold(Letters.Head(value))) ? value : null;
    }

    /// <summary>The lines below a title <c>QUY TRÌNH</c> that stands alone.</summary>
    private static (string, Place)? Titled(IReadOnlyList<FlowItem.Line> before)
    {
        var at = -1;
        for (var line = before.Count - 1; line >= 0 && at < 0; line--)
            if (Title().IsMatch(Letters.Head(before[line].Folded)) && (IsCapital(before[line].Text) || OnlyNumber().IsMatch(before[line].Folded))) at = line;
        if (at < 0) return null;
        var words = new List<string>();
        var title = Title().Match(Letters.Head(before[at].Folded));
        if (before[at].Text[title.Length..].Trim() is { Length: > 3 } same && !Generic().IsMatch(Letters.Head(before[at].Folded)) && !OnlyNumber().IsMatch(before[at].Folded)) words.Add(same);
        for (var line = at + 1; line < before.Count && line <= at + 5 && (DocumentHead.IsPart(before[line]) || (IsCapital(before[line].Text) && SectionWords.Begin(before[line]).Section is Section.None && !Part().IsMatch(Letters.Head(before[line].Folded)))); line++)
            if (!DocumentHead.IsPart(before[line])) words.Add(before[line].Text);
        // Right below the bare word the name may stand in small letters as well.
        if (words.Count == 0 && before.Skip(at + 1).FirstOrDefault(line => !DocumentHead.IsPart(line)) is { Row: null, Text.Length: > 8 and < 300 } below && SectionWords.Begin(below).Section is Section.None)
            words.Add(below.Text);
        return words.Count == 0 ? null : (Letters.Squeeze(string.Join(' ', words)), before[at].Place);
    }

    private static bool IsCapital(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    private static string Bare(string text)
    {
        var lead = Lead().Match(Letters.Fold(Letters.Head(text)));
        var bare = (lead.Success ? text[lead.Length..] : text).Trim(' ', '-', '–', '+', '*', ':', ';', '.', ',');
        // "5.7 Quy trình cấp …", "1. Thủ tục Bổ nhiệm …": the word that says what the line is belongs to no name.
        if (Kind().Match(Letters.Fold(Letters.Head(bare))) is { Success: true } kind && (kind.Groups["process"].Success || char.IsUpper(bare[kind.Length])))
            bare = char.ToUpperInvariant(bare[kind.Length]) + bare[(kind.Length + 1)..];
        return Including().Match(Letters.Fold(bare)) is { Success: true } tail ? bare[..tail.Index].TrimEnd(' ', ',') : bare;
    }

#pragma warning disable MA0009 // linear: asked about the head of one line
    [GeneratedRegex(@"^\W*(phu luc\b|thu tuc\s*(hanh chinh)?\s*(so\s*)?\d*\s*[:\.]|ten (thu tuc|tthc|quy trinh)|quy trinh\b(?! iso).{0,30}(so\b|:)|tthc\b|thu tuc (cap|dang ky|xac nhan|cong nhan|phe duyet|cho phep|gia han|thu hoi|dieu chinh|tham dinh|chuyen|doi|bo nhiem|mien nhiem|xoa|xet|chap thuan|chung thuc|ho tro|giao|thanh lap|giai the|cong bo|thong bao|tang|tiep nhan|cham dut|thay doi)|ma hieu|ma so (tthc|thu tuc))")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\W*(\d{1,2}(\.\d{1,2})+(\s*[\.\)/\-:]|(?=\s))|(\d+|[ivx]+|[a-h])\s*[\.\)/\-:])\s*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\W*(\d+|[ivx]+)\s*[\.\)/]?\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([IVX]+|\d+|[A-H])[\.\)/]?$")]
    private static partial Regex NumberLabel();

    [GeneratedRegex(@"^(thu tuc|tthc|quy trinh|nhom|cap|dang ky|xac nhan|cong nhan|phe duyet|tham dinh|chap thuan|cho phep|gia han|doi|dieu chinh|thu hoi|chung thuc|giai quyet|thong bao|cong bo|ho tro|bo nhiem|mien nhiem|tiep nhan|chuyen|xet|tang|thanh lap|giai the|sap nhap|hop nhat|chia|tach|khai|ke khai|cung cap|kiem tra|ban hanh|giao|cho thue|thue|xoa|tuyen|danh gia|nhap|xuat|hoan|mien|giam|bo sung|sua doi|thay doi|cham dut|tam ngung|tam dung|phuc hoi|khoi phuc|to chuc|lap|phan loai|xep hang|cu|moi|huy|nop|tra|de nghi|trinh|hop phap|chi tra|tro cap|tham tra|xac dinh|ghi|nhan|hanh nghe|lien thong|cong khai|dat|di chuyen|hieu chinh|nang|ha|quyet dinh)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\W*([ivx\d]+\s*[\.\)/]\s*)?(giai doan|gd\s*\d|phase)\b|^\W*([ivx\d]+|[a-h])?\s*[\.\)/]?\s*(tai (so|ubnd|uy ban|bo phan|trung tam|cap|co quan|van phong|chi nhanh|phong)|cap (tinh|huyen|xa)\b|quy trinh( (noi bo|lien thong|giai quyet|thuc hien|xu ly|cong viec|ho so))* (tai|o|cap (tinh|huyen|xa|trung uong))\b|(cac buoc|phan) (thuc hien )?(tai|o)\b)")]
    private static partial Regex Phase();

    [GeneratedRegex(@"^\W*([ivx\d]+(\.\d+)*|[a-h])?\s*[\.\)/]?\s*(doi voi |trong )?(truong hop|doi voi)\b")]
    private static partial Regex Case();

    [GeneratedRegex(@"^\W*(ghi chu|luu y|kem theo|ban hanh kem|don vi tinh|cac buoc nay|mot so (thu tuc|tthc)|cac buoc cong viec|can cu|dieu \d|noi nhan)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\W*(([ivx\d]+(\.\d+)*|[a-h])(\s*[\.\)/\-:]\s*|\s+))?ten (thu tuc( hanh chinh)?|tthc|quy trinh)( lien thong| noi bo)*\s*(\([^)]{0,40}\))?\s*:\s*")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\W*(([ivx\d]+(\.\d+)*|[a-h])\s*[\.\)/\-:]\s*)?(((nhom )?thu tuc hanh chinh|(nhom )?tthc|(nhom )?thu tuc)( lien thong| noi bo)*\s*(so\s*)?\d*|quy trinh( noi bo)? (so )?\d{1,3}|quy trinh( noi bo| dien tu| lien thong| trong)*( giai quyet| thuc hien)? (thu tuc hanh chinh|thu tuc|tthc))\s*:\s*")]
    private static partial Regex Called();

    [GeneratedRegex(@"^\W*ma( so)? (tthc|thu tuc( hanh chinh)?)\s*:?\s*(?<code>\d[\d\w\.\-]{3,30})\W*$")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"\s*[\(\[]\s*(?<code>\d\.\d{4,8}(\.\w+)*)\s*[\)\]]\.?$|\s+[\-–]\s+(?<code>\d\.\d{5,8}(\.\w+)*)$|\s*[\(\[\-–,;]*\s*(ma so|ma ho so|mst|ma)( (tthc|thu tuc( hanh chinh)?|ho so|hs|so))*\s*:?\s*(?<code>\d[\d\w\.\-]{3,30})\s*[\)\]]?\.?$")]
    private static partial Regex CodeBehind();

    [GeneratedRegex(@"^(cac )?thu tuc hanh chinh($|\W*$| (trong|cua|thuoc|ma|do)\b)|^(la|gom|bao gom)\b")]
    private static partial Regex Explained();

    [GeneratedRegex(@"^\W*([ivx\d]+(\.\d+)*|[a-h])?\s*[\.\)/\-:]*\s*(quy trinh|trinh tu|luu do)(\W+(quy trinh|noi bo|dien tu|giai quyet|xu ly|thuc hien|cong viec|ho so|tthc|thu tuc hanh chinh|thu tuc|cac buoc|va|lien thong))+\W*$")]
    private static partial Regex Generic();

    [GeneratedRegex(@"^\W*[ivx]+\s*[\.\)/\-:].{0,40}(thoi gian|tthc co|nhom|linh vuc|cap tinh|cap huyen|cap xa)|^\W*phu luc\b|^\W*ma hieu|^\W*ma so")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\W*(quy trinh( noi bo| dien tu| iso( \d{4,5}(\s?:\s?\d{4})?)?)*( so \d{1,3})?)\b(?! (tai|cac|xu ly))\W*")]
    private static partial Regex Title();

    [GeneratedRegex(@"^\W*quy trinh( noi bo)? so\s?:?\s?\d{1,3}(/[\w\-&]+)*\W*$")]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"^\W*(([ivx\d]+(\.\d+)*|[a-h])\s*[\.\)/\-:]\s*)?(noi dung )?quy trinh( noi bo| dien tu| thuc hien| giai quyet| xu ly| cong viec)*\s*:\s*")]
    private static partial Regex Process();

    [GeneratedRegex(@"\b\d+ (\(\w+( \w+)?\) )?(ngay|gio|phut)\b")]
    private static partial Regex Limit();

    [GeneratedRegex(@"^((?<process>qt|quy trinh( noi bo| dien tu| lien thong)*( giai quyet(?= (thu tuc|tthc)))?( thu tuc| tthc)?)|thu tuc( hanh chinh)?)\s+(?=\w)")]
    private static partial Regex Kind();

    [GeneratedRegex(@",?\s*(bao )?gom\s*$")]
    private static partial Regex Including();
}
