using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Samples.Written;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>An ISO document of a commune with two time columns, a time cell merged over two rows, and outcomes told in prose.</summary>
internal static class MaritalStatus
{
    private static readonly Procedure Common = new()
    {
        Name = "Cấp Giấy xác nhận tình trạng hôn nhân",
        Code = "QT-TP-12",
        Edition = "02",
        IssuedOn = new DateOnly(2026, 1, 5),
        Agency = "Ủy ban nhân dân cấp xã",
        Sets = 1,
        Components =
        [
            new("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân theo mẫu: 01 bản chính"),
            new("Giấy tờ chứng minh đã ly hôn hoặc vợ, chồng đã chết (trường hợp đã từng có vợ hoặc chồng)"),
            new("Văn bản ủy quyền (trường hợp nộp thay)"),
        ],
        Results = ["Giấy xác nhận tình trạng hôn nhân"],
        Fees = ["15.000 đồng mỗi lần; miễn đối với người thuộc hộ nghèo, người khuyết tật"],
        Forms = ["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"],
        LegalBasis = ["Luật Hộ tịch số 60/2014/QH13", "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ"],
    };

    public static readonly IReadOnlyList<Procedure> Document =
    [
        Common with
        {
            Variant = "Thời gian không xác minh: 03 ngày làm việc",
            LegalLimit = WorkingDays(3, "03 ngày làm việc"),
            Steps = Steps("½ ngày", "01 ngày", "01 ngày", "½ ngày"),
        },
        Common with
        {
            Variant = "Thời gian có xác minh: 13 ngày làm việc",
            LegalLimit = WorkingDays(13, "13 ngày làm việc"),
            Steps = Steps("01 ngày", "10 ngày", "1,5 ngày", "½ ngày"),
        },
    ];

    private static IReadOnlyList<Step> Steps(string receives, string examines, string signs, string ends) =>
    [
        Row(1, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", receives,
            "Tiếp nhận hồ sơ, kiểm tra giấy tờ và thông tin của người yêu cầu",
            "Nếu hồ sơ đầy đủ, hợp lệ thì ghi giấy tiếp nhận và hẹn trả kết quả, chuyển công chức thụ lý.",
            "Nếu hồ sơ chưa đầy đủ thì hướng dẫn người yêu cầu bổ sung một lần bằng phiếu."),
        Row(2, "Công chức Tư pháp - Hộ tịch", examines,
            "Thẩm tra hồ sơ, tra cứu cơ sở dữ liệu hộ tịch, gửi văn bản xác minh khi cần thiết và dự thảo giấy xác nhận"),
        Row(3, "Lãnh đạo UBND", signs,
            "Xem xét hồ sơ, ký giấy xác nhận",
            "- Hợp lệ: ký giấy xác nhận, chuyển văn thư đóng dấu;",
            "- Không hợp lệ: chuyển trả lại công chức Tư pháp - Hộ tịch chỉnh sửa hoặc giải trình."),
        Row(4, "Văn thư UBND", ends, "Đóng dấu, vào sổ cấp giấy xác nhận").Shared(1),
        Row(5, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", ends, "Thu lệ phí, trả kết quả cho người yêu cầu").Shared(1),
    ];
}
