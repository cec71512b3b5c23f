using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Tests.Pages;

public sealed class WordsTests
{
    private static readonly WorkingCalendar Calendar = OfficeHours();

    // Friday 5 June 2026, 08:00 in the province.
    private static readonly DateTimeOffset Friday8 = new(2026, 6, 5, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2026, 6, 5, "ngày 05 tháng 6 năm 2026")]
    [InlineData(2026, 2, 15, "ngày 15 tháng 02 năm 2026")]
    [InlineData(2026, 11, 1, "ngày 01 tháng 11 năm 2026")]
    public void A_date_on_a_form_has_noughts_where_the_decree_puts_them(int year, int month, int day, string written)
    {
        VietnameseTime.FormDate(new DateTimeOffset(year, month, day, 3, 0, 0, TimeSpan.Zero)).ShouldBe(written);
    }

    [Fact]
    public void An_evening_in_London_is_the_next_morning_in_the_province()
    {
        var instant = new DateTimeOffset(2026, 6, 5, 23, 30, 0, TimeSpan.Zero);

        VietnameseTime.FormInstant(instant).ShouldBe("06 giờ 30 phút, ngày 06 tháng 6 năm 2026");
        VietnameseTime.Long(instant, PageLanguage.Vietnamese).ShouldBe("06:30 Thứ Bảy, 06/06/2026");
        VietnameseTime.Long(instant, PageLanguage.English).ShouldBe("06:30 on Saturday, 6 June 2026");
        VietnameseTime.Machine(instant).ShouldBe("2026-06-06T06:30:00+07:00");
    }

    [Theory]
    [InlineData(3 * 60, "còn 3 giờ làm việc", Urgency.InTime)]
    [InlineData(90, "còn 1 giờ làm việc", Urgency.Soon)]
    [InlineData(20, "còn 20 phút làm việc", Urgency.Soon)]
    public void What_is_left_is_counted_in_working_time(int minutes, string words, Urgency urgency)
    {
        var due = DueWords.Of(Friday8, Calendar.AddWorking(Friday8, TimeSpan.FromMinutes(minutes)), warned: false, Calendar);

        due.Text.Vietnamese.ShouldBe(words);
        due.Urgency.ShouldBe(urgency);
    }

    [Fact]
    public void Ten_working_hours_are_one_day_and_two_hours_though_a_weekend_lies_between()
    {
        var due = DueWords.Of(Friday8, Calendar.AddWorking(Friday8, TimeSpan.FromHours(10)), warned: false, Calendar);

        due.Text.ShouldBe(new Phrase("còn 1 ngày 2 giờ làm việc", "1 day 2 hours of working time left"));
    }

    [Fact]
    public void A_warned_deadline_is_near_however_much_is_left()
    {
        DueWords.Of(Friday8, Friday8.AddDays(10), warned: true, Calendar).Urgency.ShouldBe(Urgency.Soon);
    }

    [Fact]
    public void Lateness_does_not_grow_over_a_weekend()
    {
        var due = new DateTimeOffset(2026, 6, 5, 10, 0, 0, TimeSpan.Zero); // Friday, 17:00
        var monday11 = new DateTimeOffset(2026, 6, 8, 4, 0, 0, TimeSpan.Zero);

        DueWords.Of(Friday8, due, warned: false, Calendar).Urgency.ShouldBe(Urgency.InTime);
        DueWords.Of(due, due, warned: false, Calendar).Text.Vietnamese.ShouldBe("vừa quá hạn");
        DueWords.Of(monday11, due, warned: false, Calendar).ShouldBe(
            new DueWords(Urgency.Late, new("quá hạn 3 giờ làm việc", "3 hours of working time overdue")));
    }

    [Theory]
    [InlineData("3", TimeUnit.WorkingDay, "03 ngày làm việc", "3 working days")]
    [InlineData("0.5", TimeUnit.WorkingHour, "0,5 giờ làm việc", "0.5 working hours")]
    [InlineData("1", TimeUnit.Day, "01 ngày", "1 day")]
    public void A_limit_reads_as_the_rule_states_it(string value, TimeUnit unit, string vietnamese, string english)
    {
        var limit = new TimeLimit(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);

        LimitWords.Of(limit).ShouldBe(new Phrase(vietnamese, english));
    }

    [Theory]
    [InlineData("/inbox?show=unit", "/inbox?show=unit")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/home")]
    [InlineData("/\\evil.example", "/home")]
    [InlineData("https://evil.example", "/home")]
    [InlineData("/a\r\nSet-Cookie: b", "/home")]
    [InlineData("", "/home")]
    [InlineData(null, "/home")]
    public void A_form_cannot_send_a_reader_elsewhere(string? asked, string got)
    {
        LocalAddress.Or(asked, "/home").ShouldBe(got);
    }

    private static WorkingCalendar OfficeHours()
    {
        var day = new DayHours([new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 0))]);
        DayHours[] week = [DayHours.None, day, day, day, day, day, DayHours.None];
        return new WorkingCalendar("Asia/Ho_Chi_Minh", new CalendarSheet([new WeeklyHours(WorkingCalendar.FirstDay, week, EntryMark.Decided, "test")], [], []));
    }
}
