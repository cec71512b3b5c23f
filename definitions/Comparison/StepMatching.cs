using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>
/// Which step of one procedure is which of the other, by what they say and who does them and not by their numbers, which shift with
/// every step put in. First the best agreement in order, then steps with the same words that stand elsewhere.
/// </summary>
internal sealed class StepMatching
{
    private const double Enough = 0.45;

    /// <summary>Pairs that are weighed against one another; no procedure has a thousand steps, but a file may.</summary>
    private const long MostPairs = 1_000_000;

    private readonly Dictionary<int, int> afterOf = [];

    private StepMatching() { }

    /// <summary>Pairs of positions, by the position after.</summary>
    public IReadOnlyList<(int Before, int After)> Pairs => [.. afterOf.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value)];

    /// <summary>Pairs that stand out of order.</summary>
    public IReadOnlySet<int> MovedBefore { get; private set; } = new HashSet<int>();

    /// <summary>Position after of a position before; null for a step that is gone.</summary>
    public int? After(int before) => afterOf.TryGetValue(before, out var after) ? after : null;

    public static StepMatching Of(IReadOnlyList<Step> before, IReadOnlyList<Step> after)
    {
        var matching = new StepMatching();
        if ((long)before.Count * after.Count > MostPairs)
        {
            for (var at = 0; at < Math.Min(before.Count, after.Count); at++) matching.afterOf.Add(at, at);
            return matching;
        }

        var likeness = new double[before.Count, after.Count];
        var words = (Before: before.Select(Words).ToList(), After: after.Select(Words).ToList());
        for (var one = 0; one < before.Count; one++)
            for (var other = 0; other < after.Count; other++)
                likeness[one, other] = Likeness(before[one], after[other], words.Before[one], words.After[other]);
        foreach (var (one, other) in Aligned(likeness, before.Count, after.Count)) matching.afterOf.Add(one, other);
        matching.MovedBefore = matching.Moved(before, after, words);
        return matching;
    }

    private HashSet<int> Moved(IReadOnlyList<Step> before, IReadOnlyList<Step> after, (List<HashSet<string>> Before, List<HashSet<string>> After) words)
    {
        var moved = new HashSet<int>();
        var taken = afterOf.Values.ToHashSet();
        for (var one = 0; one < before.Count; one++)
        {
            if (afterOf.ContainsKey(one)) continue;
            for (var other = 0; other < after.Count; other++)
            {
                if (taken.Contains(other) || !words.Before[one].SetEquals(words.After[other])) continue;
                afterOf.Add(one, other);
                taken.Add(other);
                moved.Add(one);
                break;
            }
        }

        return moved;
    }

    /// <summary>The pairs in order with the greatest likeness in all.</summary>
    private static List<(int, int)> Aligned(double[,] likeness, int before, int after)
    {
        var best = new double[before + 1, after + 1];
        for (var one = before - 1; one >= 0; one--)
        {
            for (var other = after - 1; other >= 0; other--)
            {
                var pair = likeness[one, other] >= Enough ? likeness[one, other] + best[one + 1, other + 1] : 0;
                best[one, other] = Math.Max(pair, Math.Max(best[one + 1, other], best[one, other + 1]));
            }
        }

        var pairs = new List<(int, int)>();
        for (int one = 0, other = 0; one < before && other < after;)
        {
            if (likeness[one, other] >= Enough && best[one, other] == likeness[one, other] + best[one + 1, other + 1]) pairs.Add((one++, other++));
            else if (best[one, other] == best[one + 1, other]) one++;
            else other++;
        }

        return pairs;
    }

    /// <summary>From 0 to 1: shared words count most, then the role.</summary>
    private static double Likeness(Step before, Step after, HashSet<string> wordsBefore, HashSet<string> wordsAfter)
    {
        var all = wordsBefore.Union(wordsAfter, StringComparer.Ordinal).Count();
        var shared = all == 0 ? 1 : (double)wordsBefore.Intersect(wordsAfter, StringComparer.Ordinal).Count() / all;
        return (0.75 * shared) + (before.Role is not null && before.Role == after.Role ? 0.25 : 0);
    }

    private static HashSet<string> Words(Step step) => VietnameseWords.Split(step.Text).ToHashSet(StringComparer.Ordinal);
}
