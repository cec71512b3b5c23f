using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Samples.Written;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>A short ISO document: everything within one day, one time cell over all rows.</summary>
internal static class BirthRegistration
{
    public static readonly IReadOnlyList<Procedure> Document =
    [
        new()
        {
            Name = "Đăng ký khai sinh",
            Code = "QT-TP-01",
            Edition = "01",
            IssuedOn = new DateOnly(2026, 1, 5),
            Agency = "Ủy ban nhân dân cấp xã",
            LegalLimit = WorkingDays(1, "01 ngày làm việc"),
            Sets = 1,
            Components =
            [
                new("Tờ khai đăng ký khai sinh theo mẫu: 01 bản chính"),
                new("Giấy chứng sinh: 01 bản chính"),
            ],
            Results = ["Giấy khai sinh: 01 bản chính"],
            Fees = ["Miễn lệ phí đối với trường hợp đăng ký đúng hạn"],
            Forms = ["Tờ khai đăng ký khai sinh"],
            LegalBasis = ["Luật Hộ tịch số 60/2014/QH13", "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ"],
            Steps =
            [
                Row(1, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "01 ngày làm việc",
                    "Tiếp nhận, kiểm tra hồ sơ đăng ký khai sinh",
                    "- Phù hợp: tiếp nhận hồ sơ, chuyển công chức Tư pháp - Hộ tịch;",
                    "- Chưa phù hợp: hướng dẫn người đi đăng ký bổ sung hồ sơ.").Shared(1),
                Row(2, "Công chức Tư pháp - Hộ tịch", "01 ngày làm việc", "Thẩm tra hồ sơ, ghi vào Sổ đăng ký khai sinh, in Giấy khai sinh").Shared(1),
                Row(3, "Lãnh đạo UBND", "01 ngày làm việc",
                    "Xem xét, ký Giấy khai sinh",
                    "- Đồng ý: ký Giấy khai sinh;",
                    "- Không đồng ý: chuyển trả lại công chức Tư pháp - Hộ tịch chỉnh sửa.").Shared(1),
                Row(4, "Văn thư UBND", "01 ngày làm việc", "Đóng dấu Giấy khai sinh").Shared(1),
                Row(5, "Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", "01 ngày làm việc", "Trả Giấy khai sinh cho người đi đăng ký").Shared(1),
            ],
        },
    ];
}
