using System.Net;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>What heads of units see of deadlines, and the letter that is drafted for a late dossier.</summary>
public sealed class DeadlinesPageTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_head_sees_the_late_tasks_of_the_own_units_in_words_numbers_and_a_picture()
    {
        var (code, _) = await LateAsync("Công ty Phương Nam");

        var head = await PageAsync("truongphong.thuongmai", "/deadlines");
        var agency = await PageAsync("giamdoc", "/deadlines");
        var elsewhere = await PageAsync("truongphong.tuphap", "/deadlines");

        head.ShouldContain(code);
        head.ShouldContain("<svg class=\"due-chart\"");
        head.ShouldContain("role=\"img\"");
        head.ShouldContain("Phòng Quản lý thương mại – Quá hạn:");
        agency.ShouldContain(code);
        elsewhere.ShouldNotContain(code);
        elsewhere.ShouldNotContain("Phòng Quản lý thương mại");
    }

    [Fact]
    public async Task The_drafted_letter_waits_for_the_head_of_the_agency_alone()
    {
        var (code, _) = await LateAsync("Công ty Tây Bắc");

        (await PageAsync("giamdoc", "/deadlines")).ShouldContain($"/dossiers/{code}/letter");
        (await PageAsync("truongphong.thuongmai", "/deadlines")).ShouldNotContain($"/dossiers/{code}/letter");
    }

    [Fact]
    public async Task Who_heads_no_unit_is_told_so()
    {
        (await PageAsync("thuongmai", "/deadlines")).ShouldContain("dành cho người phụ trách đơn vị");
    }

    [Fact]
    public async Task The_letter_is_a_draft_with_the_reason_until_the_new_date_is_given()
    {
        var (code, task) = await LateAsync("Công ty <b>Hoàng Liên</b>");
        await (await host.AsAsync("truongphong.thuongmai")).PostAsync($"/api/tasks/{task}/lateness", new { code = "verification", note = "Xác minh kho hàng" });

        var draft = await PageAsync("giamdoc", $"/dossiers/{code}/documents/mau-04", decode: false);
        var newDate = VietnamTime.Day(host.Clock.GetUtcNow().AddDays(60));
        while (newDate.DayOfWeek != DayOfWeek.Wednesday) newDate = newDate.AddDays(1);
        var given = await (await host.AsAsync("giamdoc")).PostAsync($"/api/dossiers/{code}/clock/extend", new { newDate, reason = "Phải xác minh thêm tại kho" });
        var signed = await PageAsync("giamdoc", $"/dossiers/{code}/documents/mau-04");

        draft.ShouldContain("dự thảo");
        draft.ShouldContain("Xác minh kho hàng");
        draft.ShouldContain("&lt;b&gt;Hoàng Liên&lt;/b&gt;");
        draft.ShouldContain("Lê Đức Thắng");
        given.Status.ShouldBe(HttpStatusCode.OK);
        signed.ShouldNotContain("dự thảo");
        signed.ShouldContain("Phải xác minh thêm tại kho");
        signed.ShouldContain($"ngày {newDate.Day:00} tháng {(newDate.Month < 3 ? $"0{newDate.Month}" : newDate.Month)} năm {newDate.Year}");
        (await PageAsync("giamdoc", "/deadlines")).ShouldNotContain($"/dossiers/{code}/letter");
    }

    /// <summary>A dossier that has been with the trade division past its date; and its open task.</summary>
    private async Task<(string Code, string Task)> LateAsync(string applicant)
    {
        var (code, task) = await host.ReceiveAsync(applicant);
        var handed = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        host.Advance(TimeSpan.FromDays(40));
        return (code, handed.OpenTasks.Single());
    }

    private async Task<string> PageAsync(string user, string address, bool decode = true)
    {
        var html = await (await host.AsAsync(user)).GetTextAsync(address);
        return decode ? WebUtility.HtmlDecode(html) : html;
    }
}
