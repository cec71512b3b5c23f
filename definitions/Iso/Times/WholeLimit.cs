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
        if ((total ?? header) is not { } table) return section.Count is > 0 and <= MostInSection ? section[0] : null;
        return section.FirstOrDefault(stated => Same(stated.Length, table.Length)) ?? table;
    }

    /// <summary>The same length, whatever is said about working time.</summary>
    public static bool Same(Duration one, Duration other) => one.Unit == other.Unit && one.Value == other.Value;
}
