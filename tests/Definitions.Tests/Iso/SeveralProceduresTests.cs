using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Which tables and rows belong to one procedure.</summary>
public sealed class SeveralProceduresTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Đơn vị/cá nhân thực hiện", "Thời gian (ngày làm việc)"];

    [Fact]
    public void A_table_cut_in_two_is_one()
    {
        var steps = new Docx()
            .Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "01"])
            .Say("", " ")
            .Rows(Heading, ["2", "Thẩm định", "Chuyên viên", "02"])
            .Rows(["3", "Ký duyệt", "Lãnh đạo Sở", "01"], ["4", "Đóng dấu", "Văn thư", "½"]).Procedure().Steps;

        steps.Select(step => step.Text).ShouldBe(["Tiếp nhận", "Thẩm định", "Ký duyệt", "Đóng dấu"]);
        steps.Select(step => step.No).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Phases_in_tables_of_their_own_are_one_procedure()
    {
        var procedure = new Docx()
            .Say("1. Cấp giấy chứng nhận quyền sử dụng đất", "Giai đoạn 1: Thẩm định")
            .Rows(Heading, ["Bước 1", "Tiếp nhận", "Một cửa", "01"], ["Bước 2", "Thẩm định", "Chuyên viên", "02"])
            .Say("Giai đoạn 2: Sau khi nộp thuế")
            .Rows(Heading, ["Bước 1", "Tiếp nhận biên lai", "Một cửa", "01"]).Procedure();

        procedure.Name.ShouldBe("Cấp giấy chứng nhận quyền sử dụng đất");
        procedure.Steps.Select(step => step.Phase).ShouldBe(["Giai đoạn 1: Thẩm định", "Giai đoạn 1: Thẩm định", "Giai đoạn 2: Sau khi nộp thuế"]);
    }

    [Fact]
    public void Phases_stand_in_rows_across_the_table_or_in_the_numbers()
    {
        var banded = new Docx().Rows(
            Heading,
            [Wide(4, "A. Tại cấp xã")],
            ["1", "Tiếp nhận", "Một cửa", "01"],
            [Wide(4, "B. Tại Sở")],
            ["1", "Thẩm định", "Chuyên viên", "02"]).Procedure();
        var labelled = new Docx().Rows(
            Heading, ["GĐ1 - Bước 1", "Tiếp nhận", "Một cửa", "01"], ["GĐ2 - Bước 1", "Thẩm định", "Chuyên viên", "02"]).Procedure();

        banded.Steps.Select(step => step.Phase).ShouldBe(["A. Tại cấp xã", "B. Tại Sở"]);
        labelled.Steps.Select(step => step.Phase).ShouldBe(["GĐ1", "GĐ2"]);
    }

    [Fact]
    public void An_annex_of_thirty_procedures_is_thirty()
    {
        var annex = new Docx().Say("QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "(Kèm theo Quyết định số 736/QĐ-UBND)");
        for (var number = 1; number <= 30; number++)
            annex.Say($"{number}. Cấp giấy phép loại {number}", $"Thời gian giải quyết: {number:00} ngày làm việc")
                .Rows(Heading, ["Bước 1", "Tiếp nhận", "Một cửa", "01"], ["Bước 2", "Thẩm định", "Chuyên viên", "02"]);

        var procedures = annex.Read().Procedures;

        procedures.Select(procedure => procedure.Name).ShouldBe(Enumerable.Range(1, 30).Select(number => $"Cấp giấy phép loại {number}"));
        procedures.Select(procedure => procedure.LegalLimit!.Limit).ShouldBe(Enumerable.Range(1, 30).Select(number => Working(number)));
    }

    [Fact]
    public void Several_procedures_in_one_table_are_told_apart()
    {
        var procedures = new Docx().Rows(
            Heading,
            [Wide(4, "1. Thủ tục cấp mới giấy phép")],
            ["1", "Tiếp nhận", "Một cửa", "01"],
            ["2", "Thẩm định", "Chuyên viên", "04"],
            [Wide(4, "2. Thủ tục cấp lại giấy phép")],
            ["1", "Tiếp nhận", "Một cửa", "01"]).Read().Procedures;

        procedures.Select(procedure => (procedure.Name, procedure.Steps.Count)).ShouldBe([("Thủ tục cấp mới giấy phép", 2), ("Thủ tục cấp lại giấy phép", 1)]);
    }

    [Fact]
    public void An_annex_may_print_its_heading_once()
    {
        var procedures = new Docx()
            .Say("1. Cấp giấy phép loại A").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "01 ngày"], ["2", "Thẩm định", "Chuyên viên", "02 ngày"])
            .Say("2. Cấp giấy phép loại B").Rows(["1", "Tiếp nhận", "Một cửa", "01 ngày"], ["2", "Ký", "Lãnh đạo Sở", "01 ngày"]).Read().Procedures;

        procedures.Select(procedure => procedure.Name).ShouldBe(["Cấp giấy phép loại A", "Cấp giấy phép loại B"]);
    }

    [Fact]
    public void Cases_that_head_their_own_rows_are_variants()
    {
        var procedures = new Docx().Say("Thủ tục: Đăng ký khai sinh").Rows(
            Heading,
            [Wide(4, "Trường hợp không xác minh")],
            ["1", "Tiếp nhận", "Một cửa", "01"],
            [Wide(4, "Trường hợp có xác minh")],
            ["1", "Tiếp nhận", "Một cửa", "01"],
            ["2", "Xác minh", "Chuyên viên", "04"]).Read().Procedures;

        procedures.Select(procedure => (procedure.Name, procedure.Variant, procedure.Steps.Count)).ShouldBe(
            [("Đăng ký khai sinh", "Trường hợp không xác minh", 1), ("Đăng ký khai sinh", "Trường hợp có xác minh", 2)]);
    }

    [Fact]
    public void A_column_of_names_tells_procedures_apart()
    {
        var procedures = new Docx().Rows(
            ["STT", "Tên thủ tục hành chính", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"],
            ["1", Top("Cấp mới"), "Tiếp nhận", "Một cửa", "01"],
            ["2", Below, "Thẩm định", "Chuyên viên", "02"],
            ["3", "Cấp lại", "Tiếp nhận", "Một cửa", "01"]).Read().Procedures;

        procedures.Select(procedure => (procedure.Name, procedure.Steps.Count)).ShouldBe([("Cấp mới", 2), ("Cấp lại", 1)]);
    }

    [Fact]
    public void Several_procedures_with_one_table_are_named_together()
    {
        var procedure = new Docx()
            .Say("II. TTHC CÓ CÙNG THỜI GIAN GIẢI QUYẾT 03 NGÀY LÀM VIỆC", "1. Cấp giấy phép loại A, gồm:", "- Trường hợp đề nghị cấp trên đường sắt.", "2. Cấp điều chỉnh giấy phép loại A.")
            .Rows(["Thứ tự", "Nội dung công việc", "Trách nhiệm", "Thời gian"], [Wide(3, "- Thời gian giải quyết TTHC:"), "03 ngày"], ["Bước 1", "Tiếp nhận", "Một cửa", "24 giờ"]).Procedure();

        procedure.Name.ShouldBe("Cấp giấy phép loại A; Cấp điều chỉnh giấy phép loại A");
        procedure.LegalLimit!.Limit.ShouldBe(Working(3));
        procedure.Steps[0].Limit!.ShouldSatisfyAllConditions(
            limit => limit.Limit.ShouldBe(new TimeLimit(24, TimeUnit.WorkingHour)), limit => limit.UnitSource.ShouldBe(UnitSource.LegalLimit));
    }

    private static TimeLimit Working(decimal days) => new(days, TimeUnit.WorkingDay);
}
