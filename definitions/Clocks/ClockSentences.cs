using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Definitions.Clocks;

/// <summary>What one sentence says about the statutory clock; what it does not speak of is null.</summary>
/// <param name="Means">The same for people, in Vietnamese; what is confirmed before publishing.</param>
internal sealed record ClockRule(string Means)
{
    public AfterSupplement? After { get; init; }
    public int? Supplements { get; init; }
    public int? Extensions { get; init; }

    /// <summary>How much later the new date may be at most.</summary>
    public TimeLimit? ExtendedBy { get; init; }

    public bool NextWorkingDay { get; init; }
    public TimeOnly? ReceivedAfter { get; init; }
}

/// <summary>
/// Understands the sentences by which documents set the clock of the whole limit: what follows a supplement, how many there may be,
/// how many extensions, from when days count. A rule lives as an inference with its sentence, and is read out of that sentence again
/// wherever it is needed, so that no format has to carry more than the words.
/// </summary>
internal static partial class ClockSentences
{
    private const int LongestSentence = 400, Most = 8;

    /// <summary>One inference for each setting, the first sentence that speaks of it.</summary>
    public static IReadOnlyList<Inference> Find(IEnumerable<string> lines)
    {
        var found = new List<Inference>();
        var rules = new List<ClockRule>();
        foreach (var sentence in lines.SelectMany(Sentences))
        {
            foreach (var rule in Of(sentence))
            {
                if (rules.Count >= Most || rules.Exists(other => SameSetting(other, rule))) continue;
                rules.Add(rule);
                found.Add(new(rule.Means, sentence));
            }
        }

        return found;
    }

    /// <summary>The rules among a procedure's inferences, with the sentences that they were read from.</summary>
    public static IReadOnlyList<(ClockRule Rule, string Sentence)> Of(Procedure procedure) =>
        [.. procedure.Steps.SelectMany(step => step.Inferences).SelectMany(
            inference => Of(inference.Sentence).Where(rule => rule.Means == inference.What), (inference, rule) => (InUnitOf(procedure.LegalLimit, rule, inference.Sentence), inference.Sentence))];

    /// <summary>A bare <c>ngày</c> is a working day where the limit of the whole is in working days.</summary>
    private static ClockRule InUnitOf(PrintedLimit? legal, ClockRule rule, string sentence)
    {
        if (legal is not { Limit.Unit: TimeUnit.WorkingDay or TimeUnit.WorkingHour } || Letters.Fold(sentence).Contains("lich", StringComparison.Ordinal)) return rule;
        return rule with
        {
            After = rule.After switch
            {
                AfterSupplement.NewLimit(var limit) => new AfterSupplement.NewLimit(Working(limit)),
                AfterSupplement.LeftPlus(var more) => new AfterSupplement.LeftPlus(Working(more)),
                var other => other,
            },
            ExtendedBy = rule.ExtendedBy is { } by ? Working(by) : null,
        };

        static TimeLimit Working(TimeLimit limit) => limit with
        {
            Unit = limit.Unit switch { TimeUnit.Day => TimeUnit.WorkingDay, TimeUnit.Hour => TimeUnit.WorkingHour, var other => other },
        };
    }

