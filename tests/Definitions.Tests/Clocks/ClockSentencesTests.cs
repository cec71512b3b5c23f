using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Markdown;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Tests.Iso;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Tests.Clocks;

/// <summary>What a document says in sentences about the clock of its limit.</summary>
public sealed class ClockSentencesTests
{
    [Theory]
    [InlineData("Thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ bổ sung", """afterSupplement {"rule":"restart"}""")]
    [InlineData("Trường hợp hồ sơ phải bổ sung thì thời hạn giải quyết được tính lại từ đầu", """afterSupplement {"rule":"restart"}""")]
    [InlineData("Thời gian tổ chức, cá nhân bổ sung hồ sơ không tính vào thời hạn giải quyết", """afterSupplement {"rule":"goOn"}""")]
    [InlineData("Thời hạn giải quyết không kể thời gian bổ sung hồ sơ", """afterSupplement {"rule":"goOn"}""")]
    [InlineData("Việc yêu cầu bổ sung hồ sơ chỉ được thực hiện không quá 02 lần", "supplements 2")]
    [InlineData("Được gia hạn thời hạn giải quyết không quá 01 lần", "extensions 1")]
    [InlineData("Hồ sơ nhận sau 15 giờ thì thời hạn tính từ ngày làm việc tiếp theo", """counting {"from":"nextWorkingDay","receivedAfter":"15:00"}""")]
    [InlineData("Trường hợp nhận hồ sơ sau 16 giờ 30 phút thì trả kết quả trong ngày làm việc tiếp theo", """counting {"from":"nextWorkingDay","receivedAfter":"16:30"}""")]
    [InlineData("Thời hạn được tính từ ngày làm việc tiếp theo ngày nhận hồ sơ", """counting {"from":"nextWorkingDay"}""")]
    [InlineData("Thời hạn giải quyết: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", "")]
    [InlineData("Hướng dẫn người nộp bổ sung hồ sơ trong 02 ngày", "")]
    public void A_sentence_sets_the_clock(string sentence, string said)
    {
        var procedure = Document(sentence).Procedure();

        Settings(procedure).ShouldBe(said);
        procedure.Steps[0].Inferences.Select(inference => inference.Sentence).ShouldBe(said.Length == 0 ? [] : [sentence]);
        DefinitionClock.Read(ElsaWriter.Write(procedure).CustomProperties).Problems.ShouldBeEmpty();
    }

    private static string Settings(Procedure procedure)
    {
        var properties = ElsaWriter.Write(procedure).CustomProperties;
        return string.Join(' ', new[] { "afterSupplement", "supplements", "extensions", "counting" }.Where(properties.ContainsKey).Select(name => $"{name} {properties[name].GetRawText()}"));
    }

    [Fact]
    public void Every_format_keeps_what_was_understood()
    {
        var procedure = Document("Thời gian bổ sung hồ sơ không tính vào thời hạn giải quyết. Hồ sơ nhận sau 15 giờ thì tính là nhận ngày làm việc tiếp theo. Được gia hạn không quá 02 lần.").Procedure();
        var clock = Clock(procedure);
        clock.ShouldBe(clock with { After = new AfterSupplement.GoOn(), Extensions = 2, Counting = CountingRule.Statutory with { ReceivedAfter = new(15, 0) } });

        using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
        using var document = new MemoryStream();
        IsoDocumentWriter.Write([procedure], document);
        document.Position = 0;
        using var text = new MemoryStream("""
            # Cấp giấy phép A
            Thời hạn giải quyết: 05 ngày làm việc. Thời gian bổ sung hồ sơ không tính vào thời hạn giải quyết. Hồ sơ nhận sau 15 giờ thì tính là nhận ngày làm việc tiếp theo. Được gia hạn không quá 02 lần.

            | TT | Nội dung công việc | Trách nhiệm | Thời gian |
            |---|---|---|---|
            | 1 | Tiếp nhận | Một cửa | 1 ngày |
            """u8.ToArray());

        Clock(BpmnReader.Read(drawing).Procedures.ShouldHaveSingleItem()).ShouldBe(clock);
        Clock(IsoReader.Read(document).Procedures.ShouldHaveSingleItem()).ShouldBe(clock);
        Clock(MarkdownReader.Read(text).Procedures.ShouldHaveSingleItem()).ShouldBe(clock);
    }

    private static Docx Document(string sentence) => new Docx().Say("Tên thủ tục: Cấp giấy phép A", "b) Thời hạn giải quyết: 05 ngày làm việc", sentence)
        .Rows(["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận", "Một cửa", "1 ngày"], ["2", "Ký", "Lãnh đạo Sở", "4 ngày"]);

    private static DefinitionClock Clock(Procedure procedure)
    {
        var (clock, problems) = DefinitionClock.Read(ElsaWriter.Write(procedure).CustomProperties);
        problems.ShouldBeEmpty();
        return clock with { Escalation = null };
    }
}
