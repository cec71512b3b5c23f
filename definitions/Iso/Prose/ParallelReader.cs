using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Prose;

/// <summary>
/// Finds steps that the document says are done at the same time: a sentence that names the other step (<c>song song với bước 3</c>,
/// <c>bước 2 và bước 3 thực hiện đồng thời</c>), or a row of another actor that itself begins with <c>Đồng thời</c>. Only rows that
/// follow one another can be one stage; whatever else is said of parallel work stays a remark.
/// </summary>
internal static partial class ParallelReader
{
    private const int MostTogether = 12;

    /// <param name="steps">The steps as printed.</param>
    /// <param name="routed">The same steps with their outcomes.</param>
    /// <param name="found">What was said of parallel work; an entry that is solved here is taken out.</param>
    public static IReadOnlyList<Step> Read(IReadOnlyList<RoutedStep> steps, IReadOnlyList<Step> routed, List<Diagnostic> found)
    {
        var relations = Enumerable.Range(0, steps.Count).SelectMany(at => Relations(steps, at)).ToList();
        if (relations.Count == 0) return routed;
        var first = Enumerable.Range(0, steps.Count).ToArray();
        foreach (var (from, to, _, _) in relations)
        {
            if (to - from >= MostTogether || !Joins(relations, from, to)) continue;
            for (var at = from; at <= to; at++) first[at] = Math.Min(first[at], first[from]);
        }

        var together = routed.ToList();
        foreach (var (from, to, at, sentence) in relations)
        {
            if (first[from] != first[to]) continue;
            var numbers = Enumerable.Range(0, steps.Count).Where(one => first[one] == first[from]).ToList();
            foreach (var one in numbers) together[one] = together[one] with { Together = first[from] + 1 };
            var inferences = together[at].Inferences.Where(inference => inference.Sentence != sentence || inference.What != RouteReader.InParallel);
            together[at] = together[at] with { Inferences = [.. inferences, new(What(numbers), sentence)] };
            found.RemoveAll(diagnostic => diagnostic.Code == "LC1403" && diagnostic.Place == routed[at].Place && diagnostic.Message.Contains(sentence, StringComparison.Ordinal));
        }

        return together;
    }

    /// <summary>True where every step between two is said to be done with one of them.</summary>
    private static bool Joins(List<(int From, int To, int At, string Sentence)> relations, int from, int to) =>
        Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).All(between => relations.Any(other => (other.From <= from && other.To == between) || (other.From == between && other.To <= to)));

    private static IEnumerable<(int From, int To, int At, string Sentence)> Relations(IReadOnlyList<RoutedStep> steps, int at)
    {
        foreach (var line in steps[at].Lines.Take(60))
        {
            var folded = Letters.Fold(Letters.Head(line));
            foreach (Match match in WithStep().Matches(folded))
                foreach (var other in Numbers(match).Select(number => Find(steps, at, number)).Where(other => other is not null && other != at))
                    yield return (Math.Min(at, other!.Value), Math.Max(at, other.Value), at, line);
            foreach (Match match in Both().Matches(folded))
            {
                var named = Numbers(match).Select(number => Find(steps, at, number)).ToList();
                if (named.Count > 1 && named.TrueForAll(other => other is not null)) yield return (named.Min()!.Value, named.Max()!.Value, at, line);
            }
        }

        if (at > 0 && steps[at].Lines.Count > 0 && Begins().IsMatch(Letters.Fold(Letters.Head(steps[at].Lines[0])))
            && steps[at].Step.Actor != steps[at - 1].Step.Actor && steps[at].Step.Phase == steps[at - 1].Step.Phase)
            yield return (at - 1, at, at, steps[at].Lines[0]);
    }

    private static IEnumerable<string> Numbers(Match match) =>
        match.Groups["no"].Captures.Concat(match.Groups["more"].Captures).Select(capture => capture.Value);

    private static int? Find(IReadOnlyList<RoutedStep> steps, int at, string number)
    {
        var labelled = Enumerable.Range(0, steps.Count).Where(one => steps[one].Label is { } label && Bare(label) == Bare(number)).ToList();
        if (labelled.Count > 0) return labelled.Find(one => steps[one].Step.Phase == steps[at].Step.Phase) is var same and > 0 ? same : labelled[0];
        return steps.All(step => step.Label is null || !step.Label.Any(char.IsAsciiDigit))
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no) && no >= 1 && no <= steps.Count ? no - 1 : null;
    }

    private static string Bare(string label) => Lead().Replace(Letters.Fold(label), "", 1).Trim(' ', '.', ':', ')', '(', '-').TrimStart('0');

    private static string What(IEnumerable<int> steps) =>
        $"Các bước {string.Join(", ", steps.Select(at => (at + 1).ToString(CultureInfo.InvariantCulture)))} làm song song";

#pragma warning disable MA0009 // linear: bounded repetition, asked about the head of one line
    [GeneratedRegex(@"\b(dong thoi|song song|cung luc|cung thoi gian)( (thuc hien|tien hanh|xu ly|lam))? (voi|cung)( (cac|noi dung|cong viec|viec|o|tai)){0,4} (buoc|b)\s*(so )?(?<no>\d+[a-z]?(\.\d+)*)(\s*(,|va)\s*(buoc |b)?(?<more>\d+[a-z]?(\.\d+)*)){0,6}")]
    private static partial Regex WithStep();

    [GeneratedRegex(@"\b(buoc|b)\s*(?<no>\d+[a-z]?(\.\d+)*)(\s*(,|va|voi)\s*(buoc |b)?(?<more>\d+[a-z]?(\.\d+)*)){1,6} [^.;]{0,40}\b(dong thoi|song song|cung luc)\b")]
    private static partial Regex Both();

    [GeneratedRegex(@"^\W*(buoc \w+\W+)?(dong thoi|song song)\b(?! voi)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\W*(buoc|b|step)?\W*")]
    private static partial Regex Lead();
}
