using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Layouts of other provinces and offices, read as a person reads them.</summary>
public sealed class OtherLayoutsTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"];

    [Fact]
    public void What_is_done_may_stand_below_the_heading_of_results()
    {
        var procedure = new Docx().Say("1. Thủ tục: Gia hạn sử dụng đất (Mã TTHC: 1.001990)", "Tổng thời gian thực hiện TTHC: 15 ngày làm việc (120 giờ)").Rows(
            ["Bước thực hiện", "Đơn vị thực hiện", "Người thực hiện", "Kết quả thực hiện", "Thời gian quy định (giờ)"],
            ["Bước 1", "Trung tâm Phục vụ hành chính công", "Công chức tiếp nhận", "Tiếp nhận hồ sơ; số hóa", "04 giờ"],
            ["Bước 2", "Phòng Đất đai", "Trưởng phòng", "Phân công xử lý", "4"],
            ["Bước 3", "", "Chuyên viên", "Thẩm định hồ sơ", "112"],
            [Wide(4, "Tổng thời gian giải quyết"), "120 giờ"]).Procedure();

        procedure.Name.ShouldBe("Gia hạn sử dụng đất");
        procedure.Code.ShouldBe("1.001990");
        procedure.LegalLimit!.Limit.ShouldBe(new TimeLimit(15, TimeUnit.WorkingDay));
        procedure.Steps.Select(step => (step.Text, step.Limit!.Limit)).ShouldBe(
            [("Tiếp nhận hồ sơ; số hóa", Hours(4)), ("Phân công xử lý", Hours(4)), ("Thẩm định hồ sơ", Hours(112))]);
    }

    [Fact]
    public void A_person_beside_the_office_of_the_province_is_of_the_province()
    {
        var beside = new Docx().Say("Thủ tục: Tặng Bằng khen").Rows(
            ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Người thực hiện", "Thời gian (ngày làm việc)"],
            ["1", "Thẩm định", "Sở Nội vụ", "Chuyên viên", "5"],
            ["2", "Thẩm tra", "VP UBND tỉnh", "Chuyên viên", "3"],
            ["3", "Ký Quyết định", "UBND tỉnh", "Chủ tịch", "1"]).Procedure();
        var below = new Docx().Say("Thủ tục: Tặng Bằng khen").Rows(
            Heading,
            [Wide(4, "I. SỞ NỘI VỤ")], ["1", "Thẩm định", "Chuyên viên", "5"],
            [Wide(4, "II. VĂN PHÒNG UBND TỈNH (05 ngày)")], ["1", "Thẩm tra", "Chuyên viên", "3"], ["2", "Phát hành", "Văn thư", "1"]).Procedure();

        Roles(beside).ShouldBe(["specialist@specialist", "provinceSpecialist@province", "provinceChair@province"]);
        Roles(below).ShouldBe(["specialist@specialist", "provinceSpecialist@province", "clerk@province"]);
    }

    [Fact]
    public void Abbreviations_that_only_the_document_explains_are_understood()
    {
        var procedure = new Docx().Say("4. ĐỊNH NGHĨA/VIẾT TẮT", "TTHC: Thủ tục hành chính trong phạm vi phường", "CCXD: Công chức xây dựng", "- LĐPTN : Lãnh đạo Phòng Tài nguyên", "5. NỘI DUNG", "Thủ tục: Cấp phép đào đường")
            .Rows(Heading, ["1", "Kiểm tra", "CCXD", "1"], ["2", "Duyệt. Không đạt: trả lại CCXD", "LĐPTN", "1"]).Procedure();

        procedure.Name.ShouldBe("Cấp phép đào đường");
        procedure.Steps.Select(step => step.Role).ShouldBe([new ActorRole("specialist", "specialist"), new("unitHead", "specialist")]);
        procedure.Steps[0].Actor.ShouldBe("CCXD");
        procedure.Steps[1].Outcomes.ShouldBe([new Outcome("Không đạt", new RouteTarget.ToStep(1))]);
    }

    [Theory]
    [InlineData("Bộ phận 1 cửa", "receptionist")]
    [InlineData("Công chức MC", "receptionist")]
    [InlineData("Công chức trực BPMC", "receptionist")]
    [InlineData("LĐP", "unitHead")]
    [InlineData("Thanh tra viên", "specialist")]
    [InlineData("Đoàn xác minh", "council")]
    [InlineData("PCT UBND", "agencyHead")]
    [InlineData("Người nhận hồ sơ", null)]
    public void Short_forms_of_actors_are_known(string actor, string? role) =>
        ActorResolver.Shipped.Resolve(actor).Responsible?.Role.ShouldBe(role);

    [Fact]
    public void A_row_that_only_heads_its_parts_is_no_step_and_ends_with_them()
    {
        var steps = new Docx().Say("Thủ tục: Cấp phép xây dựng").Rows(
            Heading,
            ["Bước 1", "Tiếp nhận", "Một cửa", "0,5"],
            [Wide(3, "Bước 2: Giải quyết hồ sơ"), "13"],
            ["2.1", "Phân công", "LĐ phòng", "0,5"],
            ["2.2", "Thẩm định", "Chuyên viên", "12,5"],
            ["Bước 3", "Trả kết quả", "Một cửa", "0,5"]).Procedure().Steps;

        steps.Select(step => (step.Text, step.Phase)).ShouldBe(
            [("Tiếp nhận", null), ("Phân công", "Bước 2: Giải quyết hồ sơ"), ("Thẩm định", "Bước 2: Giải quyết hồ sơ"), ("Trả kết quả", null)]);
    }

    [Fact]
    public void Sections_numbered_below_a_procedure_are_not_its_name()
    {
        var annex = new Docx();
        foreach (var (no, name) in new[] { (1, "Cấp thẻ nhà báo"), (2, "Cấp phép họp báo") })
            annex.Say($"{no}. {name}", $"{no}.1. Thời hạn giải quyết: 05 ngày làm việc", $"{no}.2. Quy trình nội bộ, quy trình điện tử")
                .Rows(["Bước", "Nội dung công việc", "Đơn vị/người thực hiện", "Thời gian thực hiện", "Kết quả"], ["1", "Tiếp nhận", "Một cửa", "01 ngày", "Giấy hẹn"], ["2", "Ký", "Giám đốc", "04 ngày", ""]);

        annex.Read().Procedures.Select(procedure => procedure.Name).ShouldBe(["Cấp thẻ nhà báo", "Cấp phép họp báo"]);
    }

    [Fact]
    public void The_head_may_be_lines_of_text()
    {
        var procedure = new Docx().Say("QUY TRÌNH", "Mã số: QT.TNMT.15", "GIAO ĐẤT CHO HỘ GIA ĐÌNH", "Lần ban hành: 01", "Ngày ban hành: 01/3/2025", "3.4. Thời gian giải quyết", "Không quá 20 (hai mươi) ngày làm việc", "3.7. Các bước thực hiện:")
            .Rows(["Bước công việc", "Nội dung", "Trách nhiệm", "Thời gian"], ["1", "Nhận hồ sơ", "BP một cửa", "0.5 ngày"], ["2", "Xử lý", "Công chức ĐC-XD", "17 ngày"]).Procedure();

        (procedure.Name, procedure.Code, procedure.Edition, procedure.IssuedOn).ShouldBe(("GIAO ĐẤT CHO HỘ GIA ĐÌNH", "QT.TNMT.15", "01", new DateOnly(2025, 3, 1)));
    }

    [Fact]
    public void Cases_with_a_table_each_are_variants_of_one_procedure()
    {
        var procedures = new Docx().Say("1. Thủ tục cấp phép A", "Thời hạn: 05 ngày làm việc", "a) Trường hợp cấp mới").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "1"], ["2", "Xử lý", "Chuyên viên", "4"])
            .Say("b) Trường hợp cấp lại").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "1"], ["2", "Xử lý", "Chuyên viên", "2"])
            .Say("2. Thủ tục cấp phép B").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "1"]).Read().Procedures;

        procedures.Select(procedure => (procedure.Name, procedure.Variant, procedure.Steps.Count)).ShouldBe(
            [("Thủ tục cấp phép A", "a) Trường hợp cấp mới", 2), ("Thủ tục cấp phép A", "b) Trường hợp cấp lại", 2), ("Thủ tục cấp phép B", null, 1)]);
        procedures[0].LegalLimit!.Limit.ShouldBe(new TimeLimit(5, TimeUnit.WorkingDay));
    }

    [Theory]
    [InlineData("5.6. Phí thẩm định: 1.200.000 đồng", "Phí thẩm định: 1.200.000 đồng")]
    [InlineData("5.6. Phí, lệ phí: 50.000 đồng", "50.000 đồng")]
    [InlineData("h) Lệ phí (nếu có): Không", "Không")]
    [InlineData("Mức thu phí: 8.000 đồng", "8.000 đồng")]
    public void A_fee_keeps_all_its_words(string line, string fee)
    {
        new Docx().Say(line, "Tên thủ tục: Cấp giấy phép A").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "1"]).Procedure().Fees.ShouldBe([fee]);
    }

    [Fact]
    public void The_applicants_own_steps_come_before_reception_and_after_return()
    {
        var report = Definitions.Compilation.DocumentCompiler.Compile(new MemoryStream(new Docx().Say("Thủ tục: Chứng thực", "Thời hạn giải quyết: 03 ngày làm việc").Rows(
            Heading, ["B1", "Nộp hồ sơ", "Tổ chức, cá nhân", ""], ["B2", "Tiếp nhận", "BP TN&TKQ", "3"], ["B3", "Nhận kết quả", "Công dân", ""]).ToArray()));

        report.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Code == "LC2301" || diagnostic.Code == "LC2302");
    }

    [Fact]
    public void A_procedure_settled_within_the_day_has_a_limit_of_a_day()
    {
        var procedure = new Docx().Say("Thủ tục: Chứng thực", "b) Thời hạn giải quyết: Ngay trong ngày làm việc tiếp nhận hồ sơ").Rows(Heading, ["1", "Tiếp nhận", "Một cửa", "0,5"]).Procedure();

        procedure.LegalLimit!.Limit.ShouldBe(new TimeLimit(1, TimeUnit.WorkingDay));
    }

    [Fact]
    public void Several_limits_in_a_sentence_leave_the_step_without_one_until_a_person_agrees()
    {
        var reading = new Docx().Say("Thủ tục: Nuôi con nuôi").Rows(Heading, ["1", "Niêm yết", "Chuyên viên", "Niêm yết 15 ngày tại xã và 20 ngày tại tỉnh"]).Read();

        var step = reading.Procedures.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem();
        step.Limit.ShouldBeNull();
        step.Inferences.ShouldHaveSingleItem().Sentence.ShouldBe("Niêm yết 15 ngày tại xã và 20 ngày tại tỉnh");
        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC1302" && diagnostic.Severity == Severity.Warning);
    }

    private static string[] Roles(Procedure procedure) =>
        [.. ActorResolver.Shipped.Resolve(procedure).Procedure.Steps.Select(step => $"{step.Role?.Role}@{step.Role?.Unit}")];

    private static TimeLimit Hours(decimal hours) => new(hours, TimeUnit.WorkingHour);
}
