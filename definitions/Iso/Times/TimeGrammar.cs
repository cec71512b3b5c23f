using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>Reads what a time cell says, as tolerant as a clerk and as exact as the calendar needs it.</summary>
internal static class TimeGrammar
{
    private const int Longest = 4_000;

    private static readonly string[] Bounds =
    [
        "khong qua", "toi da", "cham nhat", "trong vong", "nho hon hoac bang", "khong vuot qua", "<=", "≤", "<",
    ];

    // Words in front of a limit that do not change it.
    private static readonly string[] Fillers =
    [
        "thoi gian", "thoi han", "thoi luong", "giai quyet", "thuc hien", "xu ly", "trong thoi han", "trong thoi gian", "trong", "la", "khoang", "du kien",
        "sau", "den", "tong", "tong cong", "cong", "toi thieu", "it nhat", "moi", "them",
    ];

    private static readonly string[] Unlimited =
    [
        "gio hanh chinh", "vao gio hanh chinh", "trong gio hanh chinh", "theo gio hanh chinh", "theo giay hen", "theo phieu hen", "theo lich hen", "theo ngay hen", "theo hen",
        "theo giay tiep nhan", "khong tinh", "khong quy dinh", "khong xac dinh", "khong gioi han", "theo quy dinh", "theo thoa thuan", "theo thuc te",
        "theo muc", "theo thong bao", "theo yeu cau", "khi co yeu cau", "theo thoi gian", "thuong xuyen", "theo ke hoach", "tuy ", "vao cac ngay lam viec", "cac ngay lam viec",
        "gio lam viec", "trong gio lam viec", "theo giay hen tra",
    ];

    private static readonly string[] SameDay = ["trong ngay", "ngay trong ngay", "trong buoi lam viec", "giai quyet trong ngay", "trong ngay lam viec", "cung ngay", "trong cung ngay"];

    private static readonly string[] Starts = ["ke tu", "tinh tu", "tu ngay", "tu khi", "tu thoi diem", "sau khi", "sau ngay"];

    /// <param name="printed">The cell's text, white space folded.</param>
    public static TimeReading Read(string printed)
    {
        var text = Tidy(printed.Length > Longest ? printed[..Longest] : printed);
        var folded = Letters.Fold(text);
        var at = SkipMarks(folded, 0);
        if (at == text.Length) return new(text.Any(char.IsLetterOrDigit) ? TimeKind.Unreadable : IsBlank(text) ? TimeKind.Empty : TimeKind.Unlimited);

        var atMost = false;
        var begin = at;
        for (var before = -1; before != at;)
        {
            before = at;
            if (Begins(folded, at, Bounds) is { } bound)
            {
                atMost = true;
                at = SkipMarks(folded, at + bound);
            }
            else if (DurationScanner.At(text, folded, at, bare: true) is null && Begins(folded, at, Fillers) is { } filler)
            {
                at = SkipMarks(folded, at + filler);
            }
        }

        if (DurationScanner.At(text, folded, at) is { } limit) return Headed(text, folded, limit, atMost);
        if (DurationScanner.At(text, folded, at, bare: true) is { } bare && folded[bare.End..].All(letter => !char.IsLetterOrDigit(letter)))
            return new(TimeKind.Limit, bare, AtMost: atMost);

        if (Begins(folded, begin, SameDay) is not null) return new(TimeKind.SameDay, new(1, PrintedUnit.Day, Working(folded), begin, begin), AtMost: true);
        if (IsAtOnce(text, begin) || IsAtOnce(text, at)) return new(TimeKind.Unlimited);
        if (folded.Contains("cung ngay", StringComparison.Ordinal) || folded.Contains("trong ngay", StringComparison.Ordinal) && DurationScanner.All(text, folded).Count == 0)
            return new(TimeKind.SameDay, new(1, PrintedUnit.Day, Working(folded), begin, begin), AtMost: true);
        var mentioned = DurationScanner.All(text, folded);
        if (mentioned.Count == 0)
            return new(Begins(folded, begin, Unlimited) is not null || folded[begin..].Trim(' ', '.') is "khong" or "khong co" ? TimeKind.Unlimited : TimeKind.Unreadable);
        // "… trong 10 ngày; kéo dài quá 10 ngày thì …" speaks of the same ten days again.
        return mentioned.Skip(1).All(other => Restates(mentioned[0], other) && IsExpiry(folded, other.Start))
            ? new(TimeKind.InProse, mentioned[0], From(text, folded, mentioned[0].End), atMost)
            : new(TimeKind.Several, Others: mentioned);
    }

