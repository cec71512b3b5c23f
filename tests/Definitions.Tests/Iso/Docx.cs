using System.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>A cell of a test table: lines are paragraphs.</summary>
internal sealed record TestCell(string Content, int Span = 1, string? Merge = null)
{
    public static implicit operator TestCell(string text) => new(Docx.Lines(text));

    public string Xml =>
        $"<w:tc><w:tcPr>{(Span > 1 ? $"<w:gridSpan w:val=\"{Span}\"/>" : "")}{(Merge is null ? "" : $"<w:vMerge w:val=\"{Merge}\"/>")}</w:tcPr>{(Content.Length == 0 ? "<w:p/>" : Content)}</w:tc>";
}

/// <summary>Builds a small Word document, one trait each.</summary>
internal sealed class Docx
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private readonly List<string> _body = [];
    private string? _footnotes;
    private string? _numbering;
    private string? _styles;
    private string? _header;

    /// <summary>A part of a merged cell: the upper one holds the text.</summary>
    public static TestCell Top(string text) => new(Lines(text), Merge: "restart");

    /// <summary>The lower part of a merged cell.</summary>
    public static TestCell Below { get; } = new("", Merge: "continue");

    public static TestCell Wide(int span, string text) => new(Lines(text), span);

    public static TestCell Raw(string xml) => new(xml);

    public static string Lines(string text) => string.Concat(text.Split('\n').Select(line => Paragraph(line)));

    public static string Paragraph(string text, string properties = "") =>
        $"<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static string Run(string text, string properties = "") =>
        $"<w:r>{(properties.Length == 0 ? "" : $"<w:rPr>{properties}</w:rPr>")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    public static string Numbered(string text, int list = 1, int level = 0) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{(text.Length == 0 ? "" : Run(text))}</w:p>";

    public static string Table(params TestCell[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => cell.Xml))}</w:tr>"))}</w:tbl>";

    public Docx Say(params string[] lines)
    {
        _body.AddRange(lines.Select(line => Paragraph(line)));
        return this;
    }

    public Docx Xml(string xml)
    {
        _body.Add(xml);
        return this;
    }

    public Docx Rows(params TestCell[][] rows) => Xml(Table(rows));

    public Docx Footnote(int id, string text)
    {
        _footnotes += $"<w:footnote w:id=\"{id}\">{Lines(text)}</w:footnote>";
        return this;
    }

    public Docx List(int id, string format, string text)
    {
        _numbering += $"<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>"
            + $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>";
        return this;
    }

    public Docx Styles(string xml)
    {
        _styles = xml;
        return this;
    }

    public Docx Header(string xml)
    {
        _header = xml;
        return this;
    }

    /// <summary>Changes each block of the body.</summary>
    public Docx Each(Func<string, string> change)
    {
        for (var at = 0; at < _body.Count; at++) _body[at] = change(_body[at]);
        return this;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            if (_footnotes is not null) Feed(main.AddNewPart<FootnotesPart>(), "footnotes", _footnotes);
            if (_numbering is not null) Feed(main.AddNewPart<NumberingDefinitionsPart>(), "numbering", _numbering);
            if (_styles is not null) Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles", _styles);
            if (_header is not null) Feed(main.AddNewPart<HeaderPart>(), "hdr", _header);
            Feed(main, "document", $"<w:body>{string.Concat(_body)}</w:body>");
        }

        return stream.ToArray();
    }

    public Reading Read() => IsoReader.Read(new MemoryStream(ToArray()));

    /// <summary>The only procedure of the document.</summary>
    public Procedure Procedure() => Read().Procedures.ShouldHaveSingleItem();

    private static void Feed(OpenXmlPart part, string root, string inner)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {Namespaces}>{inner}</w:{root}>"));
        part.FeedData(stream);
    }
}
