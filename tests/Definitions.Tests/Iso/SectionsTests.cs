using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>What stands around the step table of an ISO document.</summary>
public sealed class SectionsTests
{
    private static readonly string Head = Table(
        [Top("SỞ TƯ PHÁP"), "QUY TRÌNH", Wide(2, "Mã hiệu: QT 33/CX-HCTP")],
        [Below, Top("Cấp Giấy xác nhận"), "Lần ban hành:", "01"],
        [Below, Below, Wide(2, "Ngày ban hành: 07/7/2025")]);

    private static readonly TestCell[][] Steps = [["TT", "Trình tự", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận", "Một cửa", "01 ngày"]];

    [Fact]
    public void The_box_at_the_head_gives_code_edition_date_agency_and_name()
    {
        var inBody = new Docx().Xml(Head).Say("TTHC : Thủ tục hành chính").Rows(Steps).Procedure();
        var inHeader = new Docx().Header(Head).Rows(Steps).Procedure();

        foreach (var procedure in new[] { inBody, inHeader })
            (procedure.Agency, procedure.Name, procedure.Code, procedure.Edition, procedure.IssuedOn).ShouldBe(
                ("SỞ TƯ PHÁP", "Cấp Giấy xác nhận", "QT 33/CX-HCTP", "01", new DateOnly(2025, 7, 7)));
    }

    [Fact]
    public void Sections_are_known_by_their_words_whatever_their_letters()
    {
        var procedure = new Docx().Say(
            "5. NỘI DUNG",
            "a. Thành phần, số lượng hồ sơ:",
            "* Giấy tờ phải nộp:",
            "- Tờ khai theo mẫu;",
            "- 02 bản sao giấy chứng sinh, trường hợp trẻ bị bỏ rơi;",
            "* Lưu ý:",
            "- Giấy tờ nước ngoài phải được hợp pháp hóa.",
            "Số lượng hồ sơ: 01 bộ",
            "b. Thời hạn giải quyết: 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ.",
            "d. Cơ quan thực hiện thủ tục hành chính: Ủy ban nhân dân cấp xã.",
            "đ. Kết quả thực hiện thủ tục hành chính:",
            "- Giấy khai sinh (bản chính).",
            "e. Phí, lệ phí: Miễn lệ phí",
            "g. Mẫu đơn, mẫu tờ khai: Tờ khai đăng ký khai sinh",
            "h. Yêu cầu, điều kiện thực hiện: Không",
            "i. Căn cứ pháp lý của thủ tục hành chính:",
            "- Luật Hộ tịch năm 2014;",
            "k. Quy trình các bước xử lý công việc:").Rows(Steps).Procedure();

        procedure.Components.ShouldBe(
        [
            new("Tờ khai theo mẫu", "phải nộp"),
            new("02 bản sao giấy chứng sinh, trường hợp trẻ bị bỏ rơi", "bản sao", 2, "trường hợp trẻ bị bỏ rơi"),
        ]);
        procedure.Sets.ShouldBe(1);
        procedure.LegalLimit!.ShouldSatisfyAllConditions(
            limit => limit.Limit.ShouldBe(new TimeLimit(5, TimeUnit.WorkingDay)), limit => limit.From.ShouldBe("kể từ ngày nhận đủ hồ sơ"));
        procedure.Agency.ShouldBe("Ủy ban nhân dân cấp xã");
        procedure.Results.ShouldBe(["Giấy khai sinh (bản chính)"]);
        procedure.Fees.ShouldBe(["Miễn lệ phí"]);
        procedure.Forms.ShouldBe(["Tờ khai đăng ký khai sinh"]);
        procedure.LegalBasis.ShouldBe(["Luật Hộ tịch năm 2014"]);
        procedure.Steps[0].Limit!.Limit.Unit.ShouldBe(TimeUnit.WorkingDay);
    }

    [Fact]
    public void A_table_that_disagrees_with_its_section_is_pointed_out()
    {
        var reading = new Docx().Say("b. Thời hạn giải quyết: 20 ngày làm việc").Rows(
            ["TT", "Trình tự", "Trách nhiệm", "Thời gian (16 ngày làm việc)"], ["1", "Tiếp nhận", "Một cửa", "16 ngày"]).Read();

        reading.Procedures[0].LegalLimit!.Limit.Value.ShouldBe(16);
        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC1307" && diagnostic.Place == new Place { Paragraph = 1 });
    }

    [Theory]
    [InlineData("Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính.", UnitSource.Footnote)]
    [InlineData("Thời gian được tính theo ngày làm việc.", UnitSource.Footnote)]
    [InlineData("01 ngày = 08 giờ làm việc", UnitSource.Footnote)]
    [InlineData("Các bước này có thể tăng hoặc giảm.", UnitSource.Assumed)]
    public void A_remark_below_the_table_may_say_what_a_day_is(string remark, UnitSource source) =>
        new Docx().Rows(Steps).Say("* Ghi chú:", remark).Procedure().Steps[0].Limit!.UnitSource.ShouldBe(source);
}
