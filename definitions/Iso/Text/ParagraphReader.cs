using System.Text;
using System.Xml;
using LaoCai.Workflows.Definitions.Iso.Package;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>
/// Reads one paragraph as it is seen: insertions in, deletions out, results of fields and not their code,
/// hidden text out, old encodings turned into Unicode.
/// </summary>
internal sealed class ParagraphReader(int number, StoryReader story, DocumentLimits limits, Styles styles, Numbering numbering)
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _framed = [];
    private readonly List<string> _notes = [];
    private List<(int Start, int End, FontEncoding Encoding)>? _legacy;
    private string? _label;
    private FontEncoding _paragraphEncoding;
    private FontEncoding _runEncoding;
    private bool _hidden;
    private bool _raised;
    private int _fieldsInCode;
    private int _fields;

    /// <summary>True where the paragraph's mark is deleted: the next paragraph belongs to it.</summary>
    public bool FlowsOn { get; private set; }

    public void Read(XmlReader reader)
    {
        FlowsOn = false;
        _fields = _fieldsInCode = 0;
        _paragraphEncoding = LegacyFonts.Encoding(styles.Font(null));
        var numbered = false;
        reader.Walk(limits, at =>
        {
            if (at.LocalName is "Fallback" or "sdtPr" or "rt") return Skip(at);
            if (!at.IsWord()) return VisitFormula(at);
            switch (at.LocalName)
            {
                case "pPr":
                    ReadProperties(at);
                    numbered = true;
                    return true;
                case "r":
                    _runEncoding = _paragraphEncoding;
                    _hidden = _raised = false;
                    return false;
                case "rPr":
                    ReadRunProperties(at);
                    return true;
                case "t":
                    Append(at.ReadElementContentAsString());
                    return true;
                case "txbxContent":
                    _framed.AddRange(story.ReadBlocks(at));
                    return true;
                case "del" or "moveFrom" or "delText" or "instrText" or "delInstrText":
                    return Skip(at);
                default:
                    VisitMark(at);
                    return false;
            }
        });
        if (!numbered) Label(null, null, null);
    }

    public (Block.Paragraph Paragraph, IReadOnlyList<Block> Framed) Finish()
    {
        var text = _legacy is null ? _text.ToString() : Unicode();
        return (new(number, Letters.Clean(text), _label, _notes), _framed);
    }

    private void VisitMark(XmlReader at)
    {
        switch (at.LocalName)
        {
            case "tab" or "ptab": Append(" "); break;
            case "br" or "cr": Append("\n"); break;
            case "noBreakHyphen": Append("-"); break;
            case "softHyphen": Append("\u00AD"); break;
            case "footnoteReference": _notes.Add("footnote" + at.Attribute("id")); break;
            case "endnoteReference": _notes.Add("endnote" + at.Attribute("id")); break;
            case "fldChar":
                switch (at.Attribute("fldCharType"))
                {
                    case "begin": _fields++; _fieldsInCode++; break;
                    case "separate" when _fieldsInCode > 0: _fieldsInCode--; break;
                    case "end" when _fields > 0:
                        _fields--;
                        _fieldsInCode = Math.Min(_fieldsInCode, _fields);
                        break;
                }

                break;
        }
    }

    /// <summary>Formulas: a fraction reads as <c>1/2</c> (ECMA-376 part 1, 22.1.2.36).</summary>
    private bool VisitFormula(XmlReader at)
    {
        if (!at.NamespaceURI.EndsWith("/math", StringComparison.Ordinal)) return false;
        if (at.LocalName is "den") _text.Append('/');
        if (at.LocalName is not "t") return false;
        Append(at.ReadElementContentAsString());
        return true;
    }

    private void Append(string text)
    {
        if (_hidden || _fieldsInCode > 0 || text.Length == 0) return;
        // A raised 1 behind a digit begins a fraction or a note, and is no further digit.
        if (_raised && _text.Length > 0 && char.IsAsciiDigit(_text[^1]) && char.IsAsciiDigit(text[0])) _text.Append(' ');
        var start = _text.Length;
        _text.Append(text);
        if (_runEncoding is not FontEncoding.Unicode) (_legacy ??= []).Add((start, _text.Length, _runEncoding));
    }

    /// <summary>One letter of Vietnamese Unicode under such a font shows that only the font's name is old.</summary>
    private string Unicode()
    {
        var text = _text.ToString();
        if (_legacy!.Any(run => text.AsSpan(run.Start, run.End - run.Start).ContainsAny(LegacyFonts.VietnameseUnicode))) return text;
        var read = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, encoding) in _legacy!)
        {
            read.Append(text, at, start - at).Append(LegacyFonts.Read(text[start..end], encoding));
            at = end;
        }

        return read.Append(text, at, text.Length - at).ToString();
    }

    private void ReadProperties(XmlReader reader)
    {
        string? style = null;
        int? list = null, level = null;
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "pPrChange" or "sectPr": return Skip(at);
                case "pStyle": style = at.Attribute("val"); break;
                case "ilvl": level = at.Number("val"); break;
                case "numId": list = at.Number("val"); break;
                case "del" or "moveFrom": FlowsOn = true; break;
            }

            return false;
        });
        _paragraphEncoding = LegacyFonts.Encoding(styles.Font(style));
        Label(style, list, level);
    }

    private void Label(string? style, int? list, int? level)
    {
        if (list is null)
        {
            var (ofStyle, levelOfStyle) = styles.Numbering(style);
            list = ofStyle;
            level ??= levelOfStyle;
        }

        if (list is > 0) _label ??= numbering.Next(list.Value, level ?? 0);
    }

    private void ReadRunProperties(XmlReader reader) => reader.Walk(limits, at =>
    {
        if (!at.IsWord()) return false;
        switch (at.LocalName)
        {
            case "rPrChange": return Skip(at);
            case "rFonts" when (at.Attribute("ascii") ?? at.Attribute("hAnsi")) is { } font: _runEncoding = LegacyFonts.Encoding(font); break;
            case "vanish": _hidden = at.IsOn(); break;
            case "vertAlign": _raised = at.Attribute("val") is "superscript"; break;
        }

        return false;
    });

    private static bool Skip(XmlReader reader)
    {
        reader.Skip();
        return true;
    }
}
