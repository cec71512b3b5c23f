using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Samples.Written;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>An ISO document of a department: all front matter, a unit rule in a footnote, forms for each step, two ways back.</summary>
internal static class LiquorLicence
{
    public static readonly IReadOnlyList<Procedure> Document =
    [
        new()
        {
            Name = "Cấp Giấy phép bán buôn rượu trên địa bàn tỉnh",
            Code = "QT-CT-07",
            Edition = "01",
            IssuedOn = new DateOnly(2026, 3, 16),
            Agency = "Sở Công Thương",
            LegalLimit = WorkingDays(7, "07 ngày làm việc"),
            Sets = 1,
            Components =
            [
                new("Đơn đề nghị cấp Giấy phép bán buôn rượu theo mẫu: 01 bản chính"),
                new("Bản sao Giấy chứng nhận đăng ký doanh nghiệp hoặc hợp tác xã"),
                new("Bản sao hợp đồng thuê hoặc giấy tờ chứng minh quyền sử dụng địa điểm kinh doanh"),
                new("Bản sao văn bản giới thiệu hoặc hợp đồng của thương nhân sản xuất, phân phối rượu"),
                new("Bản cam kết bảo đảm điều kiện an toàn thực phẩm, phòng cháy, chữa cháy và bảo vệ môi trường: 01 bản chính"),
            ],
            Results = ["Giấy phép bán buôn rượu hoặc văn bản từ chối nêu rõ lý do"],
            Fees = ["1.200.000 đồng mỗi điểm kinh doanh tại phường", "600.000 đồng mỗi điểm kinh doanh tại xã"],
            Forms = ["Đơn đề nghị cấp Giấy phép bán buôn rượu (Mẫu số 01)"],
            LegalBasis =
            [
                "Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14",
                "Nghị định số 105/2017/NĐ-CP ngày 14/9/2017 của Chính phủ về kinh doanh rượu",
                "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về cơ chế một cửa, một cửa liên thông",
            ],
            Steps =
            [
                Row(1, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "½ ngày",
                    "Tiếp nhận hồ sơ, kiểm tra thành phần và tính pháp lý của hồ sơ",
                    "- Phù hợp: cập nhật hồ sơ trên hệ thống, in giấy tiếp nhận và hẹn trả kết quả, chuyển phòng chuyên môn;",
                    "- Chưa phù hợp: hướng dẫn tổ chức, cá nhân bổ sung, hoàn thiện hồ sơ.")
                    .Noted(0.5m).Gives("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
                Row(2, "Trưởng phòng Quản lý thương mại", "½ ngày", "Phân công công chức thụ lý hồ sơ").Noted(0.5m).Gives("Phiếu kiểm soát"),
                Row(3, "Chuyên viên phòng Quản lý thương mại", "03 ngày",
                    "Thẩm định hồ sơ, kiểm tra điều kiện kinh doanh",
                    "- Đủ điều kiện: dự thảo Giấy phép;",
                    "- Không đủ điều kiện: dự thảo văn bản trả lời nêu rõ lý do.")
                    .Noted(3).Gives("Biên bản thẩm định", "Dự thảo Giấy phép"),
                Row(4, "Trưởng phòng Quản lý thương mại", "01 ngày",
                    "Xem xét dự thảo, trình Lãnh đạo Sở",
                    "- Đồng ý: ký nháy, trình Lãnh đạo Sở;",
                    "- Không đồng ý: chuyển trả lại chuyên viên phòng Quản lý thương mại chỉnh sửa.")
                    .Noted(1),
                Row(5, "Lãnh đạo Sở", "01 ngày",
                    "Xem xét, ký duyệt kết quả",
                    "- Đồng ý: ký Giấy phép hoặc văn bản trả lời;",
                    "- Không đồng ý: chuyển trả lại chuyên viên phòng Quản lý thương mại chỉnh sửa, giải trình.")
                    .Noted(1).Gives("Giấy phép bán buôn rượu"),
                Row(6, "Văn thư Sở", "½ ngày", "Vào sổ, đóng dấu, phát hành, chuyển kết quả cho Trung tâm Phục vụ hành chính công").Noted(0.5m).Gives("Sổ theo dõi"),
                Row(7, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "½ ngày",
                    "Thu phí, trả kết quả cho tổ chức, cá nhân và lưu hồ sơ theo quy định").Noted(0.5m).Gives("Sổ trả kết quả"),
            ],
        },
    ];
}
