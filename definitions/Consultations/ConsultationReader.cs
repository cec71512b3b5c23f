using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Consultations;

/// <summary>Reads agencies that are asked together out of a line of a step, or out of its cell of actors.</summary>
internal static partial class ConsultationReader
{
    private const int Longest = 1_000;

    /// <summary>True for a line that speaks of asking somebody's opinion.</summary>
    public static bool Speaks(string folded) => Asks().IsMatch(folded);

    /// <summary>The agencies that a line says are asked, with its sentence; null where it names fewer than two.</summary>
    public static (Consultation Consultation, string Sentence)? InLine(string line)
    {
        if (line.Length > Longest) line = line[..Longest];
        foreach (var sentence in Sentences().Split(line))
        {
            var asks = Asks().Match(Letters.Fold(sentence));
            if (!asks.Success) continue;
            // "Lấy ý kiến Sở A, Sở B", or "gửi văn bản đến Sở A, Sở B để lấy ý kiến".
            var after = AgencyNames.In(sentence[(asks.Index + asks.Length)..]);
            var agencies = after.Count > 0 ? after : Sends().Match(Letters.Fold(sentence[..asks.Index])) is { Success: true } sends ? AgencyNames.In(sentence[(sends.Index + sends.Length)..asks.Index]) : [];
            if (agencies.Count > 1) return (new(agencies, IsOfActors: false), sentence.Trim(' ', '-', '–', '+', '*', '•', '.', ';'));
        }

        return null;
    }

    /// <summary>The agencies of an actor's cell, where the step is that they give their opinion; null where it is not, or they are fewer than two.</summary>
    public static (Consultation Consultation, string Sentence)? OfActors(string actor, IEnumerable<string> lines)
    {
        if (actor.Length > Longest || !Separated().IsMatch(actor)) return null;
        foreach (var line in lines)
        {
            if (line.Length > Longest || !Gives().IsMatch(Letters.Fold(line)) || Negative().IsMatch(Letters.Fold(line))) continue;
            var agencies = AgencyNames.In(actor.Replace(" / ", "; ", StringComparison.Ordinal));
            return agencies.Count > 1 ? (new(agencies, IsOfActors: true), $"{line} ({actor})") : null;
        }

        return null;
    }

#pragma warning disable MA0009 // linear: alternation of words with bounded repetition, asked about one clipped line
    [GeneratedRegex(@"\b(lay|xin|hoi|tham khao|thu thap|tham van) (van ban )?(tham gia )?y kien( (bang van ban|tham gia|gop y|tham dinh|thong nhat|phoi hop))*( cua)?\b|\btham van\b")]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(gui|chuyen|de nghi|moi)\b[^.;]{0,80}?\b(den|toi|cho|gui|nghi|moi|ho so|van ban)\b")]
    private static partial Regex Sends();

    [GeneratedRegex(@"\b(tham gia|cho|co|tra loi|dong gop|gop|gui)( van ban)?( tham gia| tra loi)?( gop)? y kien\b|\bgop y\b|\btra loi bang van ban\b|\bduoc (lay|xin|hoi) y kien\b")]
    private static partial Regex Gives();

    [GeneratedRegex(@"\b(neu|truong hop|tong hop|tiep thu)\b")]
    private static partial Regex Negative();

    [GeneratedRegex(@"[,;/\n+]| và ")]
    private static partial Regex Separated();

    [GeneratedRegex(@"(?<=[\.;])\s+(?=\p{Lu}|-)|\n")]
    private static partial Regex Sentences();
}
