using System.Globalization;
using System.Xml;
using LaoCai.Workflows.Definitions.Iso.Package;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>WordprocessingML as a stream: both namespaces (transitional and strict) and the little that all readers need.</summary>
internal static class WordXml
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>True on an element of WordprocessingML, and not of drawings or formulas, which reuse its names.</summary>
    public static bool IsWord(this XmlReader reader) => reader.NamespaceURI is Transitional or Strict;

    /// <summary>An attribute of WordprocessingML; null where absent.</summary>
    public static string? Attribute(this XmlReader reader, string name) =>
        reader.GetAttribute(name, Transitional) ?? reader.GetAttribute(name, Strict);

    public static int? Number(this XmlReader reader, string name) =>
        int.TryParse(reader.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An on/off property (ECMA-376 part 1, 17.17.4): present without a value means on.</summary>
    public static bool IsOn(this XmlReader reader) => reader.Attribute("val") is not ("0" or "false" or "off");

    /// <summary>
    /// Walks the elements below the current one, whatever wraps them, and leaves the reader behind it.
    /// <paramref name="visit"/> answers whether it has consumed the element; where not, the walk goes down into it.
    /// </summary>
    public static void Walk(this XmlReader reader, DocumentLimits limits, Func<XmlReader, bool> visit)
    {
        var depth = reader.Depth;
        if (depth > limits.Depth) throw new DocumentFault(PackageFindings.TooDeep());
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element || !visit(reader)) reader.Read();
            if (reader.Depth > limits.Depth) throw new DocumentFault(PackageFindings.TooDeep());
        }

        reader.Read();
    }
}
