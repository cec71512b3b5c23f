using System.Globalization;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>Outcomes as a clerk writes them below a step, so that the reader finds them again.</summary>
public static class RouteProse
{
    /// <summary>The lines of a step's cell: what is printed already, then each outcome that it does not tell.</summary>
    public static IReadOnlyList<string> Lines(Step step, IReadOnlyList<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(steps);
        var printed = step.Detail.Length > 0 ? step.Detail.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [step.Text];
        var told = VietnameseWords.Plain(step.Detail);
        var untold = step.Outcomes.Where(outcome => !told.Contains(VietnameseWords.Plain(outcome.When), StringComparison.Ordinal));
        return [.. printed, .. WithoutPerson(step, told), .. Urged(step, told), .. AtTheSameTime(step, steps, told), .. untold.Select(outcome => $"- Trường hợp {Lower(outcome.When)}: {Where(outcome.To, step, steps)}.")];
    }

    private static IEnumerable<string> WithoutPerson(Step step, string told)
    {
        if (AutomationWords.Line(step.Automation) is { } line && !told.Contains(VietnameseWords.Plain(line), StringComparison.Ordinal)) yield return line;
    }

    private static IEnumerable<string> Urged(Step step, string told)
    {
        if (EscalationWords.Line(step.Escalation) is { } line && !told.Contains(VietnameseWords.Plain(line), StringComparison.Ordinal)) yield return line;
    }

    /// <summary>What a step says that is done beside the first of its stage, where the document did not say it already.</summary>
    private static IEnumerable<string> AtTheSameTime(Step step, IReadOnlyList<Step> steps, string told)
    {
        if (step.Together is not { } together) yield break;
        var stage = steps.Where(other => other.Together == together).ToList();
        var said = stage.SelectMany(other => other.Inferences).Any(inference => inference.What.EndsWith("làm song song", StringComparison.Ordinal) && stage.Exists(other => other.Detail.Contains(inference.Sentence, StringComparison.Ordinal)));
        if (stage[0].No == step.No || said || told.Contains("song song voi buoc", StringComparison.Ordinal)) yield break;
        yield return string.Create(CultureInfo.InvariantCulture, $"Thực hiện song song với bước {stage[0].No}.");
    }

    private static string Where(RouteTarget target, Step step, IReadOnlyList<Step> steps)
    {
        switch (target)
        {
            case RouteTarget.Applicant:
                return "trả lại người nộp hồ sơ để bổ sung, hoàn thiện";
            case RouteTarget.End:
                return "kết thúc quy trình";
            case RouteTarget.ToStep to:
                return string.Create(CultureInfo.InvariantCulture, $"chuyển {(to.No <= step.No ? "lại " : "")}bước {to.No}");
            case RouteTarget.Next:
                var next = steps.FirstOrDefault(other => other.No > step.No);
                return next is null ? "lập văn bản trả kết quả" : string.Create(CultureInfo.InvariantCulture, $"chuyển bước {next.No}");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
