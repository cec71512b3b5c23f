using System.IO.Compression;
using System.Xml;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>
/// A Word package opened with suspicion: its parts are found by relationship (ECMA-376 part 2), unpacked under
/// <see cref="DocumentLimits"/>, and read without DTD, entities or anything outside the file.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private const string OfficeDocument = "/officeDocument";
    private readonly ZipArchive _zip;
    private readonly DocumentLimits _limits;
    private readonly string _main;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Kind, string Target)> _parts = [];

    private WordPackage(ZipArchive zip, DocumentLimits limits, List<Diagnostic> diagnostics)
    {
        _zip = zip;
        _limits = limits;
        foreach (var entry in zip.Entries) _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        _main = MainPart();
        Relate(diagnostics);
    }

    /// <param name="stream">Seekable; left open.</param>
    /// <param name="limits">How much is allowed.</param>
    /// <param name="diagnostics">Receives what is odd but no reason to stop.</param>
    /// <exception cref="DocumentFault">The file is refused.</exception>
    public static WordPackage Open(Stream stream, DocumentLimits limits, List<Diagnostic> diagnostics)
    {
        if (stream.Length > limits.File) throw new DocumentFault(PackageFindings.TooLarge(limits.File));
        if (FileKind.Refusal(stream) is { } refusal) throw new DocumentFault(refusal);
        PackageDirectory.Check(stream, limits);
        ZipArchive? zip = null;
        try
        {
            stream.Position = 0;
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return new WordPackage(zip, limits, diagnostics);
        }
        catch (InvalidDataException)
        {
            zip?.Dispose();
            throw new DocumentFault(PackageFindings.Truncated());
        }
        catch (DocumentFault)
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Reads the main document.</summary>
    public T Main<T>(Func<XmlReader, T> read) => Part(_main, read);

    /// <summary>A custom property of the document (ECMA-376 part 1, 22.3); null where it has none of that name.</summary>
    public string? Property(string name)
    {
        if (!_entries.ContainsKey("_rels/.rels")) return null;
        var parts = Part("_rels/.rels", RelationReader.Read).Where(relation => !relation.External && relation.Type.EndsWith("/custom-properties", StringComparison.Ordinal));
        return parts.Select(relation => RelationReader.Resolve("", relation.Target)).Where(_entries.ContainsKey).Select(part => Part(part, reader => Property(reader, name))).FirstOrDefault(value => value is not null);
    }

    private static string? Property(XmlReader reader, string name)
    {
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "property" } && reader.GetAttribute("name") == name)
            {
                using var property = reader.ReadSubtree();
                var value = "";
                while (property.Read())
                    if (property.NodeType is XmlNodeType.Text && value.Length < 200) value += property.Value;
                return value.Length > 200 ? value[..200] : value;
            }

        return null;
    }

    /// <summary>Reads every part of a kind (the relationship type's last word, such as <c>styles</c>), in the order of relationships.</summary>
    public IEnumerable<T> Parts<T>(string kind, Func<XmlReader, T> read) =>
        _parts.Where(part => part.Kind == kind && _entries.ContainsKey(part.Target)).Select(part => Part(part.Target, read)).ToList();

    public void Dispose() => _zip.Dispose();

    private T Part<T>(string name, Func<XmlReader, T> read)
    {
        var entry = _entries[name];
        try
        {
            using var reader = Xml(entry);
            return read(reader);
        }
        catch (XmlException fault)
        {
            throw new DocumentFault(
                DeclaresType(entry) ? PackageFindings.DocumentType(name) : PackageFindings.Malformed(name, $"dòng {fault.LineNumber}, cột {fault.LinePosition}"));
        }
        catch (InvalidDataException)
        {
            throw new DocumentFault(PackageFindings.Truncated());
        }
    }

    private XmlReader Xml(ZipArchiveEntry entry) => XmlReader.Create(
        new CountedStream(entry.Open(), entry.FullName, entry.CompressedLength, _limits),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            MaxCharactersInDocument = _limits.Part,
        });

    private bool DeclaresType(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = new CountedStream(entry.Open(), entry.FullName, entry.CompressedLength, _limits);
            var head = new byte[8192];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return head.AsSpan(0, read).IndexOf("<!DOCTYPE"u8) >= 0 || head.AsSpan(0, read).IndexOf("<\0!\0D\0O\0C"u8) >= 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private string MainPart()
    {
        if (_entries.ContainsKey("_rels/.rels"))
            foreach (var relation in Part("_rels/.rels", RelationReader.Read))
            {
                if (!relation.Type.EndsWith(OfficeDocument, StringComparison.Ordinal)) continue;
                if (relation.External) throw new DocumentFault(PackageFindings.ExternalMainPart());
                var name = RelationReader.Resolve("", relation.Target);
                if (name.StartsWith("xl/", StringComparison.Ordinal)) throw new DocumentFault(PackageFindings.NotWord("Excel"));
                if (name.StartsWith("ppt/", StringComparison.Ordinal)) throw new DocumentFault(PackageFindings.NotWord("PowerPoint"));
                if (_entries.ContainsKey(name)) return name;
            }

        if (_entries.ContainsKey("word/document.xml")) return "word/document.xml";
        if (_entries.ContainsKey("content.xml")) throw new DocumentFault(PackageFindings.NotWord("OpenDocument"));
        throw new DocumentFault(PackageFindings.NoMainPart());
    }

    private void Relate(List<Diagnostic> diagnostics)
    {
        var slash = _main.LastIndexOf('/');
        var folder = slash < 0 ? "" : _main[..slash];
        var relations = $"{folder}/_rels/{_main[(slash + 1)..]}.rels".TrimStart('/');
        if (!_entries.ContainsKey(relations)) return;
        var outside = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var relation in Part(relations, RelationReader.Read))
        {
            var kind = relation.Type[(relation.Type.LastIndexOf('/') + 1)..];
            if (!relation.External) _parts.Add((kind, RelationReader.Resolve(folder, relation.Target)));
            else if (kind != "hyperlink") outside[kind] = outside.GetValueOrDefault(kind) + 1;
        }

        diagnostics.AddRange(outside.Select(kind => PackageFindings.ExternalPart(kind.Key, kind.Value)));
    }
}