    public static IEnumerable<ClockRule> Of(string sentence)
    {
        if (sentence.Length is < 12 or > LongestSentence) yield break;
        var folded = Letters.Fold(sentence);
        if (Supplemented(sentence, folded) is { } supplemented) yield return supplemented;
        else if (Again().IsMatch(folded)) yield return new("Sau khi bổ sung hồ sơ, thời hạn được tính lại từ đầu") { After = new AfterSupplement.Restart() };
        else if (NotCounted().IsMatch(folded)) yield return new("Thời gian bổ sung hồ sơ không tính vào thời hạn; sau đó tính tiếp phần còn lại") { After = new AfterSupplement.GoOn() };
        if (Asked().Match(folded) is { Success: true } asked && Count(asked) is { } times) yield return new(Text($"Yêu cầu bổ sung hồ sơ không quá {times} lần")) { Supplements = times };
        if (Extended().Match(folded) is { Success: true } extended && Count(extended) is { } more) yield return new(Text($"Gia hạn không quá {more} lần")) { Extensions = more };
        if (ExtendedFor().Match(folded) is { Success: true } longer && Length(sentence, folded, longer.Index) is { } by) yield return new($"Mỗi lần gia hạn không quá {LimitWords.Of(by)}") { ExtendedBy = by };
        if (Late().Match(folded) is { Success: true } late && Hour(late) is { } hour)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"Hồ sơ nhận sau {hour:HH:mm} tính là nhận ngày làm việc tiếp theo")) { NextWorkingDay = true, ReceivedAfter = hour };
        else if (NextDay().IsMatch(folded)) yield return new("Thời hạn tính từ ngày làm việc tiếp theo") { NextWorkingDay = true };
    }

    /// <summary>A limit of its own after the supplement, or what was left and so much more.</summary>
    private static ClockRule? Supplemented(string sentence, string folded)
    {
        if (LeftAndMore().Match(folded) is { Success: true } more && Length(sentence, folded, more.Groups["more"].Index) is { } added)
            return new($"Sau khi bổ sung hồ sơ, thời hạn là phần còn lại cộng thêm {LimitWords.Of(added)}") { After = new AfterSupplement.LeftPlus(added) };
        if (Fresh().Match(folded) is not { Success: true } anew || Length(sentence, folded, anew.Groups["length"].Index) is not { } fresh) return null;
        return new($"Sau khi bổ sung hồ sơ, thời hạn mới là {LimitWords.Of(fresh)}") { After = new AfterSupplement.NewLimit(fresh) };
    }

    /// <summary>The first length from a place of the sentence on, in the unit that it prints.</summary>
    private static TimeLimit? Length(string sentence, string folded, int from) =>
        DurationScanner.All(sentence, folded).FirstOrDefault(length => length.Start >= from && length.Unit is not PrintedUnit.None) is { Unit: not PrintedUnit.None } found
            && UnitRules.Apply(found, []).Limit is { Value: > 0 and <= 1_000 } limit ? limit : null;

    private static bool SameSetting(ClockRule one, ClockRule other) =>
        (one.After is not null && other.After is not null) || (one.Supplements is not null && other.Supplements is not null)
        || (one.Extensions is not null && other.Extensions is not null) || (one.ExtendedBy is not null && other.ExtendedBy is not null) || (one.NextWorkingDay && other.NextWorkingDay);

    private static IEnumerable<string> Sentences(string line) =>
        line.Length > 4_000 ? [] : line.Split(". ").Select(sentence => Letters.Squeeze(sentence).Trim(' ', '-', '–', '*', '+', '•', '.')).Where(sentence => sentence.Length > 0);

    private static int? Count(Match match) => match.Groups["n"].Value switch
    {
        "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= 20 ? times : null,
    };

    private static TimeOnly? Hour(Match match)
    {
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        return hour is >= 6 and <= 23 && minute < 60 ? new(hour, minute) : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

#pragma warning disable MA0009 // linear in practice: bounded repetition, and never asked about more than one clipped sentence
    [GeneratedRegex(@"\b(thoi (han|gian)|viec)\b[^.;]{0,80}\btinh lai (tu dau|ke tu (ngay|khi)|tu (ngay|khi|thoi diem) (nhan|tiep nhan|bo sung))|\bbo sung\b[^.;]{0,120}\btinh lai (tu dau|ke tu|tu (ngay|khi))")]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(thoi (han|gian)|trong (vong )?|khong qua|toi da)\b[^.;]{0,60}?(?<length>\b\d{1,3})( \(\w+( \w+)?\))? (ngay|gio|thang)( lam viec)?,? (ke tu|tinh tu|tu|sau) (ngay |khi |thoi diem |luc )*([^.,;]{0,40} )?(nhan|tiep nhan|nop|co)( duoc| du| lai| day du)* (ho so|tai lieu|noi dung|thanh phan ho so)( da)?( duoc)?( hop le| day du)? (bo sung|sua doi|hoan thien|hoan chinh|giai trinh)\b|\b(thoi han|thoi gian)\b[^.;]{0,40}\bsau khi\b[^.;]{0,50}\b(bo sung|hoan thien|hoan chinh)\b[^.;]{0,40}\b(la|khong qua|toi da) (?<length>\d{1,3})\b[^.;]{0,16}\b(ngay|gio|thang)\b")]
    private static partial Regex Fresh();

    [GeneratedRegex(@"\b(thoi (han|gian)( giai quyet)? con lai|phan (thoi (han|gian) )?con lai)\b[^.;]{0,60}?(?<more>\b(cong( them)?|them|va)\b)|(?<more>\b(cong|tang)( them)?\b)[^.;]{0,40}\b(vao|voi)\b[^.;]{0,40}\bcon lai\b")]
    private static partial Regex LeftAndMore();

    [GeneratedRegex(@"\bgia han\b(?![^.;]{0,25}\b(giay|chung chi|hop dong|giay phep)\b)[^.;]{0,80}\b(khong qua|toi da|nhung khong qua|them|khong vuot qua)\b[^.;]{0,20}\b\d{1,3}\b[^.;]{0,10}\b(ngay|gio|thang)\b")]
    private static partial Regex ExtendedFor();

    [GeneratedRegex(@"\bthoi gian\b[^.;]{0,80}\b(bo sung|hoan thien|hoan chinh)\b[^.;]{0,80}\bkhong (duoc )?tinh (vao|trong)\b|\bkhong (ke|tinh|bao gom) thoi gian\b[^.;]{0,60}\b(bo sung|hoan thien) ho so")]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"\b(yeu cau|de nghi|huong dan|thong bao)\b[^.;]{0,60}\bbo sung\b[^.;]{0,80}\b(khong qua|chi|toi da|mot lan|chi duoc)\b[^.;]{0,30}?\b(?<n>\d{1,2}|mot|hai|ba)( \(\w+\))? lan\b")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bgia han\b[^.;]{0,60}\b(khong qua|chi|toi da)\b[^.;]{0,30}?\b(?<n>\d{1,2}|mot|hai|ba)( \(\w+\))? lan\b|\bgia han( them| thoi gian| thoi han| giai quyet)* (?<n>\d{1,2}|mot|hai|ba)( \(\w+\))? lan\b")]
    private static partial Regex Extended();

    [GeneratedRegex(@"\bnhan\b[^.;]{0,60}\bsau (?<h>\d{1,2}) ?(gio|h|g|:)( ?(?<m>\d{2})( phut)?)?\b[^.;]{0,140}\bngay lam viec (tiep theo|ke tiep|sau|lien ke)")]
    private static partial Regex Late();

    [GeneratedRegex(@"\b(thoi han|thoi gian)\b[^.;]{0,60}\b(duoc )?(tinh|bat dau)( tinh)?( ke)? tu( dau| ngay| gio)* ?ngay lam viec (tiep theo|ke tiep|lien ke)|\b(thoi han|thoi gian)\b[^.;]{0,60}\btinh (ke )?tu ngay lam viec (tiep theo|ke tiep|lien ke)")]
    private static partial Regex NextDay();
}
