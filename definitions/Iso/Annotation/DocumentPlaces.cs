using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Annotation;

/// <summary>Finds places in a document's tree; counts as the reader counts.</summary>
internal sealed class DocumentPlaces
{
    private readonly List<OpenXmlElement> _paragraphs = [];
    private readonly List<OpenXmlElement> _tables = [];

    public DocumentPlaces(Body body)
    {
        foreach (var block in Blocks(body)) if (block is Paragraph) _paragraphs.Add(block);
        foreach (var element in Shown(body)) if (element is Table) _tables.Add(element);
    }

    /// <summary>The paragraph that a place means; null where the document has no such place.</summary>
    public Paragraph? Find(Place place)
    {
        if (place.Table is not { } table) return place.Paragraph is { } number ? At(_paragraphs, number) as Paragraph : null;
        if (At(_tables, table) is not { } found) return null;
        var row = At(Inner<TableRow>(found), place.Row ?? 1);
        if (row is null) return null;
        var cell = At(Inner<TableCell>(row), place.Cell ?? 1) ?? At(Inner<TableCell>(row), 1);
        if (cell is null) return null;
        var paragraphs = Blocks(cell).OfType<Paragraph>().ToList<OpenXmlElement>();
        return (At(paragraphs, place.Paragraph ?? 1) ?? At(paragraphs, 1)) as Paragraph ?? cell.Descendants<Paragraph>().FirstOrDefault();
    }

    private static OpenXmlElement? At(List<OpenXmlElement> elements, int number) => number >= 1 && number <= elements.Count ? elements[number - 1] : null;

    /// <summary>Rows of a table or cells of a row, whatever wraps them, without those of tables within.</summary>
    private static List<OpenXmlElement> Inner<T>(OpenXmlElement of)
        where T : OpenXmlElement
    {
        var found = new List<OpenXmlElement>();
        Collect(of);
        return found;

        void Collect(OpenXmlElement element)
        {
            foreach (var child in element.ChildElements)
                if (child is T) found.Add(child);
                else if (!IsLeftOut(child)) Collect(child);
        }
    }

    /// <summary>Paragraphs and tables of a body or cell, whatever wraps them.</summary>
    private static IEnumerable<OpenXmlElement> Blocks(OpenXmlElement of)
    {
        foreach (var child in of.ChildElements)
            if (child is Paragraph or Table) yield return child;
            else if (!IsLeftOut(child))
                foreach (var inner in Blocks(child)) yield return inner;
    }

    private static IEnumerable<OpenXmlElement> Shown(OpenXmlElement of)
    {
        foreach (var child in of.ChildElements)
        {
            if (IsLeftOut(child)) continue;
            yield return child;
            foreach (var inner in Shown(child)) yield return inner;
        }
    }

    private static bool IsLeftOut(OpenXmlElement element) =>
        element.LocalName is "Fallback" or "sdtPr" or "sectPr" or "del" or "moveFrom" or "tblPr" or "trPr" or "tcPr" or "pPr" or "rPr";
}
