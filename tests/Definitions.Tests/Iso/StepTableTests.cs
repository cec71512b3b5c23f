using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

public sealed class StepTableTests
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
    public void A_merged_time_cell_is_shared_by_its_steps()
    {
        var steps = new Docx().Rows(
            Heading,
            ["1", "Tiếp nhận", "Một cửa", "01"],
            ["2", "Ký", "Lãnh đạo Sở", Top("½")],
            ["3", "Đóng dấu", "Văn thư", Below],
            ["4", "Trả kết quả", "Một cửa", Top("02")],
            ["5", "Lưu hồ sơ", "Văn thư", Below]).Procedure().Steps;

        steps.Select(step => step.Group).ShouldBe([null, 1, 1, 2, 2]);
        steps.Select(step => step.Limit!.Limit.Value).ShouldBe([1, 0.5m, 0.5m, 2, 2]);
    }

    [Fact]
    public void A_merged_actor_or_content_holds_for_every_row_it_covers()
    {
        var steps = new Docx().Rows(
            Heading,
            ["1", "Tiếp nhận", Top("Một cửa"), "01"],
            ["2", "Chuyển hồ sơ", Below, "01"],
            ["3", Top("Thẩm định"), "Chuyên viên", "02"],
            ["4", Below, "Trưởng phòng", "01"]).Procedure().Steps;

        steps.Select(step => step.Actor).ShouldBe(["Một cửa", "Một cửa", "Chuyên viên", "Trưởng phòng"]);
        steps.Select(step => step.Text).ShouldBe(["Tiếp nhận", "Chuyển hồ sơ", "Thẩm định", "Thẩm định"]);
    }

    [Fact]
    public void A_step_told_in_several_cells_is_one_step()
    {
        var steps = new Docx().Rows(
            Heading,
            [Top("1"), "Tiếp nhận hồ sơ", Top("Một cửa"), Top("01")],
            [Below, "Quét hồ sơ", Below, Below],
            ["2", "Thẩm định", "Chuyên viên", "01"]).Procedure().Steps;

        steps.Count.ShouldBe(2);
        steps[0].Detail.ShouldBe("Tiếp nhận hồ sơ\nQuét hồ sơ");
        steps[0].Group.ShouldBeNull();
    }

    [Fact]
    public void Several_time_columns_are_several_variants()
    {
        var procedures = new Docx().Rows(
            [Top("TT"), Top("Trình tự"), Top("Trách nhiệm"), Wide(3, "Thời gian")],
            [Below, Below, Below, Top("Bổ sung hộ tịch: 01 ngày làm việc"), Wide(2, "Cải chính hộ tịch")],
            [Below, Below, Below, Below, "Không xác minh: 03 ngày làm việc", "Có xác minh: 06 ngày làm việc"],
            ["1", "Tiếp nhận", "Một cửa", Top("01 ngày"), "½ ngày", "01 ngày"],
            ["2", "Thẩm tra", "Công chức Tư pháp - Hộ tịch", Below, "2,5 ngày", "05 ngày"]).Read().Procedures;

        procedures.Select(procedure => procedure.Variant).ShouldBe(
        [
            "Thời gian Bổ sung hộ tịch: 01 ngày làm việc", "Thời gian Cải chính hộ tịch Không xác minh: 03 ngày làm việc",
            "Thời gian Cải chính hộ tịch Có xác minh: 06 ngày làm việc",
        ]);
        procedures.Select(procedure => procedure.LegalLimit!.Limit).ShouldBe([Working(1), Working(3), Working(6)]);
        procedures.Select(procedure => procedure.Steps[1].Limit!.Limit).ShouldBe([Working(1), Working(2.5m), Working(5)]);
        procedures.Select(procedure => procedure.Steps[0].Group).ShouldBe([1, null, null]);
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

    [Theory]
    [InlineData("Tổng cộng")]
    [InlineData("Tổng thời gian giải quyết thủ tục hành chính (TTHC)")]
    [InlineData("- Thời gian giải quyết TTHC:")]
    [InlineData("Cộng:")]
    [InlineData("Tổng số ngày")]
    public void A_total_row_is_no_step_and_states_the_limit(string words)
    {
        var procedure = new Docx().Rows(
            ["TT", "Nội dung", "Trách nhiệm", "Thời gian"],
            [Wide(3, words), "05 ngày làm việc"],
            ["1", "Tiếp nhận", "Một cửa", "05 ngày"]).Procedure();

        procedure.Steps.ShouldHaveSingleItem().Limit!.Limit.ShouldBe(Working(5));
        procedure.LegalLimit!.Limit.ShouldBe(Working(5));
    }

    [Fact]
    public void A_total_in_cells_that_are_not_merged_is_no_step_either()
    {
        var procedure = new Docx().Rows(
            Heading,
            ["1", "Tổng hợp hồ sơ", "Một cửa", "05"],
            ["", "Tổng cộng", "", "05"]).Procedure();

        procedure.Steps.ShouldHaveSingleItem().Text.ShouldBe("Tổng hợp hồ sơ");
        procedure.LegalLimit!.Limit.ShouldBe(Working(5));
    }

    [Fact]
    public void A_heading_repeated_on_the_next_page_is_no_step()
    {
        var steps = new Docx().Rows(
            Heading, ["1", "Tiếp nhận", "Một cửa", "01"], Heading, ["2", "Thẩm định", "Chuyên viên", "01"]).Procedure().Steps;

        steps.Count.ShouldBe(2);
    }

    [Fact]
    public void The_seven_part_layout_holds_everything_in_one_table()
    {
        var procedure = new Docx().Rows(
            ["5.1", Wide(4, "Cơ sở pháp lý")],
            ["", Wide(4, "Luật Xây dựng năm 2014")],
            ["5.2", Wide(2, "Thành phần hồ sơ"), "Bản chính", "Bản sao"],
            ["", Wide(2, "Đơn đề nghị"), "x", ""],
            ["", Wide(2, "Giấy chứng nhận quyền sử dụng đất"), "", "x"],
            ["5.3", Wide(4, "Số lượng hồ sơ: 02 bộ")],
            ["5.4", Wide(4, "Thời gian xử lý: 05 ngày làm việc")],
            ["5.6", Wide(4, "Lệ phí: 75.000 đồng")],
            ["5.7", Wide(4, "Quy trình xử lý công việc")],
            ["TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả"],
            ["B1", "Nộp hồ sơ", "Bộ phận một cửa", "0,5 ngày", "Giấy tiếp nhận"],
            ["B2", "Thẩm định", "Chuyên viên", "4,5 ngày", "Tờ trình"],
            ["6", Wide(4, "Biểu mẫu")],
            ["1", Wide(4, "Mẫu số 01")]).Procedure();

        procedure.Steps.Select(step => step.Text).ShouldBe(["Nộp hồ sơ", "Thẩm định"]);
        procedure.Steps[0].Products.ShouldBe(["Giấy tiếp nhận"]);
        procedure.LegalLimit!.Limit.ShouldBe(Working(5));
        procedure.Sets.ShouldBe(2);
        procedure.Components.ShouldBe([new("Đơn đề nghị", "Bản chính"), new("Giấy chứng nhận quyền sử dụng đất", "Bản sao")]);
        procedure.Fees.ShouldBe(["75.000 đồng"]);
        procedure.LegalBasis.ShouldBe(["Luật Xây dựng năm 2014"]);
    }

    [Fact]
    public void A_step_table_within_a_frame_is_found()
    {
        var procedure = new Docx().Rows([Raw(Paragraph("Quy trình xử lý") + Table(Heading, ["1", "Tiếp nhận", "Một cửa", "01"]) + "<w:p/>")]).Procedure();

        var step = procedure.Steps.ShouldHaveSingleItem();
        step.Place.ShouldBe(new Place { Table = 2, Row = 2, Cell = 2 });
    }

    [Fact]
    public void A_table_from_unit_to_unit_has_steps_named_by_the_receiver()
    {
        var steps = new Docx().Rows(
            ["STT", "Phòng ban chuyển", "Phòng ban xử lý", "Thời hạn (ngày)"],
            ["1", "", "Bộ phận tiếp nhận và trả kết quả", "1"],
            ["2", "Bộ phận tiếp nhận và trả kết quả", "Phòng Kinh tế - Hạ tầng", "10"]).Procedure().Steps;

        steps.Select(step => (step.Text, step.Limit!.Limit.Value)).ShouldBe([("Bộ phận tiếp nhận và trả kết quả", 1m), ("Phòng Kinh tế - Hạ tầng", 10m)]);
        steps[1].Inferences.ShouldHaveSingleItem().Sentence.ShouldBe("Bộ phận tiếp nhận và trả kết quả → Phòng Kinh tế - Hạ tầng");
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
    public void Numbers_used_twice_are_pointed_out()
    {
        var reading = new Docx().Rows(Heading, ["4", "Tiếp nhận", "Một cửa", "01"], ["4", "Thẩm định", "Chuyên viên", "01"]).Read();

        var twice = reading.Diagnostics.Where(diagnostic => diagnostic.Code == "LC1202").ShouldHaveSingleItem();
        twice.Place.Row.ShouldBe(3);
    }

    [Fact]
    public void Two_columns_of_actors_give_the_person_and_keep_the_agency()
    {
        var step = new Docx().Rows(
            ["TT", "Nội dung", "Đơn vị thực hiện", "Người thực hiện", "Thời gian"],
            ["1", "Thẩm định", "Phòng Kinh tế", "Chuyên viên", "02 ngày"]).Procedure().Steps.ShouldHaveSingleItem();

        step.Actor.ShouldBe("Chuyên viên");
        step.Detail.ShouldBe("Thẩm định\nĐơn vị: Phòng Kinh tế");
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
    public void A_number_that_only_heads_its_parts_is_no_step()
    {
        var steps = new Docx().Rows(
            Heading,
            ["I", "Tại Sở Công Thương", "", "03"],
            ["1", "Tiếp nhận", "Một cửa", "01"],
            ["2", "Thẩm định", "", "02"],
            ["2.1", "Kiểm tra hồ sơ", "Chuyên viên", "01"],
            ["2.2", "Kiểm tra thực địa", "Chuyên viên", "01"]).Procedure().Steps;

        steps.Select(step => (step.Phase, step.Text)).ShouldBe([("I Tại Sở Công Thương", "Tiếp nhận"), ("2 Thẩm định", "Kiểm tra hồ sơ"), ("2 Thẩm định", "Kiểm tra thực địa")]);
    }

    [Fact]
    public void A_plan_by_months_beside_the_steps_is_no_procedure()
    {
        var reading = new Docx()
            .Rows(["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian thực hiện"], ["1", "Tập huấn", "Sở Nội vụ", "Quý III/2026"])
            .Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "01"]).Read();

        reading.Procedures.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem().Text.ShouldBe("Tiếp nhận");
    }

    private static TimeLimit Working(decimal days) => new(days, TimeUnit.WorkingDay);

    private static TestCell[] Row(string cells) => [.. cells.Split('|').Select(cell => (TestCell)cell)];
}
