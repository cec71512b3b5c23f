using System.Net;
using LaoCai.Workflows.Definitions.Catalogue;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>A calendar is changed after it was said what moves.</summary>
public sealed class CalendarTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Storm = ProvinceCalendar.Json().Replace(
        "\"off\": [", "\"off\": [ { \"from\": \"2026-10-07\", \"to\": \"2026-10-08\", \"vi\": \"Nghỉ bão\", \"en\": \"Storm\", \"mark\": \"decided\", \"source\": \"bao\" },", StringComparison.Ordinal)
        .Replace("\"sources\": {", "\"sources\": { \"bao\": \"Công điện của Chủ tịch UBND tỉnh\",", StringComparison.Ordinal);

    [Fact]
    public async Task What_would_move_is_said_first_and_moved_only_when_applied()
    {
        var (code, _) = await host.ReceiveAsync();
        var operators = await host.AsAsync("quantri");
        var promised = await AppointmentAsync(code);

        var report = await operators.PostAsync("/api/calendar/what-if", Storm);
        var unchanged = await AppointmentAsync(code);
        var applied = await operators.PostAsync("/api/calendar/apply?reason=Nghỉ bão", Storm);

        report.Status.ShouldBe(HttpStatusCode.OK);
        var move = report.Body.GetProperty("moves").EnumerateArray().Single(one => one.GetProperty("dossier").GetString() == code && one.GetProperty("id").GetInt32() == 0);
        move.GetProperty("from").GetDateTimeOffset().ShouldBe(promised);
        move.GetProperty("to").GetDateTimeOffset().ShouldBeGreaterThan(promised);
        unchanged.ShouldBe(promised);
        applied.Body.GetProperty("applied").GetInt32().ShouldBeGreaterThan(0);
        (await AppointmentAsync(code)).ShouldBe(move.GetProperty("to").GetDateTimeOffset());
        (await operators.PostAsync("/api/calendar/what-if", Storm)).Body.GetProperty("dossiers").GetInt32().ShouldBe(0);
        var proof = await operators.GetAsync($"/api/dossiers/{code}/deadlines/0/proof");
        proof.Body.GetProperty("nodes").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("recounted");
        (await (await host.AsAsync("kiemtra")).PostAsync($"/api/dossiers/{code}/verify")).Body.GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"from":"2026-10-09","to":"2026-10-07","vi":"x","en":"x","mark":"decided","source":"bao"}""", "calendar.reversed")]
    [InlineData("""{"from":"2026-09-02","vi":"x","en":"x","mark":"decided","source":"bao"}""", "calendar.overlap")]
    [InlineData("""{"from":"2026-10-07","vi":"x","en":"x","mark":"decided","source":"bao","half":true}""", "calendar.unknown-entry")]
    public async Task A_file_with_a_fault_is_refused_with_its_line_and_changes_nothing(string entry, string fault)
    {
        var before = (await host.Store.Calendars.Latest(TestContext.Current.CancellationToken))!.Version;
        var file = Storm.Replace("\"off\": [", $"\"off\": [\n{entry},", StringComparison.Ordinal);
        var line = file[..file.IndexOf(entry, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        var answer = await (await host.AsAsync("quantri")).PostAsync("/api/calendar/apply?reason=x", file);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "calendar.invalid"));
        answer.Body.GetProperty("faults").EnumerateArray().ShouldContain(one => one.GetProperty("code").GetString() == fault);
        if (fault != "calendar.overlap") answer.Body.GetProperty("faults").EnumerateArray().ShouldContain(one => one.GetProperty("line").GetInt32() == line);
        (await host.Store.Calendars.Latest(TestContext.Current.CancellationToken))!.Version.ShouldBe(before);
    }

    [Fact]
    public async Task Only_an_operator_changes_the_calendar_and_says_why()
    {
        (await (await host.AsAsync("giamdoc")).PostAsync("/api/calendar/what-if", Storm)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.AsAsync("quantri")).PostAsync("/api/calendar/apply", Storm)).Code.ShouldBe("calendar.reason-missing");
    }

    private async Task<DateTimeOffset> AppointmentAsync(string code) =>
        (await (await host.AsAsync("kiemtra")).GetAsync($"/api/dossiers/{code}")).Body.GetProperty("dossier").GetProperty("appointmentAt").GetDateTimeOffset();
}
