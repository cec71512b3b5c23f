using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2101, LC2102, LC2103: the longest way through the steps against the legal limit. Ways back are not counted: a second
/// round happens only when something went wrong. A limit shared by a group counts once; of steps done together the longest.
/// </summary>
public static class TimeBudget
{
    private static readonly string[] AtMost = ["khong qua", "toi da", "cham nhat", "khong vuot qua", "trong ngay"];

    public static IEnumerable<Diagnostic> Find(Procedure procedure, RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.Stages.Count == 0) yield break;
        if (procedure.LegalLimit is not { } legal)
        {
            yield return new(
                "LC2103",
                Severity.Warning,
                "Tài liệu không ghi thời hạn giải quyết của cả thủ tục; không kiểm tra được tổng thời gian các bước.",
                "The document gives no time limit for the whole procedure; the sum of the steps cannot be checked.",
                procedure.Place,
                "Ghi thời hạn giải quyết ở mục “Thời hạn giải quyết” hoặc ở dòng tổng của bảng.");
            yield break;
        }

        var (path, sum) = Longest(graph);
        var limit = LimitSum.Of(legal.Limit);
        if (sum.Hours == limit.Hours || sum.Hours == 0) yield break;
        var shown = string.Join(" → ", path.Select(Describe));
        if (sum.Hours < limit.Hours)
        {
            if (SaysAtMost(legal.Text)) yield break;
            yield return new(
                "LC2102",
                Severity.Warning,
                $"Tổng thời gian các bước {sum.Days} ngày khác thời hạn {limit.Days} ngày (“{legal.Text}”): {shown}.",
                $"The sum of the steps, {sum.EnglishDays} days, differs from the limit, {limit.EnglishDays} days (“{legal.Text}”): {shown}.",
                procedure.Place,
                "Phân bổ hết thời hạn cho các bước, hoặc ghi “không quá” nếu cố ý làm nhanh hơn.");
            yield break;
        }

        var comparable = !(sum.Working && limit.Calendar) && !(sum.Calendar && limit.Working)
            && path.SelectMany(stage => stage.Steps).All(step => step.Limit?.From is null);
        yield return new(
            "LC2101",
            comparable ? Severity.Error : Severity.Warning,
            $"Đường dài nhất qua các bước mất {sum.Days} ngày, vượt thời hạn {limit.Days} ngày (“{legal.Text}”): {shown}.",
            $"The longest path takes {sum.EnglishDays} days, over the limit of {limit.EnglishDays} days (“{legal.Text}”): {shown}.",
            procedure.Place,
            comparable ? "Rút ngắn thời gian các bước cho vừa thời hạn." : "Kiểm tra đơn vị: ngày hay ngày làm việc, và thời điểm bắt đầu tính của từng bước.");
    }

    /// <summary>The longest way from the first stage on, without ways back, and its sum.</summary>
    public static (IReadOnlyList<Stage> Path, LimitSum Sum) Longest(RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var count = graph.Stages.Count;
        var best = new LimitSum?[count];
        var came = new int[count];
        if (count == 0) return ([], default);
        best[0] = Cost(graph.Stages[0], null);
        var last = 0;
        for (var at = 0; at < count; at++)
        {
            if (best[at] is not { } sum) continue;
            if (sum.Hours > best[last]!.Value.Hours || (sum.Hours == best[last]!.Value.Hours && at > last)) last = at;
            foreach (var to in graph.From(graph.Stages[at]).Select(route => route.To).OfType<RouteEnd.ToStage>())
            {
                if (to.Index <= at) continue;
                var further = sum + Cost(graph.Stages[to.Index], graph.Stages[at]);
                if (best[to.Index] is { } known && known.Hours >= further.Hours) continue;
                best[to.Index] = further;
                came[to.Index] = at;
            }
        }

        var path = new List<Stage> { graph.Stages[last] };
        while (path[0].Index > 0) path.Insert(0, graph.Stages[came[path[0].Index]]);
        return (path, best[last]!.Value);
    }

    private static LimitSum Cost(Stage stage, Stage? before) =>
        stage.Steps.Select(step => SharedWith(step, before) || step.Limit is not { } limit ? default : LimitSum.Of(limit.Limit))
            .MaxBy(cost => cost.Hours);

    private static bool SharedWith(Step step, Stage? before) =>
        step.Group is { } group && before is not null && before.Steps.Any(other => other.Group == group);

    private static string Describe(Stage stage) =>
        string.Join(" + ", stage.Steps.Select(step => step.Limit is { } limit ? $"bước {step.No} ({limit.Text})" : $"bước {step.No}"));

    private static bool SaysAtMost(string text)
    {
        var words = string.Join(' ', VietnameseWords.Split(text));
        return text.Contains('≤', StringComparison.Ordinal) || AtMost.Any(phrase => words.Contains(phrase, StringComparison.Ordinal));
    }
}
