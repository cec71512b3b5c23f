using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

public sealed class RouteReaderTests
{
    private static readonly TestCell[] Heading = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"];

    [Theory]
    [InlineData("- Phù hợp, thì tiến hành xử lý/giải quyết;\n- Chưa phù hợp thì hướng dẫn làm lại hồ sơ.", "Phù hợp>next|Chưa phù hợp>applicant")]
    [InlineData("Nếu hồ sơ hợp lệ thì tiếp nhận, nếu hồ sơ chưa hợp lệ thì hướng dẫn bổ sung", "Hồ sơ hợp lệ>next|Hồ sơ chưa hợp lệ>applicant")]
    [InlineData("Trường hợp hồ sơ chưa đầy đủ, chưa hợp lệ: hướng dẫn hoàn thiện hồ sơ. Trường hợp hồ sơ đầy đủ, hợp lệ: tiếp nhận", "Hồ sơ chưa đầy đủ, chưa hợp lệ>applicant|Hồ sơ đầy đủ, hợp lệ>next")]
    [InlineData("Đạt → tiếp nhận; Không đạt → trả lại người nộp", "Đạt>next|Không đạt>applicant")]
    [InlineData("Nếu không đạt, lập Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Không đạt>applicant")]
    public void At_the_counter_the_bad_case_goes_back_to_the_applicant(string text, string outcomes) =>
        Outcomes(Steps(text, "Ký duyệt")[0]).ShouldBe(outcomes);

    [Theory]
    [InlineData("Xem xét hồ sơ, nếu:\n+ Không hợp lệ: chuyển trả lại cho công chức thụ lý chỉnh sửa/ bổ sung hoặc giải trình;\n+ Hợp lệ: Ký duyệt hồ sơ, chuyển cho Văn phòng đóng dấu.", "Không hợp lệ>2|Hợp lệ>next")]
    [InlineData("Nếu không đạt thì chuyển lại bước 2", "Không đạt>2")]
    [InlineData("Nếu đạt chuyển bước 4; nếu không đạt quay lại B1", "Đạt>next|Không đạt>1")]
    [InlineData("+ Đồng ý: Ký chứng thực. + Không đồng ý: yêu cầu chỉnh sửa, bổ sung.", "Đồng ý>next|Không đồng ý>2")]
    [InlineData("Trường hợp không đồng ý, chuyển trả Bộ phận Một cửa", "Không đồng ý>1")]
    [InlineData("Chưa phù hợp, thì dự thảo công văn trả lời", "Chưa phù hợp>next")]
    [InlineData("Trường hợp từ chối phải thông báo bằng văn bản cho tổ chức, cá nhân", "Từ chối>applicant")]
    [InlineData("Không đạt: trả lại bước trước", "Không đạt>2")]
    [InlineData("Nếu không đủ điều kiện thì kết thúc", "Không đủ điều kiện>end")]
    [InlineData("Ký duyệt hồ sơ, chuyển Văn thư", "")]
    [InlineData("Kiểm tra hồ sơ trong trường hợp cha, mẹ cư trú ở địa phương khác", "")]
    public void A_leader_sends_back_to_whom_the_text_names(string text, string outcomes) =>
        Outcomes(Steps("Tiếp nhận", text)[2]).ShouldBe(outcomes);

    [Theory]
    [InlineData("Không đạt: trả lại Chuyên viên để thông báo cho tổ chức, cá nhân", "Không đạt>2")]
    [InlineData("Nếu không đạt, trả lại hồ sơ cho tổ chức, cá nhân và nêu rõ lý do", "Không đạt>applicant")]
    [InlineData("Thẩm định hồ sơ, đạt yêu cầu thì lập tờ trình; không đạt yêu cầu thì trả lại Chuyên viên", "Đạt yêu cầu>next|Không đạt yêu cầu>2")]
    [InlineData("Xem xét: Đồng ý: ký nháy; Không đồng ý: trả lại Chuyên viên chỉnh sửa", "Đồng ý>next|Không đồng ý>2")]
    [InlineData("Hồ sơ chưa đầy đủ, chưa hợp lệ: trả lại Chuyên viên", "Hồ sơ chưa đầy đủ, chưa hợp lệ>2")]
    public void Who_gets_it_back_is_who_is_named_first(string text, string outcomes) =>
        Outcomes(Steps("Tiếp nhận", text)[2]).ShouldBe(outcomes);

    [Fact]
    public void What_was_understood_keeps_its_sentence()
    {
        var step = Steps("Tiếp nhận", "Không hợp lệ: chuyển trả lại cho công chức thụ lý giải trình")[2];

        var inference = step.Inferences.ShouldHaveSingleItem();
        inference.Sentence.ShouldBe("Không hợp lệ: chuyển trả lại cho công chức thụ lý giải trình");
        inference.What.ShouldContain("bước 2");
    }

    [Fact]
    public void A_route_to_a_step_that_is_not_there_is_an_error_at_its_row()
    {
        var reading = Read("Tiếp nhận", "Nếu không đạt thì chuyển lại bước 9");

        var missing = reading.Diagnostics.Where(diagnostic => diagnostic.Code == "LC1401").ShouldHaveSingleItem();
        missing.Severity.ShouldBe(Severity.Error);
        missing.Place.ShouldBe(new Place { Table = 1, Row = 4, Cell = 2 });
    }

    [Fact]
    public void A_guessed_target_and_work_in_parallel_are_said()
    {
        var reading = Read("Tiếp nhận, đồng thời gửi văn bản lấy ý kiến Sở Xây dựng", "Không đồng ý: nêu rõ lý do");

        reading.Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("LC14", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Code)
            .ShouldBe(["LC1403", "LC1402"], ignoreOrder: true);
    }

    [Fact]
    public void A_number_means_the_step_so_numbered_and_in_the_same_phase_first()
    {
        var steps = new Docx().Rows(
            Heading,
            ["GĐ1 - Bước 1", "Tiếp nhận", "Một cửa", "01"],
            ["GĐ1 - Bước 2", "Thẩm định", "Chuyên viên", "01"],
            ["GĐ2 - Bước 1", "Tiếp nhận lại", "Một cửa", "01"],
            ["GĐ2 - Bước 2", "Xem xét, nếu không đạt chuyển lại bước 1", "Lãnh đạo phòng", "01"]).Procedure().Steps;

        steps[3].Outcomes.ShouldHaveSingleItem().To.ShouldBe(new RouteTarget.ToStep(3));
    }

    private static IReadOnlyList<Step> Steps(string first, string third) => Read(first, third).Procedures.ShouldHaveSingleItem().Steps;

    private static Reading Read(string first, string third) => new Docx().Rows(
        Heading,
        ["1", first, "Bộ phận Một cửa", "01"],
        ["2", "Thụ lý hồ sơ", "Chuyên viên", "02"],
        ["3", third, "Lãnh đạo Sở", "01"],
        ["4", "Đóng dấu", "Văn thư", "½"]).Read();

    private static string Outcomes(Step step) => string.Join('|', step.Outcomes.Select(outcome => $"{outcome.When}>{Name(outcome.To)}"));

    private static string Name(RouteTarget target) => target switch
    {
        RouteTarget.Next => "next",
        RouteTarget.Applicant => "applicant",
        RouteTarget.End => "end",
        RouteTarget.ToStep step => step.No.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
