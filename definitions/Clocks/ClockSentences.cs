using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Definitions.Clocks;

/// <summary>What one sentence says about the statutory clock; what it does not speak of is null.</summary>
/// <param name="Means">The same for people, in Vietnamese; what is confirmed before publishing.</param>
internal sealed record ClockRule(string Means)
{
    public AfterSupplement? After { get; init; }
    public int? Supplements { get; init; }
    public int? Extensions { get; init; }
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
            inference => Of(inference.Sentence).Where(rule => rule.Means == inference.What), (inference, rule) => (rule, inference.Sentence))];

    public static IEnumerable<ClockRule> Of(string sentence)
    {
        if (sentence.Length is < 12 or > LongestSentence) yield break;
        var folded = Letters.Fold(sentence);
        if (Again().IsMatch(folded)) yield return new("Sau khi bổ sung hồ sơ, thời hạn được tính lại từ đầu") { After = new AfterSupplement.Restart() };
        else if (NotCounted().IsMatch(folded)) yield return new("Thời gian bổ sung hồ sơ không tính vào thời hạn; sau đó tính tiếp phần còn lại") { After = new AfterSupplement.GoOn() };
        if (Asked().Match(folded) is { Success: true } asked && Count(asked) is { } times) yield return new(Text($"Yêu cầu bổ sung hồ sơ không quá {times} lần")) { Supplements = times };
        if (Extended().Match(folded) is { Success: true } extended && Count(extended) is { } more) yield return new(Text($"Gia hạn không quá {more} lần")) { Extensions = more };
        if (Late().Match(folded) is { Success: true } late && Hour(late) is { } hour)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"Hồ sơ nhận sau {hour:HH:mm} tính là nhận ngày làm việc tiếp theo")) { NextWorkingDay = true, ReceivedAfter = hour };
        else if (NextDay().IsMatch(folded)) yield return new("Thời hạn tính từ ngày làm việc tiếp theo") { NextWorkingDay = true };
    }

    private static bool SameSetting(ClockRule one, ClockRule other) =>
        (one.After is not null && other.After is not null) || (one.Supplements is not null && other.Supplements is not null)
        || (one.Extensions is not null && other.Extensions is not null) || (one.NextWorkingDay && other.NextWorkingDay);

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

    [GeneratedRegex(@"\bthoi gian\b[^.;]{0,80}\b(bo sung|hoan thien|hoan chinh)\b[^.;]{0,80}\bkhong (duoc )?tinh (vao|trong)\b|\bkhong (ke|tinh|bao gom) thoi gian\b[^.;]{0,60}\b(bo sung|hoan thien) ho so")]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"\b(yeu cau|de nghi|huong dan|thong bao)\b[^.;]{0,60}\bbo sung\b[^.;]{0,80}\b(khong qua|chi|toi da|mot lan|chi duoc)\b[^.;]{0,30}?\b(?<n>\d{1,2}|mot|hai|ba)( \(\w+\))? lan\b")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bgia han\b[^.;]{0,60}\b(khong qua|chi|toi da)\b[^.;]{0,30}?\b(?<n>\d{1,2}|mot|hai|ba)( \(\w+\))? lan\b")]
    private static partial Regex Extended();

    [GeneratedRegex(@"\bnhan\b[^.;]{0,60}\bsau (?<h>\d{1,2}) ?(gio|h|g|:)( ?(?<m>\d{2})( phut)?)?\b[^.;]{0,140}\bngay lam viec (tiep theo|ke tiep|sau|lien ke)")]
    private static partial Regex Late();

    [GeneratedRegex(@"\b(thoi han|thoi gian)\b[^.;]{0,60}\b(duoc )?(tinh|bat dau)( tinh)?( ke)? tu( dau| ngay| gio)* ?ngay lam viec (tiep theo|ke tiep|lien ke)|\b(thoi han|thoi gian)\b[^.;]{0,60}\btinh (ke )?tu ngay lam viec (tiep theo|ke tiep|lien ke)")]
    private static partial Regex NextDay();
}
