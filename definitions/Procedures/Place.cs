using System.Globalization;

namespace LaoCai.Workflows.Definitions.Procedures;

/// <summary>
/// Where in the author's own file something stands. Counted from 1 as a person counts; 0 in none.
/// A place in a Word body is a paragraph, or a table with row and cell; a place in a drawing is an element id.
/// </summary>
public sealed record Place
{
    public static readonly Place Document = new();

    /// <summary>Paragraph of the body, or within the cell when <see cref="Table"/> is given.</summary>
    public int? Paragraph { get; init; }

    /// <summary>Table of the body, in document order.</summary>
    public int? Table { get; init; }

    public int? Row { get; init; }

    /// <summary>Cell within the row as one counts on the page (merged cells count once).</summary>
    public int? Cell { get; init; }

    /// <summary>Element id in a BPMN drawing, or line such as <c>L12</c> in a text form.</summary>
    public string? Element { get; init; }

    public override string ToString() => (Table, Paragraph, Element) switch
    {
        (int table, _, _) => string.Create(CultureInfo.InvariantCulture, $"table {table}, row {Row}, cell {Cell}"),
        (_, int paragraph, _) => string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraph}"),
        (_, _, string element) => element,
        _ => "document",
    };
}
