using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>What the rows of a step table say.</summary>
public sealed class StepTableTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Đơn vị/cá nhân thực hiện", "Thời gian (ngày làm việc)"];

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
    public void A_table_from_unit_to_unit_has_steps_named_by_the_receiver()
    {
        var steps = new Docx().Rows(
            ["STT", "Phòng ban chuyển", "Phòng ban xử lý", "Thời hạn (ngày)"],
            ["1", "", "Bộ phận tiếp nhận và trả kết quả", "1"],
            ["2", "Bộ phận tiếp nhận và trả kết quả", "Phòng Kinh tế - Hạ tầng", "10"]).Procedure().Steps;

        steps.Select(step => (step.Text, step.Limit!.Limit.Value)).ShouldBe([("Bộ phận tiếp nhận và trả kết quả", 1m), ("Phòng Kinh tế - Hạ tầng", 10m)]);
        steps[1].Inferences.ShouldHaveSingleItem().Sentence.ShouldBe("Bộ phận tiếp nhận và trả kết quả → Phòng Kinh tế - Hạ tầng");
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

    private static TimeLimit Working(decimal days) => new(days, TimeUnit.WorkingDay);
}
