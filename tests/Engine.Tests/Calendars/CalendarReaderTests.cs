using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Engine.Tests.Calendars.Given;

namespace LaoCai.Workflows.Engine.Tests.Calendars;

public sealed class CalendarReaderTests
{
    // Line 4 holds the hours, line 6 the days off, line 7 the make-up day, lines 9 and 10 the units.
    private const string Good =
        """
        {
          "zone": "Asia/Ho_Chi_Minh",
          "sources": { "s": "Nguồn" },
          "hours": [ { "from": "2020-01-01", "monday": "07:30-11:30 13:30-17:30", "friday": "07:30-11:30 13:30-17:30", "mark": "decided", "source": "s" } ],
          "off": [
            { "from": "2026-03-02", "to": "2026-03-03", "vi": "Nghỉ", "en": "Closed", "mark": "computed", "source": "s" } ],
          "working": [ { "date": "2026-03-07", "insteadOf": "2026-03-02", "vi": "Làm bù", "en": "Make-up", "mark": "decided", "source": "s" } ],
          "units": [
            { "code": "A", "off": [ { "from": "2026-03-09", "vi": "Bão", "en": "Storm", "mark": "decided", "source": "s" } ] },
            { "code": "B", "parent": "A", "working": [ { "date": "2026-03-02", "hours": "08:00-10:00", "vi": "Trực", "en": "Duty", "mark": "decided", "source": "s" } ] }
          ]
        }
        """;

    [Fact]
    public void A_good_file_gives_the_calendars_of_province_and_units()
    {
        CalendarSet set = CalendarReader.Read(Good).Set!;

        set.Province.IsWorkingDay(Date("2026-03-02")).ShouldBeFalse();
        set.Province.Day(Date("2026-03-07")).Hours.ShouldBe(Hours("07:30-11:30 13:30-17:30"));
        set.Province.IsWorkingDay(Date("2026-03-09")).ShouldBeTrue();
        set.For("A").IsWorkingDay(Date("2026-03-09")).ShouldBeFalse();
        set.For("B").IsWorkingDay(Date("2026-03-09")).ShouldBeFalse("a unit inherits from its parent");
        set.For("B").Day(Date("2026-03-02")).Hours.ShouldBe(Hours("08:00-10:00"));
        set.For("unknown").ShouldBe(set.Province);
        set.For((string?)null).ShouldBe(set.Province);
        set.For(["unknown", "A"]).ShouldBe(set.For("A"));
    }

    [Fact]
    public void The_version_is_that_of_the_content()
    {
        CalendarSet set = CalendarReader.Read(Good).Set!;

        CalendarReader.Read(Good.Replace("\n", "\n\n", StringComparison.Ordinal)).Set!.Version.ShouldBe(set.Version);
        CalendarReader.Read(Good.Replace("2026-03-09", "2026-03-13", StringComparison.Ordinal)).Set!.Version.ShouldNotBe(set.Version);
        CalendarReader.Read(Good.Replace("08:00-10:00", "08:00-10:30", StringComparison.Ordinal)).Set!.Version.ShouldNotBe(set.Version);
    }

