using LaoCai.Workflows.Definitions.Iso.Package;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>The stories of a document that reading needs.</summary>
/// <param name="Body">The main text.</param>
/// <param name="Headers">Page headers; read when asked for, since most documents have their head in the body.</param>
/// <param name="Notes">Footnotes and endnotes by id.</param>
internal sealed record WordStory(IReadOnlyList<Block> Body, Lazy<IReadOnlyList<Block>> Headers, IReadOnlyDictionary<string, string> Notes)
{
    /// <exception cref="DocumentFault">The document cannot be read on.</exception>
    public static WordStory Read(WordPackage package, DocumentLimits limits)
    {
        var styles = package.Parts("styles", reader => Styles.Read(reader, limits)).FirstOrDefault() ?? Styles.None;
        var lists = package.Parts("numbering", reader => Numbering.Read(reader, limits)).FirstOrDefault() ?? new();
        var body = package.Main(reader => new StoryReader(limits, styles, lists.Anew()).Read(reader));
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in new[] { "footnotes", "endnotes" })
            foreach (var part in package.Parts(kind, reader => new StoryReader(limits, styles, lists.Anew()).ReadNotes(reader)))
                foreach (var (id, text) in part)
                    notes.TryAdd(id, text);
        return new(body, new(() => [.. package.Parts("header", reader => new StoryReader(limits, styles, lists.Anew()).Read(reader)).SelectMany(blocks => blocks)]), notes);
    }
}
