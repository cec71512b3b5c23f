using System.Xml;
using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Tables;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>
/// Reads a story (body, header, footnote) into blocks in one pass over the XML, without a tree of it in between:
/// a table of thousands of rows costs no more memory than its text.
/// </summary>
internal sealed class StoryReader(DocumentLimits limits, Styles styles, Numbering numbering)
{
    private int _tables;
    private int _nesting;
    private int _blocks;
    private int _letters;

    /// <summary>Reads the whole part whose root the reader stands before.</summary>
    public IReadOnlyList<Block> Read(XmlReader reader)
    {
        reader.MoveToContent();
        return ReadBlocks(reader);
    }

    /// <summary>Reads a part of footnotes or endnotes into text by id.</summary>
    public Dictionary<string, string> ReadNotes(XmlReader reader)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.MoveToContent();
        reader.Walk(limits, at =>
        {
            if (!at.IsWord() || at.LocalName is not ("footnote" or "endnote")) return false;
            var id = at.LocalName + at.Attribute("id");
            var text = string.Join('\n', ReadBlocks(at).OfType<Block.Paragraph>().Select(paragraph => paragraph.Text));
            if (text.Length > 0) notes.TryAdd(id, text);
            return true;
        });
        return notes;
    }

    internal List<Block> ReadBlocks(XmlReader reader)
    {
        var content = new Content(this);
        reader.Walk(limits, content.Visit);
        return content.Finish();
    }

    private Block.Table ReadTable(XmlReader reader)
    {
        if (_nesting >= limits.Nesting) throw new DocumentFault(PackageFindings.TooDeep());
        _nesting++;
        var number = ++_tables;
        var rows = new List<Row>();
        var count = 0;
        reader.Walk(limits, at =>
        {
            if (at.LocalName is "Fallback" or "sdtPr" or "tblPr" or "tblGrid") return Skip(at);
            if (!at.IsWord() || at.LocalName is not "tr") return false;
            if (ReadRow(at, ++count) is { } row) rows.Add(row);
            return true;
        });
        _nesting--;
        return new(number, rows);
    }

    /// <returns>The row; null where its deletion is tracked.</returns>
    private Row? ReadRow(XmlReader reader, int number)
    {
        var cells = new List<Cell>();
        var before = 0;
        var count = 0;
        var deleted = false;
        reader.Walk(limits, at =>
        {
            if (at.LocalName is "Fallback" or "sdtPr" or "tblPrEx") return Skip(at);
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "trPr":
                    at.Walk(limits, property =>
                    {
                        if (property.LocalName is "trPrChange") return Skip(property);
                        if (property.LocalName is "gridBefore") before = Math.Clamp(property.Number("val") ?? 0, 0, Grid.MaxColumns);
                        if (property.LocalName is "del") deleted = true;
                        return false;
                    });
                    return true;
                case "tc":
                    Count();
                    ReadCell(at, ++count, cells);
                    return true;
                default:
                    return false;
            }
        });
        return deleted || cells.Count == 0 ? null : new(number, before, cells);
    }

    private void ReadCell(XmlReader reader, int number, List<Cell> cells)
    {
        var span = 1;
        bool continues = false, widens = false, deleted = false;
        var content = new Content(this);
        reader.Walk(limits, at =>
        {
            if (at.LocalName is not "tcPr" || !at.IsWord()) return content.Visit(at);
            at.Walk(limits, property =>
            {
                switch (property.LocalName)
                {
                    case "tcPrChange": return Skip(property);
                    case "gridSpan": span = Math.Clamp(property.Number("val") ?? 1, 1, Grid.MaxColumns); break;
                    case "vMerge": continues = property.Attribute("val") is not "restart"; break;
                    case "hMerge": widens = property.Attribute("val") is not "restart"; break;
                    case "cellDel": deleted = true; break;
                }

                return false;
            });
            return true;
        });
        if (deleted) return;
        if (widens && cells.Count > 0) cells[^1] = cells[^1] with { Span = Math.Min(Grid.MaxColumns, cells[^1].Span + span) };
        else cells.Add(new(number, span, continues, content.Finish()));
    }

    private void Count()
    {
        if (++_blocks > limits.Blocks) throw new DocumentFault(PackageFindings.TooLong($"trên {limits.Blocks} đoạn và ô"));
    }

    private static bool Skip(XmlReader reader)
    {
        reader.Skip();
        return true;
    }

    /// <summary>Gathers the blocks of one body, cell or frame.</summary>
    private sealed class Content(StoryReader story)
    {
        private readonly List<Block> _blocks = [];
        private int _paragraphs;
        private ParagraphReader? _unfinished;

        public bool Visit(XmlReader at)
        {
            if (at.LocalName is "Fallback" or "sdtPr" or "sectPr") return Skip(at);
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "p":
                    _paragraphs++;
                    story.Count();
                    // A paragraph whose mark is deleted flows into the next one.
                    var paragraph = _unfinished ?? new ParagraphReader(_paragraphs, story, story.Limits, story.Styles, story.Numbering);
                    _unfinished = null;
                    paragraph.Read(at);
                    if (paragraph.FlowsOn) _unfinished = paragraph;
                    else Add(paragraph);
                    return true;
                case "tbl":
                    _blocks.Add(story.ReadTable(at));
                    return true;
                case "del" or "moveFrom":
                    return Skip(at);
                default:
                    return false;
            }
        }

        public List<Block> Finish()
        {
            if (_unfinished is not null) Add(_unfinished);
            _unfinished = null;
            return _blocks;
        }

        private void Add(ParagraphReader paragraph)
        {
            var (read, framed) = paragraph.Finish();
            story._letters += read.Text.Length;
            if (story._letters > story.Limits.Text) throw new DocumentFault(PackageFindings.TooLong($"trên {story.Limits.Text} ký tự"));
            _blocks.Add(read);
            // What stands in a text box is found at the paragraph that anchors it.
            foreach (var block in framed)
                _blocks.Add(block is Block.Paragraph inner ? inner with { Number = read.Number } : block);
        }
    }

    private DocumentLimits Limits => limits;
    private Styles Styles => styles;
    private Numbering Numbering => numbering;
}