    [Theory]
    [InlineData("\"zone\": \"Asia/Ho_Chi_Minh\"", "\"zone\": \"Asia/Lao_Cai\"", "calendar.unknown-zone", 2)]
    [InlineData("  \"zone\": \"Asia/Ho_Chi_Minh\",\n", "", "calendar.missing", 1)]
    [InlineData("\"zone\"", "\"time\"", "calendar.unknown-entry", 2)]
    [InlineData("\"s\": \"Nguồn\"", "\"s\": \" \"", "calendar.bad-value", 3)]
    [InlineData("\"s\": \"Nguồn\"", "\"t\": \"Nguồn\"", "calendar.unknown-source", 4)]
    [InlineData("\"from\": \"2020-01-01\", ", "", "calendar.missing", 4)]
    [InlineData("07:30-11:30 13:30", "07:30-14:30 13:30", "calendar.overlap", 4)]
    [InlineData("07:30-11:30 13:30", "07:30-13:30 13:30", "calendar.overlap", 4)]
    [InlineData("07:30-11:30 13:30", "11:30-07:30 13:30", "calendar.reversed", 4)]
    [InlineData("07:30-11:30 13:30", "7:30-11:30 13:30", "calendar.bad-value", 4)]
    [InlineData("07:30-11:30 13:30", "07:30-25:30 13:30", "calendar.bad-value", 4)]
    [InlineData("\"monday\": \"07:30-11:30 13:30-17:30\"", "\"friday\": \"07:30-11:30\"", "calendar.duplicate", 4)]
    [InlineData("\"monday\"", "\"moonday\"", "calendar.unknown-entry", 4)]
    [InlineData("\"to\": \"2026-03-03\"", "\"to\": \"2026-03-01\"", "calendar.reversed", 6)]
    [InlineData("\"to\": \"2026-03-03\"", "\"to\": \"2028-03-01\"", "calendar.bad-value", 6)]
    [InlineData("\"from\": \"2026-03-02\"", "\"from\": \"2026-02-30\"", "calendar.bad-value", 6)]
    [InlineData("\"from\": \"2026-03-02\"", "\"from\": \"1812-03-02\"", "calendar.bad-value", 6)]
    [InlineData("\"from\": \"2026-03-02\"", "\"from\": 20260302", "calendar.bad-value", 6)]
    [InlineData("\"computed\"", "\"perhaps\"", "calendar.bad-value", 6)]
    [InlineData("\"vi\": \"Nghỉ\", ", "", "calendar.missing", 6)]
    [InlineData("\"date\": \"2026-03-07\"", "\"date\": \"2026-03-03\"", "calendar.overlap", 7)]
    [InlineData("\"insteadOf\": \"2026-03-02\"", "\"insteadOf\": \"2026-03-06\"", "calendar.not-a-day-off", 7)]
    [InlineData("\"insteadOf\": \"2026-03-02\", ", "", "calendar.missing", 7)]
    [InlineData("\"code\": \"B\"", "\"code\": \"A\"", "calendar.duplicate", 10)]
    [InlineData("\"parent\": \"A\"", "\"parent\": \"C\"", "calendar.unknown-parent", 10)]
    [InlineData("\"parent\": \"A\"", "\"parent\": \"B\"", "calendar.circle", 10)]
    [InlineData("\"units\": [", "\"units\": [[],", "calendar.bad-value", 8)]
    [InlineData("\"units\": [", "\"units\": {", "calendar.not-json", 9)]
    public void A_fault_is_refused_with_its_line_and_nothing_is_taken_over(string good, string bad, string code, int line)
    {
        Good.ShouldContain(good);

        CalendarReading reading = CalendarReader.Read(Replace(good, bad));

        reading.Set.ShouldBeNull();
        reading.Faults.ShouldContain(fault => fault.Code == code && fault.Line == line,
            string.Join('\n', reading.Faults));
    }

    [Fact]
    public void One_fault_does_not_hide_the_others()
    {
        string bad = Good.Replace("Asia/Ho_Chi_Minh", "Nowhere", StringComparison.Ordinal).Replace("08:00-10:00", "10:00-08:00", StringComparison.Ordinal);

        CalendarReader.Read(bad).Faults.Select(fault => (fault.Code, fault.Line)).ShouldBe([("calendar.unknown-zone", 2), ("calendar.reversed", 10)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{} {}")]
    [InlineData("{\"units\":[{\"off\":[{\"from\":{\"a\":{\"b\":{\"c\":{\"d\":1}}}}}]}]}")]
    public void Anything_else_is_refused_too(string text)
    {
        CalendarReading reading = CalendarReader.Read(text);

        reading.Set.ShouldBeNull();
        reading.Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_parsed() =>
        CalendarReader.Read(new string(' ', 2_000_000)).Faults.Single().Code.ShouldBe("calendar.too-large");

    private static string Replace(string good, string bad)
    {
        int at = Good.IndexOf(good, StringComparison.Ordinal);

        return Good[..at] + bad + Good[(at + good.Length)..];
    }
}
