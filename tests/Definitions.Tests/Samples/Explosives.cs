using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Samples.Written;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>The annex of a decision: two procedures, rows <c>Bước n</c>, days and hours mixed, a stage at the provincial committee, an office-hours row.</summary>
internal static class Explosives
{
    public static readonly DecisionHead Decision = new(
        "      /QĐ-UBND", "Lào Cai, ngày      tháng      năm 2026", "Vật liệu nổ công nghiệp", "Sở Công Thương");

    public static readonly IReadOnlyList<Procedure> Document =
    [
        new()
        {
            Name = "Cấp Giấy phép sử dụng vật liệu nổ công nghiệp phục vụ thi công công trình",
            Agency = "Sở Công Thương",
            LegalLimit = WorkingDays(5, "05 ngày làm việc"),
            Steps =
            [
                Row(1, "Công chức Sở trực tại TTPVHCC", "2 giờ",
                    "Tiếp nhận hồ sơ của tổ chức tại Trung tâm Phục vụ hành chính công tỉnh",
                    "- Hồ sơ hợp lệ: tiếp nhận, số hóa và chuyển hồ sơ về Sở;",
                    "- Hồ sơ chưa hợp lệ: hướng dẫn tổ chức hoàn thiện hồ sơ."),
                Row(2, "Lãnh đạo phòng chuyên môn / (P.QLCN)", "2 giờ", "Phân công, chuyển hồ sơ cho công chức xử lý"),
                Row(3, "Công chức phòng QLCN", "02 ngày",
                    "Thẩm định hồ sơ, dự thảo tờ trình và giấy phép",
                    "- Trường hợp cần bổ sung: thông báo bằng văn bản cho tổ chức để hoàn chỉnh hồ sơ;",
                    "- Trường hợp hồ sơ đáp ứng yêu cầu: hoàn thành dự thảo, trình lãnh đạo phòng."),
                Row(4, "Lãnh đạo phòng", "2 giờ", "Xem xét, xác nhận dự thảo"),
                Row(5, "Lãnh đạo Sở", "4 giờ",
                    "Ký tờ trình và hồ sơ trình Ủy ban nhân dân tỉnh",
                    "- Đồng ý: ký tờ trình;",
                    "- Không đồng ý: chuyển trả lại công chức phòng QLCN chỉnh sửa."),
                Row(6, "Văn thư Sở", "2 giờ", "Phát hành hồ sơ trình Ủy ban nhân dân tỉnh"),
                Row(7, "Lãnh đạo UBND tỉnh / Lãnh đạo Văn phòng UBND tỉnh / Chuyên viên UBND tỉnh", "01 ngày",
                    "Ủy ban nhân dân tỉnh xem xét hồ sơ",
                    "- Trường hợp đủ điều kiện: ký giấy phép;",
                    "- Trường hợp từ chối: chuyển trả lại công chức phòng QLCN hoàn thiện, giải trình."),
                Row(8, "Văn thư Văn phòng UBND tỉnh", "2 giờ", "Vào sổ, đóng dấu, gửi kết quả đến Sở Công Thương"),
                Row(9, "Công chức của Sở trực tại TTPVHCC", "2 giờ", "Cập nhật kết quả trên hệ thống và bàn giao cho Trung tâm Phục vụ hành chính công tỉnh"),
                Row(10, "Bộ phận trả kết quả của TTPVHCC", "Giờ hành chính", "Trả kết quả cho tổ chức theo giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
            ],
        },
        new()
        {
            Name = "Cấp lại Giấy phép sử dụng vật liệu nổ công nghiệp bị mất, bị hỏng",
            Agency = "Sở Công Thương",
            LegalLimit = WorkingDays(3, "03 ngày làm việc"),
            Steps =
            [
                Row(1, "Công chức Sở trực tại TTPVHCC", "2 giờ",
                    "Tiếp nhận hồ sơ của tổ chức tại Trung tâm Phục vụ hành chính công tỉnh",
                    "- Hồ sơ hợp lệ: tiếp nhận và chuyển hồ sơ về Sở;",
                    "- Hồ sơ chưa hợp lệ: hướng dẫn tổ chức hoàn thiện hồ sơ."),
                Row(2, "Lãnh đạo phòng chuyên môn / (P.QLCN)", "2 giờ", "Phân công, chuyển hồ sơ cho công chức xử lý"),
                Row(3, "Công chức phòng QLCN", "01 ngày", "Đối chiếu hồ sơ lưu, dự thảo giấy phép cấp lại"),
                Row(4, "Lãnh đạo Sở", "06 giờ",
                    "Xem xét, ký giấy phép cấp lại",
                    "- Đồng ý: ký giấy phép;",
                    "- Không đồng ý: chuyển trả lại công chức phòng QLCN chỉnh sửa."),
                Row(5, "Văn thư Sở", "04 giờ", "Vào sổ, đóng dấu, bàn giao kết quả cho Trung tâm Phục vụ hành chính công tỉnh"),
                Row(6, "Bộ phận trả kết quả của TTPVHCC", "02 giờ", "Trả kết quả cho tổ chức"),
            ],
        },
    ];
}
