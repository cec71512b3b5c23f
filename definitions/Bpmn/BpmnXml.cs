using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Opens XML that may be hostile: no DTD, no entities, nothing fetched, bounded in size, depth and attributes.</summary>
internal static class BpmnXml
{
    /// <summary>Characters; drawings of real procedures have some tens of thousands.</summary>
    public const int MostCharacters = 4_000_000;

    private const int MostDepth = 64;
    private const int MostElements = 50_000;

    /// <summary>How much of a refused file is looked at for its document type, in bytes or characters.</summary>
    private const int Prolog = 4_096;

    /// <summary>The root; null with the reason where the text is no XML that may be read.</summary>
    public static (XElement? Root, XmlFault? Fault) Load(Stream stream)
    {
        var begin = stream.CanSeek ? stream.Position : 0;
        return Load(() => XmlReader.Create(stream, Settings()), () => stream.CanSeek ? Head(stream, begin) : "");
    }

    /// <summary>The same of a text.</summary>
    public static (XElement? Root, XmlFault? Fault) Load(string text) => Load(() => XmlReader.Create(new StringReader(text), Settings()), () => text[..Math.Min(text.Length, Prolog)]);

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static (XElement? Root, XmlFault? Fault) Load(Func<XmlReader> open, Func<string> head)
    {
        try
        {
            using var reader = open();
            return Build(reader);
        }
        catch (XmlException fault)
        {
            return (null, head().Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                ? new("có khai báo kiểu tài liệu (DOCTYPE), không được chấp nhận", "it declares a document type (DOCTYPE), which is not accepted")
                : new($"không phải XML đúng cú pháp, hoặc quá lớn (dòng {fault.LineNumber}, cột {fault.LinePosition})", $"it is no well-formed XML, or too large (line {fault.LineNumber}, column {fault.LinePosition})"));
        }
    }

    /// <summary>How a file begins, whatever its encoding: of UTF-16 the letters that stand here are every other byte.</summary>
    private static string Head(Stream stream, long begin)
    {
        var bytes = new byte[Prolog];
        stream.Position = begin;
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.Latin1.GetString([.. bytes.AsSpan(0, read).ToArray().Where(one => one != 0)]);
    }

    /// <summary>Builds the tree by hand, so that depth is known before memory is spent.</summary>
    private static (XElement? Root, XmlFault? Fault) Build(XmlReader reader)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElements) return (null, new($"có hơn {MostElements} phần tử", $"it has more than {MostElements} elements"));
                    if (reader.Depth > MostDepth) return (null, new($"các phần tử lồng nhau quá {MostDepth} lớp", $"its elements are nested deeper than {MostDepth}"));
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName) element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value));
                    if (open.TryPeek(out var parent)) parent.Add(element);
                    root ??= element;
                    if (!empty) open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Add(new XText(reader.Value));
                    break;
            }
        }

        return root is null ? (null, new("không có phần tử gốc", "it has no root element")) : (root, null);
    }
}

/// <summary>Why a text is no XML that may be read, in words of our own; each ends a sentence.</summary>
internal sealed record XmlFault(string Vietnamese, string English);
