using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>One statement of the limit for the whole, as printed.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Length">The length.</param>
/// <param name="Text">The words.</param>
/// <param name="Place">The place.</param>
internal sealed record LimitStatement(UnitSource Source, Duration Length, string Text, Place Place)
{
    /// <summary>The words of the length, with the bound in front of it (<c>không quá</c>).</summary>
    public string Printed => Text[TimeGrammar.BoundBefore(Text, Length.Start)..Length.End].Trim();

    /// <summary><c>Trong ngày tiếp nhận hồ sơ</c>: one day, where the text gives no length.</summary>
    public static IEnumerable<LimitStatement> SameDay(UnitSource source, string text, Place place)
    {
        var folded = Letters.Fold(text.Length > 2_000 ? text[..2_000] : text);
        var at = folded.IndexOf("trong ngay", StringComparison.Ordinal);
        // "trong ngày" and not "trong ngay": the folded letters of both are the same, and both mean this day.
        if (at < 0 || (at > 0 && char.IsLetter(folded[at - 1]))) yield break;
        var kind = folded.Contains("lam viec", StringComparison.Ordinal) ? DayKind.Working : DayKind.NotSaid;
        yield return new(source, new(1, PrintedUnit.Day, kind, at, at + "trong ngay".Length), text, place);
    }

    /// <summary>All lengths that a text states.</summary>
    public static IEnumerable<LimitStatement> All(UnitSource source, string text, Place place)
    {
        var head = text.Length > 2_000 ? text[..2_000] : text;
        return DurationScanner.All(head, Letters.Fold(head)).Select(length => new LimitStatement(source, length, head, place));
    }
}

/// <summary>Finds the limit for the whole among what section, total row and heading say.</summary>
internal static class WholeLimit
{
    /// <summary>A section that lists a limit for each of several agencies has no limit for the whole.</summary>
    private const int MostInSection = 3;

    /// <param name="section">Lengths of the section <c>Thời hạn giải quyết</c>, in their order.</param>
    /// <param name="total">The total row of this variant.</param>
    /// <param name="header">The column's heading.</param>
    /// <param name="variant">Which variant, from 0.</param>
    /// <param name="variants">How many there are.</param>
    public static LimitStatement? Choose(
        IReadOnlyList<LimitStatement> section, LimitStatement? total, LimitStatement? header, int variant, int variants)
    {
        if (variants > 1) return header ?? total ?? (section.Count == variants ? section[variant] : null);
        // What the table says of itself is what its steps add up to; where the section differs, it is said.
        if ((total ?? header) is not { } table) return section.Count is > 0 && (section.Count <= MostInSection || SaysShares(section[0])) ? section[0] : null;
        // "15 ngày làm việc (120 giờ)" above a total of 120 giờ: the one that says what a day is tells most.
        return section.FirstOrDefault(stated => SameTime(stated.Length, table.Length) && stated.Length.Kind is not DayKind.NotSaid)
            ?? section.FirstOrDefault(stated => Same(stated.Length, table.Length)) ?? table;
    }

    /// <summary><c>30 ngày, trong đó UBND cấp xã 15 ngày; …</c>: the first is the whole and the others are its shares.</summary>
    private static bool SaysShares(LimitStatement stated) =>
        Letters.Fold(stated.Text)[stated.Length.End..].TrimStart(' ', ',', ';', '(', '.').StartsWith("trong do", StringComparison.Ordinal);

    /// <summary>The same time where a day is eight hours.</summary>
    public static bool SameTime(Duration one, Duration other) => Same(one, other) || (Hours(one) is { } hours && hours == Hours(other));

    /// <summary>Hours where a day is eight of them; null for other units.</summary>
    public static decimal? Hours(Duration length) => length.Unit switch
    {
        PrintedUnit.Day => length.Value * 8,
        PrintedUnit.Hour => length.Value,
        _ => null,
    };

    /// <summary>The same length, whatever is said about working time.</summary>
    public static bool Same(Duration one, Duration other) => one.Unit == other.Unit && one.Value == other.Value;
}
