using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Finds the remark that says what a day is: <c>Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính</c>.</summary>
internal static partial class UnitNotes
{
    /// <param name="draft">The procedure.</param>
    /// <param name="ofNotes">What the document's footnotes say, see <see cref="OfNotes"/>.</param>
    public static UnitRule? Find(ProcedureDraft draft, UnitRule? ofNotes)
    {
        var remarks = draft.Rows.Select(row => row.Row).OfType<StepTableRow.Remark>().Select(remark => remark.Text);
        return remarks.Concat(draft.After.Select(line => line.Text)).Concat(draft.Before.TakeLast(Near).Select(line => line.Text))
            .Select(Rule).FirstOrDefault(rule => rule is not null) ?? ofNotes;
    }

    /// <summary>The first footnote that says it.</summary>
    public static UnitRule? OfNotes(IEnumerable<string> notes) => notes.Select(Rule).FirstOrDefault(rule => rule is not null);

    /// <summary>A remark above the table stands near it.</summary>
    private const int Near = 400;

    private static UnitRule? Rule(string text)
    {
        if (text.Length > 1_000) return null;
        var folded = Letters.Fold(text);
        if (Says().Match(folded) is not { Success: true } says) return null;
        var rule = UnitRule.Of(UnitSource.Footnote, text[says.Index..]);
        return rule.Kind is DayKind.NotSaid ? null : rule with { Words = text, Bare = Unit(rule, folded[says.Index..]) };
    }

    /// <summary>The unit named first is the unit of bare numbers.</summary>
    private static PrintedUnit Unit(UnitRule rule, string folded)
    {
        if (rule.Bare is not PrintedUnit.None) return rule.Bare;
        var (day, hour) = (folded.IndexOf("ngay", StringComparison.Ordinal), folded.IndexOf("gio", StringComparison.Ordinal));
        return day >= 0 && (hour < 0 || day < hour) ? PrintedUnit.Day : hour >= 0 ? PrintedUnit.Hour : PrintedUnit.None;
    }

#pragma warning disable MA0009 // linear: asked about one clipped line, bounded repetition
    [GeneratedRegex(@"don vi (tinh|thoi gian)|\b(thoi gian|thoi han|ngay|gio)\b[^.;]{0,60}(duoc tinh (theo|la|bang)|tinh theo|tinh bang|duoc hieu la|quy doi|la ngay lam viec|la gio lam viec)|\b(0?1|mot) ngay( lam viec)?\s*(=|bang|tuong duong|tuong ung)")]
    private static partial Regex Says();
}
