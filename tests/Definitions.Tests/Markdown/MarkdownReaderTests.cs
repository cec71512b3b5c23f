using System.Text;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Markdown;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.Markdown;

public sealed class MarkdownReaderTests
{
    private const string Form = """
        # Cấp giấy phép bán lẻ rượu

        - Thời hạn giải quyết: 05 ngày làm việc

        ## Thành phần hồ sơ
        - Đơn đề nghị theo mẫu (bản chính)
        - Bản sao giấy đăng ký kinh doanh

        ## Phí, lệ phí
        - 1.100.000 đồng

        ## Quy trình xử lý

        | Bước | Nội dung | Người thực hiện | Thời gian |
        |------|----------|-----------------|-----------|
        | 1 | Tiếp nhận hồ sơ<br>- Chưa phù hợp: hướng dẫn bổ sung hồ sơ | Bộ phận Một cửa | ½ ngày |
        | 2 | **Thẩm định** hồ sơ | Chuyên viên | 4 ngày |
        | 3 | Ký \| duyệt. Nếu không đạt thì chuyển lại bước 2 | Trưởng phòng | không rõ |
        """;

    [Fact]
    public void The_text_form_reads_like_a_word_document()
    {
        var procedure = Read(Form).Procedures.ShouldHaveSingleItem();

        procedure.Name.ShouldBe("Cấp giấy phép bán lẻ rượu");
        procedure.LegalLimit!.Limit.ShouldBe(new TimeLimit(5, TimeUnit.WorkingDay));
        procedure.Components.Select(component => component.Kind).ShouldBe(["bản chính", "Bản sao"]);
        procedure.Fees.ShouldBe(["1.100.000 đồng"]);
        procedure.Steps.Select(step => step.Text).ShouldBe(["Tiếp nhận hồ sơ", "Thẩm định hồ sơ", "Ký | duyệt. Nếu không đạt thì chuyển lại bước 2"]);
        procedure.Steps[0].Outcomes.ShouldBe([new("Chưa phù hợp", new RouteTarget.Applicant())]);
        procedure.Steps[2].Outcomes.ShouldBe([new("Không đạt", new RouteTarget.ToStep(2))]);
    }

    [Fact]
    public void Places_are_lines()
    {
        var reading = Read(Form);

        reading.Procedures[0].Steps[0].Place.ShouldBe(new Place { Element = "L16" });
        reading.Diagnostics.Where(diagnostic => diagnostic.Code == "LC1301").ShouldHaveSingleItem().Place.ShouldBe(new Place { Element = "L18" });
    }

    [Fact]
    public void What_is_no_text_form_is_told()
    {
        Read("# Chỉ có tên").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1601");
        MarkdownReader.Read(new MemoryStream([0x54, 0xB9, 0xFF])).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1602");
    }

    private static Reading Read(string text) => MarkdownReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
