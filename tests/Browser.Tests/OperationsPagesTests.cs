using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class OperationsPagesTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_held_dossier_is_found_among_the_incidents_and_goes_on_with_a_reason()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var head = await Work.SeatedAsync(chromium, host, "truongmotcua");
        var code = await counter.ReceiveAsync("Phàn Mẩy Say");

        await head.Page.GotoAsync($"/incidents/{code}");
        await head.CheckAsync($"/incidents/{code}");
        await head.Page.Locator("button[value=suspend]").ClickAsync();
        await head.ShouldBeRefusedAsync();
        await head.Page.Locator("textarea[name=Reason]").FillAsync("Chờ xác minh nguồn gốc");
        await head.Page.Locator("button[value=suspend]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");
        await head.CheckAsync($"/incidents/{code}");
        await head.CheckAsync("/incidents?held=true");
        await Assertions.Expect(head.Page.Locator("table.work")).ToContainTextAsync(code);
        await head.SpeakEnglishAsync();
        await head.CheckAsync("/incidents?held=true");
        await Assertions.Expect(head.Page.Locator("h1")).ToHaveTextAsync("Incidents");
        await head.CheckAsync($"/incidents/{code}");
        await head.Page.Locator("textarea[name=Reason]").FillAsync("Đã xác minh");
        await head.Page.Locator("button[value=resume]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");

        await counter.FindTasksAsync(code);
        await Assertions.Expect(counter.Page.Locator("table.work")).ToContainTextAsync(code);
    }

    [Fact]
    public async Task Running_dossiers_are_moved_after_a_dry_run_on_pages_that_fit_a_narrow_screen()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var analyst = await Work.SeatedAsync(chromium, host, "phantich");
        await counter.ReceiveAsync("Lù Thị Páo");
        await analyst.Page.GotoAsync("/procedures");
        var procedure = await analyst.Page.GetByRole(AriaRole.Link, new() { Name = Work.Liquor, Exact = true }).GetAttributeAsync("href");

        await analyst.CheckAsync($"{procedure}/migrate");
        await analyst.Page.Locator("button[value='dry-run']").ClickAsync();
        await analyst.ShouldBeRefusedAsync();
        await analyst.Page.Locator("[name=Reason]").FillAsync("Sửa biểu mẫu");
        await analyst.Page.Locator("button[value='dry-run']").ClickAsync();
        await analyst.Page.WaitForURLAsync("**/migrate/*");
        await Assertions.Expect(analyst.Page.Locator("dl.facts")).ToBeVisibleAsync();
        var report = new Uri(analyst.Page.Url).AbsolutePath;
        await analyst.CheckAsync(report);
        await analyst.SpeakEnglishAsync();
        await analyst.CheckAsync(report);
        await analyst.CheckAsync($"{procedure}/migrate");

        (await analyst.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [Fact]
    public async Task Notices_are_read_and_a_delivery_that_was_given_up_is_sent_again()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var admin = await Work.SeatedAsync(chromium, host, "quantri");
        var code = await counter.ReceiveAsync("Sầm Văn Tiến");
        await using (var told = host.Database.CreateCommand("""
            insert into notice.notice (id, person_id, instance_id, seq, ord, no, what, level, title, code, due_at, at)
            select gen_random_uuid(), p.id, d.instance_id, 1, w, 0, w, 0, null, d.code, now(), now()
            from registry.person p, dossier.dossier d, generate_series(0, 2) w where p.user_name = 'quantri' and d.code = $1
            """))
        {
            told.Parameters.Add(new() { Value = code });
            (await told.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
        }

        await using (var given = host.Database.CreateCommand("""
            insert into notice.delivery (id, channel, target, subject, body, state, attempts, next_at, created_at, error)
            values (gen_random_uuid(), 'webhook', 'tin-nhan', 'Quá hạn, cần nêu lý do: hồ sơ ' || $1, '{}', 'dead', 7, now(), now(), '503 Service Unavailable: https://sms.laocai.example/gui/mot-dia-chi-rat-dai-khong-co-cho-ngat')
            """))
        {
            given.Parameters.Add(new() { Value = code });
            await given.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await admin.CheckAsync("/notices");
        await Assertions.Expect(admin.Page.Locator("table.work")).ToContainTextAsync(code);
        await admin.Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(admin.Page.Locator("table.work tr", new() { HasText = code }).Locator(".state")).ToHaveCountAsync(0);
        await admin.CheckAsync("/deliveries");
        await admin.SpeakEnglishAsync();
        await admin.CheckAsync("/notices");
        await admin.CheckAsync("/deliveries");
        var again = admin.Page.GetByRole(AriaRole.Button, new() { Name = code });
        await again.ClickAsync();

        await Assertions.Expect(again).ToHaveCountAsync(0);
    }
}
