using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>
/// Changes that offices make to a document without changing what it says: other letters, other spaces, tables in frames, tables cut
/// by a page. Each takes the body of a Word document and the step tables in it.
/// </summary>
internal static class Perturbations
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static IReadOnlyDictionary<string, Action<XElement>> All { get; } = new Dictionary<string, Action<XElement>>(StringComparer.Ordinal)
    {
        ["decomposed letters"] = body => Texts(body, text => text.Normalize(NormalizationForm.FormD)),
        ["non-breaking spaces"] = body => Texts(body, text => text.Replace(' ', '\u00A0')),
        ["doubled spaces"] = body => Texts(body, text => text.Replace(" ", "  ", StringComparison.Ordinal)),
        ["a space before marks"] = body => Texts(body, text => text.Replace(":", " :", StringComparison.Ordinal)),
        ["runs of single letters"] = SplitRuns,
        ["table in a frame"] = body => Tables(body, table => table.ReplaceWith(Table(Row(Cell(new XElement(table), new XElement(W + "p")))))),
        ["an empty column behind"] = body => Tables(body, table => Rows(table).ToList().ForEach(row => row.Add(Cell(Paragraph(""))))),
        ["columns turned round"] = body => Tables(body, TurnRound),
        ["an empty row between rows"] = body => Tables(body, table => Rows(table).Skip(Heads(table)).ToList().ForEach(row => row.AddBeforeSelf(Emptied(row)))),
        ["heading repeated below"] = body => Tables(body, RepeatHeading),
        ["cut by a page with its heading"] = body => Tables(body, Cut),
        ["page head in the midst"] = body => Tables(body, PageHead),
    };

    /// <summary>The same file with another body.</summary>
    public static byte[] Apply(byte[] file, Action<XElement> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = package.GetEntry("word/document.xml")!;
            XDocument document;
            using (var read = entry.Open()) document = XDocument.Load(read);
            change(document.Root!.Element(W + "body")!);
            entry.Delete();
            using var write = package.CreateEntry("word/document.xml").Open();
            document.Save(write, SaveOptions.DisableFormatting);
        }

        return stream.ToArray();
    }

    private static void Texts(XElement body, Func<string, string> change)
    {
        foreach (var text in body.Descendants(W + "t"))
        {
            text.Value = change(text.Value);
            text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }
    }

    /// <summary>Word breaks a run wherever somebody has typed again.</summary>
    private static void SplitRuns(XElement body)
    {
        foreach (var run in body.Descendants(W + "r").Where(run => run.Elements(W + "t").Count() == 1 && run.Element(W + "t")!.Value.Length > 1).ToList())
        {
            var (text, half) = (run.Element(W + "t")!.Value, run.Element(W + "t")!.Value.Length / 2);
            var other = new XElement(run);
            Set(run, text[..half]);
            Set(other, text[half..]);
            run.AddAfterSelf(other);
        }

        static void Set(XElement run, string text) => run.Element(W + "t")!.ReplaceWith(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));
    }

    /// <summary>Changes the step tables, which have a column of times.</summary>
    private static void Tables(XElement body, Action<XElement> change)
    {
        foreach (var table in body.Descendants(W + "tbl").Where(table => Rows(table).Take(3).Any(row => row.Value.Contains("hời gian", StringComparison.OrdinalIgnoreCase) || row.Value.Contains("hời hạn", StringComparison.OrdinalIgnoreCase))
            && (Rows(table).First().Value.Contains("rách nhiệm", StringComparison.Ordinal) || Rows(table).First().Value.Contains("hực hiện", StringComparison.Ordinal))
            && !table.Descendants(W + "tbl").Any() && Rows(table).Count() > 3).ToList()) change(table);
    }

    private static void TurnRound(XElement table)
    {
        // Merged cells stand over columns that would no longer be neighbours.
        if (table.Descendants(W + "gridSpan").Any()) return;
        foreach (var row in Rows(table))
        {
            var cells = row.Elements(W + "tc").ToList();
            cells.ForEach(cell => cell.Remove());
            cells.Reverse();
            row.Add(cells);
        }
    }

    private static void RepeatHeading(XElement table)
    {
        if (Heads(table) != 1 || IsMerged(table)) return;
        Rows(table).ElementAt(Rows(table).Count() / 2).AddAfterSelf(new XElement(Rows(table).First()));
    }

    private static void Cut(XElement table)
    {
        if (Heads(table) != 1 || IsMerged(table)) return;
        var rows = Rows(table).ToList();
        var rest = rows.Skip(rows.Count / 2 + 1).ToList();
        rest.ForEach(row => row.Remove());
        table.AddAfterSelf(Paragraph(""), Table([new XElement(rows[0]), .. rest]));
    }

    private static void PageHead(XElement table)
    {
        if (Heads(table) != 1 || IsMerged(table)) return;
        var rows = Rows(table).ToList();
        var width = rows[0].Elements(W + "tc").Count();
        var cells = Enumerable.Range(0, width).Select(at => Cell(Paragraph(at == 0 ? "UBND XÃ HÒA AN" : at == width - 1 ? "Mã hiệu: QT-01" : ""), Paragraph(at == width - 1 ? "Trang: 2/5" : "")));
        rows[rows.Count / 2].AddAfterSelf(Row([.. cells]));
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements(W + "tr");

    /// <summary>Rows of the heading: as many as its merged cells go down.</summary>
    private static int Heads(XElement table)
    {
        var rows = Rows(table).ToList();
        var heads = 1;
        while (heads < rows.Count && rows[heads].Descendants(W + "vMerge").Any(merge => merge.Attribute(W + "val")?.Value != "restart") && rows[heads - 1].Descendants(W + "vMerge").Any()) heads++;
        return heads;
    }

    private static bool IsMerged(XElement table) => table.Descendants(W + "vMerge").Any();

    private static XElement Emptied(XElement row)
    {
        var empty = new XElement(row);
        foreach (var cell in empty.Elements(W + "tc"))
        {
            // What is merged goes on through the empty row.
            if (cell.Descendants(W + "vMerge").FirstOrDefault() is { } merge && merge.Attribute(W + "val")?.Value == "restart") merge.Remove();
            cell.Elements(W + "p").Remove();
            cell.Elements(W + "tbl").Remove();
            cell.Add(new XElement(W + "p"));
        }

        return empty;
    }

    private static XElement Table(params XElement[] rows) => new(W + "tbl", rows);

    private static XElement Row(params XElement[] cells) => new(W + "tr", cells);

    private static XElement Cell(params XElement[] content) => new(W + "tc", new XElement(W + "tcPr"), content);

    private static XElement Paragraph(string text) =>
        new(W + "p", text.Length == 0 ? null : new XElement(W + "r", new XElement(W + "t", text)));
}
