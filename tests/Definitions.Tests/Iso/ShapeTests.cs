using System.Text.RegularExpressions;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>
/// The same document out of other programs, other decades and other hands reads the same: every layout of <see cref="LayoutTests"/>
/// in each shape that Word files come in.
/// </summary>
public sealed partial class ShapeTests
{
    private const string Change = "w:id=\"7\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\"";

    private static readonly Dictionary<string, Func<string, string>> Shapes = new(StringComparer.Ordinal)
    {
        ["TCVN3 fonts"] = block => Runs(block, text => string.Concat(OldEncodings.OfTcvn3(text).Select(piece => Run(piece.Stored, $"<w:rFonts w:ascii=\"{piece.Font}\" w:hAnsi=\"{piece.Font}\"/>")))),
        ["VNI fonts"] = block => Runs(block, text => Run(OldEncodings.OfVni(text), "<w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/>")),
        ["decomposed letters and hard spaces"] = block => Runs(block, text => Run(text.Normalize(System.Text.NormalizationForm.FormD).Replace(' ', '\u00A0'))),
        ["a run for each word, with marks of the spelling check between them"] = block =>
            Runs(block, text => string.Concat(Words().Split(text).Select(word => $"<w:proofErr w:type=\"spellStart\"/>{Run(word)}<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"))),
        ["tracked changes"] = block => Rows(
            Runs(block, text => $"<w:del {Change}><w:r><w:delText>05 ngày cũ bước 9 </w:delText></w:r></w:del><w:ins {Change}>{Run(text[..(text.Length / 2)])}</w:ins>{Run(text[(text.Length / 2)..])}"),
            row => $"<w:tr><w:trPr><w:del {Change}/></w:trPr>{((TestCell)"99").Xml}{((TestCell)"Bước đã bỏ").Xml}{((TestCell)"Văn thư").Xml}{((TestCell)"77 ngày").Xml}</w:tr>{row}"),
        ["content controls around tables, rows, cells and paragraphs"] = block => Control(Rows(
            Cells().Replace(block, cell => $"<w:tc>{cell.Groups["head"].Value}{Control(cell.Groups["content"].Value)}</w:tc>"), Control)),
        ["each table in a text box"] = block => !block.StartsWith("<w:tbl>", StringComparison.Ordinal) ? block
            : $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{block}<w:p/></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
                + $"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{block}<w:p/></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["each table in a cell of a frame"] = block => !block.StartsWith("<w:tbl>", StringComparison.Ordinal) ? block : Table([Raw(block + "<w:p/>")]),
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var shape in Shapes.Keys)
            foreach (var document in LayoutTests.Documents()) all.Add(shape, document.Data);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_document_reads_the_same_in_every_shape(string shape, string document)
    {
        var plain = Lines(DocumentNotation.Document(LayoutTests.Notation(document)));

        Lines(DocumentNotation.Document(LayoutTests.Notation(document)).Each(Shapes[shape])).ShouldBe(plain);
    }

    private static string Lines(Docx document) => string.Join('\n', document.Read().Procedures.SelectMany(LayoutTests.Lines));

    private static string Control(string xml) => xml.Length == 0 ? "" : $"<w:sdt><w:sdtPr><w:id w:val=\"-1\"/><w:placeholder><w:docPart w:val=\"x\"/></w:placeholder></w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>";

    /// <summary>Writes each run of text anew.</summary>
    private static string Runs(string xml, Func<string, string> write) =>
        Text().Replace(xml, run => write(System.Net.WebUtility.HtmlDecode(run.Groups["text"].Value)));

    private static string Rows(string xml, Func<string, string> write) => Row().Replace(xml, row => write(row.Value));

    [GeneratedRegex("<w:r><w:t xml:space=\"preserve\">(?<text>[^<]*)</w:t></w:r>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Text();

    [GeneratedRegex("<w:tr>.*?</w:tr>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<w:tc>(?<head><w:tcPr>.*?</w:tcPr>)(?<content>.*?)</w:tc>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cells();

    [GeneratedRegex("(?<= )", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
