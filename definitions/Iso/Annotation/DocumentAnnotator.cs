using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Procedures;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace LaoCai.Workflows.Definitions.Iso.Annotation;

/// <summary>
/// Gives the author's own document back with every diagnostic as a Word comment at its paragraph or cell. Nothing else in
/// the document changes; comments that are there stay.
/// </summary>
public static class DocumentAnnotator
{
    private const string Author = "Kiểm tra quy trình";

    /// <param name="document">Seekable stream of the .docx; left open and unchanged.</param>
    /// <param name="diagnostics">What to write into it; what has no place goes to the first paragraph.</param>
    /// <param name="annotated">Receives the document with comments; nothing is written when it is refused.</param>
    /// <returns>Why the document cannot be annotated; null on success.</returns>
    public static Diagnostic? Annotate(Stream document, IReadOnlyList<Diagnostic> diagnostics, Stream annotated)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(annotated);
        try
        {
            // The same checks as for reading: whoever could not be read is not opened for writing.
            using (WordPackage.Open(document, DocumentLimits.Default, [])) document.Position = 0;
            using var copy = new MemoryStream();
            document.CopyTo(copy);
            using (var word = WordprocessingDocument.Open(copy, isEditable: true, new OpenSettings { AutoSave = false, MaxCharactersInPart = DocumentLimits.Default.Part }))
            {
                if (word.MainDocumentPart is not { Document.Body: { } body } main) return PackageFindings.NotAnnotated("w:body");
                Write(main, body, diagnostics);
                word.Save();
            }

            copy.Position = 0;
            copy.CopyTo(annotated);
            return null;
        }
        catch (DocumentFault fault)
        {
            return fault.Diagnostic;
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or UriFormatException or ArgumentException or InvalidOperationException)
        {
            // What the package library throws for packages that Word itself would offer to repair.
            return PackageFindings.NotAnnotated(fault.GetType().Name);
        }
    }

    private static void Write(MainDocumentPart main, Body body, IReadOnlyList<Diagnostic> diagnostics)
    {
        var part = main.WordprocessingCommentsPart ?? main.AddNewPart<WordprocessingCommentsPart>();
        var comments = part.Comments ??= new();
        var id = comments.Elements<Comment>().Select(comment => int.TryParse(comment.Id?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(-1).Max();
        var places = new DocumentPlaces(body);
        foreach (var diagnostic in diagnostics)
        {
            var paragraph = places.Find(diagnostic.Place) ?? body.GetFirstChild<Paragraph>() ?? body.PrependChild(new Paragraph());
            var number = (++id).ToString(CultureInfo.InvariantCulture);
            comments.AppendChild(CommentOf(diagnostic, number));
            Mark(paragraph, number);
        }

        comments.Save();
    }

    private static Comment CommentOf(Diagnostic diagnostic, string id)
    {
        var severity = diagnostic.Severity switch { Severity.Error => "lỗi", Severity.Warning => "cảnh báo", _ => "ghi nhận" };
        var comment = new Comment { Id = id, Author = Author, Initials = "KT" };
        comment.AppendChild(Line($"{diagnostic.Code} ({severity}): {diagnostic.Message}"));
        if (diagnostic.Repair is { } repair) comment.AppendChild(Line($"Cách sửa: {repair}"));
        return comment;
    }

    private static Paragraph Line(string text) => new(new Run(new WordText(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));

    private static void Mark(Paragraph paragraph, string id)
    {
        var start = new CommentRangeStart { Id = id };
        if (paragraph.ParagraphProperties is { } properties) properties.InsertAfterSelf(start);
        else paragraph.PrependChild(start);
        paragraph.AppendChild(new CommentRangeEnd { Id = id });
        paragraph.AppendChild(new Run(new CommentReference { Id = id }));
    }

    /// <summary>What XML 1.0 can hold.</summary>
    private static string Printable(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar) ? text : new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);
}
