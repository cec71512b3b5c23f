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
    [InlineData("Trường hợp phải bổ sung hồ sơ, thời hạn giải quyết mới là 05 ngày làm việc kể từ ngày nhận đủ hồ sơ bổ sung", """afterSupplement {"rule":"newLimit","limit":{"value":5,"unit":"workingDay"}}""")]
    [InlineData("Trong thời hạn 18 (mười tám) ngày, kể từ ngày cơ quan tiếp nhận nhận được hồ sơ đã bổ sung, Sở trình cấp phép", """afterSupplement {"rule":"newLimit","limit":{"value":18,"unit":"workingDay"}}""")]
    [InlineData("Thời hạn thẩm định sau khi hồ sơ được bổ sung, hoàn chỉnh là 20 ngày làm việc", """afterSupplement {"rule":"newLimit","limit":{"value":20,"unit":"workingDay"}}""")]
    [InlineData("Sau khi nhận hồ sơ bổ sung, thời gian còn lại cộng thêm 03 ngày", """afterSupplement {"rule":"leftPlus","limit":{"value":3,"unit":"workingDay"}}""")]
    [InlineData("Khi hồ sơ đã bổ sung, được cộng thêm 10 ngày làm việc vào thời hạn giải quyết còn lại", """afterSupplement {"rule":"leftPlus","limit":{"value":10,"unit":"workingDay"}}""")]
    [InlineData("Trường hợp phức tạp được gia hạn một lần không quá 10 ngày", """extensions 1 extendedBy {"value":10,"unit":"workingDay"}""")]
    [InlineData("Có thể gia hạn thêm 01 lần nhưng không quá 15 ngày làm việc", """extensions 1 extendedBy {"value":15,"unit":"workingDay"}""")]
    [InlineData("Việc gia hạn không quá 07 ngày theo lịch", """extendedBy {"value":7,"unit":"day"}""")]
    [InlineData("Trong 02 ngày làm việc kể từ ngày nhận hồ sơ, thông báo cho tổ chức bổ sung hồ sơ", "")]
    [InlineData("Gia hạn giấy phép không quá 05 năm", "")]
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
        procedure.Steps[0].Inferences.Select(inference => inference.Sentence).Distinct().ShouldBe(said.Length == 0 ? [] : [sentence]);
        DefinitionClock.Read(ElsaWriter.Write(procedure).CustomProperties).Problems.ShouldBeEmpty();
    }

    private static string Settings(Procedure procedure)
    {
        var properties = ElsaWriter.Write(procedure).CustomProperties;
        return string.Join(' ', new[] { "afterSupplement", "supplements", "extensions", "extendedBy", "counting" }.Where(properties.ContainsKey).Select(name => $"{name} {properties[name].GetRawText()}"));
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

    [Theory]
    [InlineData("Thời hạn giải quyết mới là 07 ngày làm việc kể từ ngày nhận đủ hồ sơ bổ sung")]
    [InlineData("Khi nhận hồ sơ bổ sung, thời gian còn lại cộng thêm 02 ngày")]
    [InlineData("Được gia hạn một lần không quá 10 ngày")]
    public void Every_format_keeps_the_lengths_that_a_sentence_gives(string sentence)
    {
        var procedure = Document(sentence).Procedure();
        var said = Settings(procedure);
        said.ShouldNotBeEmpty();

        using var drawing = new MemoryStream(BpmnWriter.Write(procedure));
        using var document = new MemoryStream();
        IsoDocumentWriter.Write([procedure], document);
        document.Position = 0;

        Settings(BpmnReader.Read(drawing).Procedures.ShouldHaveSingleItem()).ShouldBe(said);
        Settings(IsoReader.Read(document).Procedures.ShouldHaveSingleItem()).ShouldBe(said);
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
