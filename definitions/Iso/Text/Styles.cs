using System.Xml;
using LaoCai.Workflows.Definitions.Iso.Package;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>What paragraph styles decide about reading: their numbering, and their font where it is no Unicode font.</summary>
internal sealed class Styles
{
    public static readonly Styles None = new();

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private string? _defaultFont;
    private string? _defaultStyle;

    private sealed class Style
    {
        public string? BasedOn, Font;
        public int? List, Level;
    }

    public string? Font(string? style) => Chain(style).Select(each => each.Font).FirstOrDefault(font => font is not null) ?? _defaultFont;

    /// <summary>List and level that a style gives its paragraphs.</summary>
    public (int? List, int? Level) Numbering(string? style)
    {
        int? list = null, level = null;
        foreach (var each in Chain(style))
        {
            list ??= each.List;
            level ??= each.Level;
        }

        return (list, level);
    }

    public static Styles Read(XmlReader reader, DocumentLimits limits)
    {
        var styles = new Styles();
        reader.MoveToContent();
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "docDefaults":
                    styles._defaultFont = ReadProperties(at, limits, new Style()).Font;
                    return true;
                case "style" when at.Attribute("styleId") is { } id && at.Attribute("type") is "paragraph":
                    if (at.Attribute("default") is "1" or "true" or "on") styles._defaultStyle = id;
                    styles._styles.TryAdd(id, ReadProperties(at, limits, new Style()));
                    return true;
                default:
                    return false;
            }
        });
        return styles;
    }

    private static Style ReadProperties(XmlReader reader, DocumentLimits limits, Style style)
    {
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "basedOn": style.BasedOn = at.Attribute("val"); break;
                case "rFonts": style.Font ??= at.Attribute("ascii") ?? at.Attribute("hAnsi"); break;
                case "numId": style.List ??= at.Number("val"); break;
                case "ilvl": style.Level ??= at.Number("val"); break;
            }

            return false;
        });
        return style;
    }

    /// <summary>A style and those it is based on; a hostile circle ends.</summary>
    private IEnumerable<Style> Chain(string? id)
    {
        id ??= _defaultStyle;
        for (var step = 0; step < 16 && id is not null && _styles.TryGetValue(id, out var style); step++, id = style.BasedOn)
            yield return style;
    }
}
