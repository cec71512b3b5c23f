using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Finds where the text around a step table states the limit for the whole.</summary>
internal static class LimitLines
{
    /// <summary>Lines above and below a table that still speak of it.</summary>
    private const int NearAbove = 30, NearBelow = 20;

    /// <summary>The lengths of the section on the limit; without one, of the nearest line that speaks of it.</summary>
    public static List<LimitStatement> Of(ProcedureDraft draft, Facts facts)
    {
        var section = facts.Limit.SelectMany(All).ToList();
        if (section.Count == 0) section = [.. facts.Limit.SelectMany(line => LimitStatement.SameDay(UnitSource.LegalLimit, line.Text, line.Place)).Take(1)];
        if (section.Count == 0) section = [.. draft.Before.TakeLast(NearAbove).Where(Speaks).TakeLast(1).SelectMany(All)];
        // "Lưu ý: Tổng thời gian không quá 10 ngày làm việc" below a table without a sum.
        if (section.Count == 0 && !draft.Rows.Exists(row => row.Row is StepTableRow.Total))
            section = [.. draft.After.Take(NearBelow).Where(line => SpeaksOfSum(line.Folded)).SelectMany(All).Take(1)];
        return section;
    }

    private static IEnumerable<LimitStatement> All(FlowItem.Line line) => LimitStatement.All(UnitSource.LegalLimit, line.Text, line.Place);

    private static bool Speaks(FlowItem.Line line)
    {
        var folded = Letters.Head(line.Folded);
        var at = folded.IndexOf("thoi gian", StringComparison.Ordinal);
        if (at < 0) at = folded.IndexOf("thoi han", StringComparison.Ordinal);
        return at >= 0 && (SpeaksOfSum(folded) || folded.IndexOf("giai quyet", at, StringComparison.Ordinal) >= 0
            || folded.IndexOf("thuc hien", at, StringComparison.Ordinal) >= 0 || folded.IndexOf("xu ly", at, StringComparison.Ordinal) >= 0);
    }

    private static bool SpeaksOfSum(string folded) => Letters.Head(folded) is var head
        && (head.Contains("tong thoi gian", StringComparison.Ordinal) || head.Contains("tong thoi han", StringComparison.Ordinal) || head.Contains("tong so ngay", StringComparison.Ordinal));
}
