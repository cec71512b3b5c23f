using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Steps that the document itself says are done at the same time.</summary>
public sealed class ParallelReaderTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"];

    [Theory]
    [InlineData("2", "3", "Kiểm tra thực địa (thực hiện song song với bước 3)", "Lấy ý kiến về trật tự")]
    [InlineData("Bước 2", "Bước 3", "Kiểm tra thực địa", "Lấy ý kiến về trật tự, thực hiện đồng thời với bước 2")]
    [InlineData("2a", "2b", "Kiểm tra thực địa", "Đồng thời với bước 2a, lấy ý kiến về trật tự")]
    [InlineData("2", "3", "Kiểm tra thực địa. Bước 2 và bước 3 được thực hiện đồng thời", "Lấy ý kiến về trật tự")]
    [InlineData("2", "3", "Kiểm tra thực địa", "Đồng thời, gửi lấy ý kiến về trật tự")]
    public void Two_rows_become_one_stage(string first, string second, string here, string there)
    {
        var reading = Read(first, second, here, there);

        var steps = reading.Procedures.ShouldHaveSingleItem().Steps;
        steps.Select(step => step.Together).ShouldBe([null, 2, 2, null]);
        steps.SelectMany(step => step.Inferences).ShouldContain(inference => inference.What == "Các bước 2, 3 làm song song" && (here + there).Contains(inference.Sentence, StringComparison.Ordinal));
        reading.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Code == "LC1403");
    }

    [Theory]
    [InlineData("Kiểm tra, đồng thời gửi lấy ý kiến các sở", "Lấy ý kiến về trật tự")]
    [InlineData("Kiểm tra thực địa", "Lấy ý kiến; làm song song với bước 9")]
    [InlineData("Kiểm tra thực địa", "Tổng hợp, song song với bước 4")]
    public void What_is_not_tied_to_the_row_beside_it_stays_a_remark(string here, string there)
    {
        var steps = Read("2", "3", here, there).Procedures.ShouldHaveSingleItem().Steps;

        steps[1].Together.ShouldBeNull();
    }

    [Fact]
    public void The_definition_forks_and_joins_and_the_time_counts_once()
    {
        var report = DocumentCompiler.Compile(new MemoryStream(Document("2", "3", "Kiểm tra thực địa (thực hiện song song với bước 3)", "Lấy ý kiến về trật tự").ToArray()));

        var definition = Engine.Documents.DocumentWriter.Write(report.Definitions.ShouldHaveSingleItem());
        definition.ShouldContain("Elsa.FlowFork");
        definition.ShouldContain("Elsa.FlowJoin");
        report.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Code == "LC2101");
    }

    [Fact]
    public void A_stage_that_was_drawn_is_written_in_words_and_read_again()
    {
        var drawn = Given.Procedure(Given.Step(1), Given.Step(2) with { Together = 2 }, Given.Step(3) with { Together = 2 }, Given.Step(4) with { Together = 2 }, Given.Step(5));

        using var first = new MemoryStream();
        IsoDocumentWriter.Write([drawn], first);
        first.Position = 0;
        var read = IsoReader.Read(first).Procedures.ShouldHaveSingleItem();
        using var second = new MemoryStream();
        IsoDocumentWriter.Write([read], second);
        second.Position = 0;

        read.Steps.Select(step => step.Together).ShouldBe([null, 2, 2, 2, null]);
        IsoReader.Read(second).Procedures[0].Steps.Select(step => (step.Together, step.Detail)).ShouldBe(read.Steps.Select(step => (step.Together, step.Detail)));
    }

    private static Docx Document(string first, string second, string here, string there) => new Docx().Say("Thủ tục: Cấp giấy phép A", "Thời hạn giải quyết: 10 ngày làm việc").Rows(
        Heading,
        [first.Length == 2 ? "1" : first.Replace('2', '1'), "Tiếp nhận", "Một cửa", "1"],
        [first, here, "Chuyên viên", "8"],
        [second, there, "Công an tỉnh", "7"],
        [first.Length == 2 ? "3" : first.Replace('2', '4'), "Trả kết quả", "Một cửa", "1"]);

    private static Reading Read(string first, string second, string here, string there) => Document(first, second, here, there).Read();
}
