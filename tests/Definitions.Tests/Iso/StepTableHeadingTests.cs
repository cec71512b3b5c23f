using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Which tables are step tables, and what their columns hold.</summary>
public sealed class StepTableHeadingTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Đơn vị/cá nhân thực hiện", "Thời gian (ngày làm việc)"];

    public static TheoryData<string> Headings() =>
    [
        "TT|Trình tự các bước công việc*|Trách nhiệm|Thời gian (05 ngày làm việc)",
        "STT|Trình tự các bước thực hiện|Người thực hiện|Thời gian thực hiện",
        "Thứ tự các bước|Nội dung công việc|Đơn vị/cá nhân thực hiện|Thời gian thực hiện (tính theo ngày, giờ làm việc)",
        "Bước|Nội dung|Đơn vị, người thực hiện|Thời hạn",
        "Các bước|Nội dung thực hiện|Bộ phận/Cá nhân chịu trách nhiệm|Thời gian giải quyết",
        "B|Công việc|Cơ quan, đơn vị thực hiện|Thời lượng",
        "Số TT|Mô tả công việc|Chức danh|Số ngày",
        "Step|Task|Unit|Time",
        "TT|Hoạt động|Trách nhiệm thực hiện|TG",
        "STT|Nội dung các bước|Cán bộ, công chức xử lý|Thời hạn xử lý",
        "Bước|Tên bước|Vị trí|Thời gian quy định",
        "TT|Diễn giải|Chủ trì|Thời gian",
        "STT|Cách thức thực hiện|Phòng, ban thực hiện|Thời gian",
    ];

    [Theory]
    [MemberData(nameof(Headings))]
    public void Columns_are_known_by_what_they_mean(string heading)
    {
        var procedure = new Docx().Say("Thủ tục: Cấp giấy phép A").Rows(
            Row(heading),
            ["1", "Tiếp nhận hồ sơ", "Bộ phận Một cửa", "0,5 ngày"],
            ["2", "Thẩm định hồ sơ", "Chuyên viên", "03 ngày"]).Procedure();

        procedure.Steps.Select(step => (step.Text, step.Actor, step.Time)).ShouldBe(
            [("Tiếp nhận hồ sơ", "Bộ phận Một cửa", "0,5 ngày"), ("Thẩm định hồ sơ", "Chuyên viên", "03 ngày")]);
    }

    [Theory]
    [InlineData("Trách nhiệm|Thời gian|TT|Nội dung công việc", "Chuyên viên|02 ngày|1|Thẩm định")]
    [InlineData("Nội dung công việc|Trách nhiệm|Thời gian", "Thẩm định|Chuyên viên|02 ngày")]
    [InlineData("TT|Trách nhiệm|Trình tự|Biểu mẫu/Kết quả|Thời gian|Ghi chú", "1|Chuyên viên|Thẩm định|BM-01|02 ngày|")]
    [InlineData("Trách nhiệm|Lưu đồ|Diễn giải|Biểu mẫu|Thời gian", "Chuyên viên|↓|Thẩm định|BM-01|02 ngày")]
    [InlineData("TT||Trình tự|Trách nhiệm|Thời gian", "1||Thẩm định|Chuyên viên|02 ngày")]
    public void Columns_come_in_any_order_and_number(string heading, string row)
    {
        var step = new Docx().Rows(Row(heading), Row(row)).Procedure().Steps.ShouldHaveSingleItem();

        (step.Text, step.Actor, step.Time).ShouldBe(("Thẩm định", "Chuyên viên", "02 ngày"));
        step.Limit!.Limit.Value.ShouldBe(2);
    }

    [Fact]
    public void A_second_heading_row_that_is_not_merged_belongs_to_the_heading()
    {
        var procedures = new Docx().Rows(
            ["TT", "Trình tự", "Trách nhiệm", Wide(2, "Thời gian")],
            ["", "", "", "Cấp mới: 05 ngày", "Cấp lại: 03 ngày"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Tiếp nhận", "Một cửa", "05 ngày", "03 ngày"]).Read().Procedures;

        procedures.Count.ShouldBe(2);
        procedures[1].Steps.ShouldHaveSingleItem().Time.ShouldBe("03 ngày");
    }

    [Fact]
    public void A_heading_repeated_on_the_next_page_is_no_step()
    {
        var steps = new Docx().Rows(
            Heading, ["1", "Tiếp nhận", "Một cửa", "01"], Heading, ["2", "Thẩm định", "Chuyên viên", "01"]).Procedure().Steps;

        steps.Count.ShouldBe(2);
    }

    [Fact]
    public void A_step_table_within_a_frame_is_found()
    {
        var procedure = new Docx().Rows([Raw(Paragraph("Quy trình xử lý") + Table(Heading, ["1", "Tiếp nhận", "Một cửa", "01"]) + "<w:p/>")]).Procedure();

        var step = procedure.Steps.ShouldHaveSingleItem();
        step.Place.ShouldBe(new Place { Table = 2, Row = 2, Cell = 2 });
    }

    [Theory]
    [InlineData("STT|Tên biểu mẫu/hồ sơ|Nơi lưu/người lưu trữ|Thời gian lưu trữ", "1|Hồ sơ|Văn thư|Vĩnh viễn")]
    [InlineData("TT|Nội dung công việc|Người thực hiện|Ngày, giờ nhận|Ngày, giờ giao|Ký", "1|Tiếp nhận|Một cửa|||")]
    [InlineData("STT|Tên thủ tục hành chính|Thời hạn giải quyết|Cơ quan thực hiện|Phí", "1|Cấp giấy phép|05 ngày|Sở Công Thương|Không")]
    [InlineData("Trách nhiệm|Soạn thảo|Xem xét|Phê duyệt", "Họ tên|A|B|C")]
    [InlineData("TT|Thời gian (từ tháng, năm)|Nội dung công việc|Đơn vị công tác", "1|2010|Kỹ sư|Công ty A")]
    public void Other_tables_of_a_document_are_no_step_tables(string heading, string row)
    {
        var reading = new Docx().Rows(Row(heading), Row(row), Row(row)).Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "01"]).Read();

        reading.Procedures.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem().Text.ShouldBe("Tiếp nhận");
    }

    [Fact]
    public void Columns_with_unknown_headings_are_understood_by_what_they_hold()
    {
        var reading = new Docx().Rows(
            ["#", "Làm gì", "Ai làm", "Bao lâu"],
            ["1", "Tiếp nhận hồ sơ của tổ chức, cá nhân", "Bộ phận Một cửa", "0,5 ngày"],
            ["2", "Thẩm định hồ sơ, dự thảo kết quả", "Chuyên viên phòng", "03 ngày"],
            ["3", "Ký duyệt kết quả", "Lãnh đạo Sở", "01 ngày"]).Read();

        reading.Procedures.ShouldHaveSingleItem().Steps.Select(step => step.Actor).ShouldBe(["Bộ phận Một cửa", "Chuyên viên phòng", "Lãnh đạo Sở"]);
        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC1104");
    }

    [Fact]
    public void A_document_without_a_step_table_is_an_error()
    {
        var reading = new Docx().Say("Công văn về việc nghỉ lễ").Rows(["STT", "Họ tên"], ["1", "…"]).Read();

        reading.Procedures.ShouldBeEmpty();
        reading.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1101");
    }

    [Fact]
    public void A_number_and_its_text_may_stand_below_one_heading()
    {
        var steps = new Docx().Rows(
            [Wide(2, "Các bước thực hiện"), "Trách nhiệm", "Thời gian"],
            ["Bước 1", "Tiếp nhận", "Một cửa", "01 ngày"],
            ["Bước 2", "Xem xét. Nếu không đạt thì chuyển lại bước 1", "Lãnh đạo phòng", "01 ngày"]).Procedure().Steps;

        steps.Select(step => step.Text).ShouldBe(["Tiếp nhận", "Xem xét. Nếu không đạt thì chuyển lại bước 1"]);
        steps[1].Outcomes.ShouldHaveSingleItem().To.ShouldBe(new RouteTarget.ToStep(1));
    }

    [Fact]
    public void A_plan_by_months_beside_the_steps_is_no_procedure()
    {
        var reading = new Docx()
            .Rows(["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian thực hiện"], ["1", "Tập huấn", "Sở Nội vụ", "Quý III/2026"])
            .Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "01"]).Read();

        reading.Procedures.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem().Text.ShouldBe("Tiếp nhận");
    }

    private static TestCell[] Row(string cells) => [.. cells.Split('|').Select(cell => (TestCell)cell)];
}
