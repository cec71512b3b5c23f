using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

public sealed class TimeGrammarTests
{
    [Theory]
    [InlineData("01 ngày", 1, TimeUnit.Day)]
    [InlineData("1 ngày", 1, TimeUnit.Day)]
    [InlineData("½ ngày", 0.5, TimeUnit.Day)]
    [InlineData("1/2 ngày", 0.5, TimeUnit.Day)]
    [InlineData("1⁄2 ngày", 0.5, TimeUnit.Day)]
    [InlineData("0,5 ngày", 0.5, TimeUnit.Day)]
    [InlineData("0.25 ngày", 0.25, TimeUnit.Day)]
    [InlineData("1,5 ngày", 1.5, TimeUnit.Day)]
    [InlineData("1½ ngày", 1.5, TimeUnit.Day)]
    [InlineData("1 1/2 ngày", 1.5, TimeUnit.Day)]
    [InlineData("01 ngày rưỡi", 1.5, TimeUnit.Day)]
    [InlineData("nửa ngày", 0.5, TimeUnit.Day)]
    [InlineData("một ngày", 1, TimeUnit.Day)]
    [InlineData("Năm ngày làm việc", 5, TimeUnit.WorkingDay)]
    [InlineData("01ngày", 1, TimeUnit.Day)]
    [InlineData("-1/2 ngày", 0.5, TimeUnit.Day)]
    [InlineData("– 02 ngày", 2, TimeUnit.Day)]
    [InlineData("0 ngày", 0, TimeUnit.Day)]
    [InlineData("1/2 ngày làm việc", 0.5, TimeUnit.WorkingDay)]
    [InlineData("02 ngày làm việc (16 giờ)", 2, TimeUnit.WorkingDay)]
    [InlineData("03 ngày (làm việc)", 3, TimeUnit.WorkingDay)]
    [InlineData("03 ngày LV", 3, TimeUnit.WorkingDay)]
    [InlineData("02 NLV", 2, TimeUnit.WorkingDay)]
    [InlineData("03 NGÀY LÀM VIỆC", 3, TimeUnit.WorkingDay)]
    [InlineData("30 ngày theo lịch", 30, TimeUnit.Day)]
    [InlineData("04 giờ", 4, TimeUnit.Hour)]
    [InlineData("04 giờ làm việc", 4, TimeUnit.WorkingHour)]
    [InlineData("08 giờ hành chính", 8, TimeUnit.WorkingHour)]
    [InlineData("4h", 4, TimeUnit.Hour)]
    [InlineData("04h làm việc", 4, TimeUnit.WorkingHour)]
    [InlineData("08 tiếng", 8, TimeUnit.Hour)]
    [InlineData("30 phút", 30, TimeUnit.Minute)]
    [InlineData("15'", 15, TimeUnit.Minute)]
    [InlineData("01 buổi", 4, TimeUnit.WorkingHour)]
    [InlineData("½ buổi", 2, TimeUnit.WorkingHour)]
    [InlineData("01 tuần", 7, TimeUnit.Day)]
    [InlineData("02 tháng", 60, TimeUnit.Day)]
    [InlineData("1 ngày 4 giờ", 1.5, TimeUnit.Day)]
    [InlineData("không quá 03 ngày", 3, TimeUnit.Day)]
    [InlineData("Không quá 17 ngày làm việc", 17, TimeUnit.WorkingDay)]
    [InlineData("Tối đa 05 ngày", 5, TimeUnit.Day)]
    [InlineData("Chậm nhất sau 02 ngày", 2, TimeUnit.Day)]
    [InlineData("≤ 03 ngày", 3, TimeUnit.Day)]
    [InlineData("Trong 2 giờ", 2, TimeUnit.Hour)]
    [InlineData("Trong thời hạn 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ", 5, TimeUnit.WorkingDay)]
    [InlineData("Không quá 02 (hai) ngày làm việc", 2, TimeUnit.WorkingDay)]
    [InlineData("03-05 ngày", 5, TimeUnit.Day)]
    [InlineData("Từ 3 đến 5 ngày làm việc", 5, TimeUnit.WorkingDay)]
    [InlineData("20 ngày (hoặc 15 ngày đối với nhà ở riêng lẻ)", 20, TimeUnit.Day)]
    [InlineData("01", 1, TimeUnit.Day)]
    [InlineData("1/2", 0.5, TimeUnit.Day)]
    [InlineData("0.5", 0.5, TimeUnit.Day)]
    [InlineData("Trong ngày", 1, TimeUnit.Day)]
    [InlineData("Cùng ngày", 1, TimeUnit.Day)]
    [InlineData("Chậm nhất 16h00 cùng ngày", 1, TimeUnit.Day)]
    [InlineData("Hai (02) ngày", 2, TimeUnit.Day)]
    [InlineData("60 (sáu mươi) ngày", 60, TimeUnit.Day)]
    [InlineData("Đến 15 ngày", 15, TimeUnit.Day)]
    [InlineData("8g", 8, TimeUnit.Hour)]
    [InlineData("1 giờ 30 phút", 1.5, TimeUnit.Hour)]
    [InlineData("1h30'", 1.5, TimeUnit.Hour)]
    [InlineData("02 giờ 15 phút làm việc", 2.25, TimeUnit.WorkingHour)]
    [InlineData("Ngay trong ngày làm việc", 1, TimeUnit.WorkingDay)]
    [InlineData("2,25 ngày", 2.25, TimeUnit.Day)]
    [InlineData("O,5 ngày", 0.5, TimeUnit.Day)]
    [InlineData("0, 5 ngày", 0.5, TimeUnit.Day)]
    [InlineData(",5 ngày", 0.5, TimeUnit.Day)]
    [InlineData("0,5 ng", 0.5, TimeUnit.Day)]
    [InlineData("½ ngày (04 giờ)", 0.5, TimeUnit.Day)]
    [InlineData("Hoàn thành trong 10 ngày làm việc; kéo dài quá 10 ngày làm việc thì báo cáo", 10, TimeUnit.WorkingDay)]
    [InlineData("Thời gian thẩm định của phòng là 03 ngày làm việc", 3, TimeUnit.WorkingDay)]
    public void A_limit_is_read_as_a_clerk_reads_it(string printed, double value, TimeUnit unit)
    {
        var reading = TimeGrammar.Read(printed);

        reading.Limit.ShouldNotBeNull();
        UnitRules.Apply(reading.Limit.Value, []).Limit.ShouldBe(new TimeLimit((decimal)value, unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Giờ hành chính")]
    [InlineData("Vào giờ hành chính các ngày làm việc trong tuần")]
    [InlineData("Theo giấy hẹn")]
    [InlineData("Theo phiếu hẹn trả kết quả")]
    [InlineData("Không tính thời gian")]
    [InlineData("Theo quy định tại mục 2,3,4,5,6,7 và 8 Phần II")]
    [InlineData("Ngay sau khi có kết quả")]
    [InlineData("Giải quyết ngay")]
    [InlineData("-")]
    [InlineData("…")]
    public void A_cell_may_give_no_limit(string printed)
    {
        var reading = TimeGrammar.Read(printed);

        reading.Limit.ShouldBeNull();
        reading.Kind.ShouldBeOneOf(TimeKind.Empty, TimeKind.Unlimited);
    }

    [Theory]
    [InlineData("sớm nhất có thể", nameof(TimeKind.Unreadable))]
    [InlineData("… ngày", nameof(TimeKind.Unreadable))]
    [InlineData("0x10", nameof(TimeKind.Unreadable))]
    [InlineData("Niêm yết 15 ngày tại xã và 20 ngày tại tỉnh", nameof(TimeKind.Several))]
    public void What_cannot_be_read_is_said_so(string printed, string kind) => TimeGrammar.Read(printed).Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData("10 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ", "kể từ ngày nhận đủ hồ sơ hợp lệ")]
    [InlineData("15 ngày kể từ ngày được lấy ý kiến.", "kể từ ngày được lấy ý kiến")]
    [InlineData("02 ngày làm việc (tính từ khi nhận phiếu)", "tính từ khi nhận phiếu")]
    [InlineData("02 ngày", null)]
    public void A_limit_keeps_its_own_starting_event(string printed, string? from) => TimeGrammar.Read(printed).From.ShouldBe(from);

    [Theory]
    [InlineData("05 ngày làm việc; trường hợp bị mất: không quá 30 ngày làm việc", 1)]
    [InlineData("02 ngày hoặc 8 ngày", 1)]
    [InlineData("01 ngày (08 giờ)", 0)]
    [InlineData("01 ngày, hồ sơ nhận sau 15 giờ", 0)]
    public void Other_limits_of_the_cell_are_noticed(string printed, int others) => TimeGrammar.Read(printed).Others!.Count.ShouldBe(others);

    [Theory]
    [InlineData("Thời gian (ngày làm việc)", TimeUnit.WorkingDay)]
    [InlineData("Thời gian (giờ)", TimeUnit.Hour)]
    [InlineData("Thời gian thực hiện (tính theo giờ làm việc)", TimeUnit.WorkingHour)]
    [InlineData("Thời gian (phút)", TimeUnit.Minute)]
    [InlineData("Thời gian", TimeUnit.Day)]
    public void A_bare_number_takes_the_unit_of_its_heading(string heading, TimeUnit unit)
    {
        var number = TimeGrammar.Read("02").Limit!.Value;

        UnitRules.Apply(number, [UnitRule.Of(UnitSource.Header, heading)]).Limit.ShouldBe(new TimeLimit(2, unit));
    }

    [Fact]
    public void A_bare_hour_is_a_working_hour_where_days_are_working_days()
    {
        var hours = TimeGrammar.Read("04 giờ").Limit!.Value;

        var normal = UnitRules.Apply(hours, [UnitRule.Of(UnitSource.Header, "Thời gian"), UnitRule.Of(UnitSource.Footnote, "Đơn vị tính là ngày làm việc")]);

        normal.ShouldBe(new(new(4, TimeUnit.WorkingHour), UnitSource.Footnote));
    }
}
