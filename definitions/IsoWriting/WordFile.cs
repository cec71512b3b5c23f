using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>
/// A Word document ready to be put into a file. The same content always gives the same bytes: entries stand in a fixed order and bear
/// a fixed date, so that a document made again shows no difference where there is none.
/// </summary>
internal sealed class WordFile
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string WordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private static readonly DateTimeOffset EntryDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required IReadOnlyList<OpenXmlElement> Body { get; init; }

    /// <summary>Page header; empty for none.</summary>
    public IReadOnlyList<OpenXmlElement> Header { get; init; } = [];

    /// <summary>Texts of footnotes, numbered from 1.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>Custom properties of the document, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public void Write(Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var parts = new List<(string Kind, string Name, string Xml)> { ("styles", "styles", Styles()) };
        if (Header.Count > 0) parts.Add(("header", "header1", Root(new Header(Clones(Header)))));
        if (Footnotes.Count > 0) parts.Add(("footnotes", "footnotes", Root(Notes())));

        Entry(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WordTypes}.document.main+xml"/>{string.Concat(parts.Select(part => $"<Override PartName=\"/word/{part.Name}.xml\" ContentType=\"{WordTypes}.{part.Kind}+xml\"/>"))}{(Properties.Count > 0 ? $"<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>" : "")}</Types>
            """);
        Entry(zip, "_rels/.rels", $"""
            <Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="word/document.xml"/>{(Properties.Count > 0 ? $"<Relationship Id=\"rId2\" Type=\"{Relations}/custom-properties\" Target=\"docProps/custom.xml\"/>" : "")}</Relationships>
            """);
        if (Properties.Count > 0) Entry(zip, "docProps/custom.xml", Custom());
        Entry(zip, "word/document.xml", Root(new Document(new Body([.. Clones(Body), Page()]))));
        Entry(zip, "word/_rels/document.xml.rels", $"""
            <Relationships xmlns="{Packages}/relationships">{string.Concat(parts.Select(part => $"<Relationship Id=\"{part.Name}\" Type=\"{Relations}/{part.Kind}\" Target=\"{part.Name}.xml\"/>"))}</Relationships>
            """);
        foreach (var part in parts) Entry(zip, $"word/{part.Name}.xml", part.Xml);
    }

    /// <summary>A4, margins of Decree 30/2020/NĐ-CP, annex I: top and bottom 20 mm, left 30 mm, right 15 mm.</summary>
    private SectionProperties Page()
    {
        var page = new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 });
        if (Header.Count > 0) page.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = "header1" });
        return page;
    }

    private Footnotes Notes()
    {
        var notes = new Footnotes(
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        for (var at = 0; at < Footnotes.Count; at++)
        {
            notes.Append(new Footnote(new Paragraph(
                new Run(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new FootnoteReferenceMark()),
                new Run(new Text($" {Footnotes[at]}") { Space = SpaceProcessingModeValues.Preserve }))) { Id = at + 1 });
        }

        return notes;
    }

    private static string Styles() => Root(new Styles(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
                new FontSize { Val = "26" },
                new Languages { Val = "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "60", After = "60" }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, Default = true, StyleId = "Normal" }));

    private string Custom()
    {
        XNamespace properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
        XNamespace types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        return new XElement(properties + "Properties", Properties.Select((property, at) => new XElement(
            properties + "property",
            new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), new XAttribute("pid", at + 2), new XAttribute("name", property.Key),
            new XElement(types + "lpwstr", property.Value)))).ToString(SaveOptions.DisableFormatting);
    }

    private static OpenXmlElement[] Clones(IEnumerable<OpenXmlElement> elements) => [.. elements.Select(element => element.CloneNode(deep: true))];

    private static string Root(OpenXmlElement root)
    {
        root.AddNamespaceDeclaration("w", Word);
        root.AddNamespaceDeclaration("r", Relations);
        return root.OuterXml;
    }

    private static void Entry(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryDate;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        writer.Write(xml.Trim());
    }
}