    /// <summary>What stands behind <c>quá</c> or <c>hết</c> has run out; <c>không quá</c> is a bound.</summary>
    private static bool IsExpiry(string folded, int at) =>
        folded.AsSpan(0, at).TrimEnd() is var before && ((before.EndsWith(" qua") && !before.EndsWith("khong qua")) || before.EndsWith(" het") || before.EndsWith("qua thoi han"));

    /// <summary>Numbers as the writer meant them, each letter in its place: <c>O,5</c> and <c>0, 5</c> are 0,5.</summary>
    private static string Tidy(string text)
    {
        for (var at = 0; at + 2 < text.Length; at++)
        {
            if (text[at + 1] is not (',' or '.') || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) continue;
            if (text[at] is 'O' or 'o' && char.IsAsciiDigit(text[at + 2])) text = $"{text[..at]}0{text[(at + 1)..]}";
            else if (text[at] is '0' && text[at + 2] is ' ' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 3])) text = $"{text[..(at + 2)]}{text[at + 3]} {text[(at + 4)..]}";
        }

        return text;
    }

    private static TimeReading Headed(string text, string folded, Duration limit, bool atMost)
    {
        var others = new List<Duration>();
        if (limit.End < text.Length)
        {
            var rest = DurationScanner.All(text[limit.End..], folded[limit.End..]);
            others.AddRange(rest.Where(other => !Restates(limit, other)));
        }

        return new(TimeKind.Limit, limit, From(text, folded, limit.End), atMost, others);
    }

    /// <summary><c>02 ngày làm việc (16 giờ)</c> says the same twice.</summary>
    private static bool Restates(Duration limit, Duration other) =>
        (limit.Unit, other.Unit) switch
        {
            (PrintedUnit.Day, PrintedUnit.Hour) => limit.Value * 8 == other.Value,
            (PrintedUnit.Hour, PrintedUnit.Day) => other.Value * 8 == limit.Value,
            _ => limit.Unit == other.Unit && limit.Value == other.Value,
        };

    /// <summary>Where the bound in front of a length begins; the length's own start where there is none.</summary>
    public static int BoundBefore(string text, int start)
    {
        var before = Letters.Fold(text[..start]).TrimEnd();
        var bound = Bounds.Where(word => before.EndsWith(word, StringComparison.Ordinal)).MaxBy(word => word.Length);
        return bound is null ? start : before.Length - bound.Length;
    }

    /// <summary>The starting event that follows a length; null where none does.</summary>
    public static string? FromOf(string text, int end) => From(text, Letters.Fold(text), end);

    /// <summary>The starting event, to the end of its clause.</summary>
    private static string? From(string text, string folded, int end)
    {
        var at = SkipMarks(folded, end);
        if (at < text.Length && folded[at] is '(') at = SkipMarks(folded, at + 1);
        if (Begins(folded, at, Starts) is null) return null;
        var stop = at;
        while (stop < text.Length && text[stop] is not (';' or ')' or '\n') && !(text[stop] is '.' && (stop + 1 == text.Length || text[stop + 1] is ' '))) stop++;
        return text[at..stop].Trim();
    }

    private static DayKind Working(string folded) => folded.Contains("lam viec", StringComparison.Ordinal) ? DayKind.Working : DayKind.NotSaid;

    /// <summary><c>ngay sau khi</c>, <c>tức thời</c>: at once; not <c>ngày</c>, which folds to the same letters.</summary>
    private static bool IsAtOnce(string text, int at) =>
        text.AsSpan(at).StartsWith("ngay ", StringComparison.OrdinalIgnoreCase) || text.AsSpan(at).Equals("ngay", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(at).StartsWith("tức thời", StringComparison.OrdinalIgnoreCase) || text.AsSpan(at).StartsWith("lập tức", StringComparison.OrdinalIgnoreCase);

    private static int? Begins(string folded, int at, string[] words)
    {
        int? longest = null;
        foreach (var word in words)
        {
            if (string.CompareOrdinal(folded, at, word, 0, word.Length) != 0 || word.Length <= (longest ?? 0)) continue;
            var end = at + word.Length;
            if (end == folded.Length || !char.IsLetterOrDigit(folded[end]) || !char.IsLetter(word[^1])) longest = word.Length;
        }

        return longest;
    }

    private static int SkipMarks(string folded, int at)
    {
        // ",5 ngày" has lost its zero; the comma is no mark in front of it.
        while (at < folded.Length && !(folded[at] is ',' or '.' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1])) && folded[at] is ' ' or '-' or '+' or '*' or '•' or '.' or ':' or ',' or ';' or '~' or '\n' or '/' or '…' or '_') at++;
        return at;
    }

    private static bool IsBlank(string text) => text.All(letter => letter is ' ' or '\n');
}
