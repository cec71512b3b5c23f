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

    /// <summary>The root; null with the reason where the text is no XML that may be read.</summary>
    public static (XElement? Root, string? Fault) Load(Stream stream) => Load(() => XmlReader.Create(stream, Settings()));

    /// <summary>The same of a text.</summary>
    public static (XElement? Root, string? Fault) Load(string text) => Load(() => XmlReader.Create(new StringReader(text), Settings()));

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static (XElement? Root, string? Fault) Load(Func<XmlReader> open)
    {
        try
        {
            using var reader = open();
            return (Build(reader), null);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>Builds the tree by hand, so that depth is known before memory is spent.</summary>
    private static XElement Build(XmlReader reader)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElements) throw new InvalidDataException($"More than {MostElements} elements.");
                    if (reader.Depth > MostDepth) throw new InvalidDataException($"Elements nested deeper than {MostDepth}.");
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

        return root ?? throw new InvalidDataException("No root element.");
    }
}
