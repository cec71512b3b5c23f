using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Iso.Annotation;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

public sealed class DocumentAnnotatorTests
{
    private static readonly byte[] Document = new Docx().Say("Mở đầu").Rows(["Khung"]).Rows(
        [Raw(Table(["TT", "Nội dung", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận", "Một cửa", "01 ngày"], ["2", "Ký", "Lãnh đạo Sở", "sớm nhất có thể"]) + "<w:p/>")]).ToArray();

    [Fact]
    public void Every_diagnostic_becomes_a_comment_at_its_cell()
    {
        var reading = IsoReader.Read(new MemoryStream(Document));
        using var annotated = new MemoryStream();

        var refused = DocumentAnnotator.Annotate(new MemoryStream(Document), reading.Diagnostics, annotated);

        refused.ShouldBeNull();
        using var word = WordprocessingDocument.Open(annotated, isEditable: false);
        var comments = word.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().ToList();
        comments.Count.ShouldBe(reading.Diagnostics.Count);
        var unreadable = comments.Single(comment => comment.InnerText.StartsWith("LC1301 (lỗi)", StringComparison.Ordinal));
        var cell = word.MainDocumentPart.Document!.Descendants<CommentReference>().Single(reference => reference.Id == unreadable.Id).Ancestors<TableCell>().First();
        cell.InnerText.ShouldBe("sớm nhất có thể");
        word.MainDocumentPart.Document.Descendants<CommentRangeStart>().Select(start => start.Id!.Value).ShouldBe(comments.Select(comment => comment.Id!.Value), ignoreOrder: true);
    }

    [Fact]
    public void Annotating_changes_nothing_that_is_read()
    {
        var before = IsoReader.Read(new MemoryStream(Document));
        using var annotated = new MemoryStream();

        DocumentAnnotator.Annotate(new MemoryStream(Document), before.Diagnostics, annotated);

        annotated.Position = 0;
        var after = IsoReader.Read(annotated);
        after.Diagnostics.ShouldBe(before.Diagnostics);
        after.Procedures[0].Steps.Select(step => (step.No, step.Text, step.Time)).ShouldBe(before.Procedures[0].Steps.Select(step => (step.No, step.Text, step.Time)));
    }

    [Fact]
    public void A_second_round_keeps_the_comments_of_the_first()
    {
        var diagnostic = new Diagnostic("LC9999", Severity.Info, "a\u0001b", "a", new() { Paragraph = 1 });
        using var once = new MemoryStream();
        using var twice = new MemoryStream();

        DocumentAnnotator.Annotate(new MemoryStream(Document), [diagnostic], once).ShouldBeNull();
        DocumentAnnotator.Annotate(once, [diagnostic, diagnostic with { Place = new() { Table = 99, Row = 1 } }], twice).ShouldBeNull();

        using var word = WordprocessingDocument.Open(twice, isEditable: false);
        word.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Select(comment => comment.Id!.Value).ShouldBe(["0", "1", "2"]);
        word.MainDocumentPart.Document!.Body!.GetFirstChild<Paragraph>()!.Descendants<CommentReference>().Count().ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_read_cannot_be_annotated()
    {
        using var annotated = new MemoryStream();

        DocumentAnnotator.Annotate(new MemoryStream([1, 2, 3]), [], annotated)!.Code.ShouldBe("LC1001");

        annotated.Length.ShouldBe(0);
    }
}
