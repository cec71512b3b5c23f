using System.Text.RegularExpressions;
using LaoCai.Workflows.Host.Printing;

namespace LaoCai.Workflows.Host.Tests.Printing;

public sealed class AppointmentSlipTests
{
    private static readonly AppointmentSlip Slip = new()
    {
        Agency = "Ủy ban nhân dân tỉnh Lào Cai",
        OneStopUnit = "Trung tâm Phục vụ hành chính công tỉnh",
        Place = "Lào Cai",
        DossierCode = "H38.01-260605-0007",
        ScanText = "https://dichvucong.laocai.gov.vn/track?code=H38.01-260605-0007",
        TrackingAddress = "dichvucong.laocai.gov.vn/track",
        ApplicantName = "Lý Thị Mẩy",
        ApplicantAddress = "Tổ 5, phường Cam Đường, tỉnh Lào Cai",
        Phone = "0912 000 111",
        Email = "may@example.vn",
        IdentityNumber = "010190000123",
        Request = "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        OwnerName = "Hộ ông Lý A Sử",
        OwnerAddress = "Thôn Sả Séng",
        Components = [new("Đơn đề nghị theo Mẫu số 01", 1, 0, 0), new("Giấy chứng nhận quyền sử dụng đất", 0, 1, 2)],
        Sets = 2,
        Limit = "15 ngày làm việc",
        ReceivedAt = new DateTimeOffset(2026, 6, 5, 1, 5, 0, TimeSpan.Zero),
        ReturnAt = new DateTimeOffset(2026, 6, 26, 10, 0, 0, TimeSpan.Zero),
        ReturnPlace = "Trung tâm Phục vụ hành chính công tỉnh",
        Book = "01/2026",
        BookNumber = "0412",
        ReceiverName = "Nguyễn Thu Hà",
    };

    [Fact]
    public void It_prints_every_field_of_the_form_in_both_copies()
    {
        var html = Print(Slip);

        string[] printed =
        [
            "Ủy ban nhân dân tỉnh Lào Cai", "Trung tâm Phục vụ hành chính công tỉnh", "H38.01-260605-0007",
            "Lào Cai, ngày 05 tháng 6 năm 2026", "Lý Thị Mẩy", "Tổ 5, phường Cam Đường, tỉnh Lào Cai", "0912 000 111",
            "may@example.vn", "010190000123", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Hộ ông Lý A Sử", "Thôn Sả Séng",
            "Đơn đề nghị theo Mẫu số 01", "Giấy chứng nhận quyền sử dụng đất", "<b>02</b> (bộ)", "15 ngày làm việc",
            "08 giờ 05 phút, ngày 05 tháng 6 năm 2026", "17 giờ 00 phút, ngày 26 tháng 6 năm 2026", "01/2026", "0412", "Nguyễn Thu Hà",
        ];
        foreach (var text in printed)
            Regex.Count(html, Regex.Escape(text)).ShouldBeGreaterThanOrEqualTo(2, text);
        Regex.Count(html, "<article class=\"sheet\">").ShouldBe(2);
        Regex.Count(html, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").ShouldBe(2);
        html.ShouldContain("<title>Giấy tiếp nhận hồ sơ và hẹn trả kết quả – H38.01-260605-0007</title>");
    }

    [Fact]
    public void The_code_is_there_to_be_scanned()
    {
        var html = Print(Slip);

        Regex.Count(html, "<svg [^>]*viewBox").ShouldBe(2);
    }

    [Fact]
    public void What_the_applicant_left_open_can_be_filled_in_by_hand()
    {
        var html = Print(Slip with { Phone = null, Email = "", ReturnAt = null, Limit = null, OwnerName = null, Book = null, BookNumber = null, Components = [] });

        html.ShouldContain("<dt>Số điện thoại:</dt> <dd>…");
        html.ShouldContain("<dt>Email:</dt> <dd>…");
        html.ShouldContain("Thời gian trả kết quả giải quyết hồ sơ: <b>…");
        html.ShouldNotContain("Chủ hồ sơ:");
    }

    [Fact]
    public void An_applicant_named_like_markup_stays_a_name()
    {
        var html = Print(Slip with { ApplicantName = "<img src=x onerror=alert(1)>" });

        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
    }

    [Fact]
    public void Nothing_in_it_needs_a_looser_content_security_policy()
    {
        var html = Print(Slip);

        html.ShouldNotContain("style=");
        html.ShouldNotContain("<script");
        html.ShouldNotMatch("\\son[a-z]+=");
    }

    private static string Print(AppointmentSlip slip) =>
        new DocumentTemplates(TimeProvider.System).Print(slip, TestContext.Current.CancellationToken).ShouldBeOfType<RenderedDocument.Ready>().Html;
}
