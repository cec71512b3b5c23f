using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

[Collection(People.OfTheTradeDivision)]
public sealed class AbsenceTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_head_sends_an_expert_on_leave_and_the_substitute_finishes_what_was_claimed()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var head = await Work.SeatedAsync(chromium, host, "truongphong.thuongmai");
        await using var expert = await Work.SeatedAsync(chromium, host, "thuongmai");
        await using var substitute = await Work.SeatedAsync(chromium, host, "vanthu");
        var code = await counter.ReceiveAsync("Cư Seo Páo");
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Phù hợp");
        await head.OpenTaskAsync(code);
        await head.FinishAsync("Hoàn thành");
        await expert.OpenTaskAsync(code);
        await expert.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận việc" }).ClickAsync();
        await Assertions.Expect(expert.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lại cho đơn vị" })).ToBeVisibleAsync();

        await head.Page.GotoAsync("/absences");
        await head.Page.GetByLabel("Người nghỉ").SelectOptionAsync("Vàng Thị Dở");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Chọn" }).ClickAsync();
        await head.Page.GetByLabel("1.").SelectOptionAsync("Bùi Thu Hà – cần văn bản ủy quyền");
        await head.Page.GetByLabel("Từ ngày").FillAsync(Day(0));
        await head.Page.GetByLabel("Đến hết ngày").FillAsync(Day(2));
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lịch nghỉ" }).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".notice.late")).ToContainTextAsync("cần số và ngày của văn bản ủy quyền");
        await head.Page.GetByLabel("Văn bản ủy quyền").FillAsync("Văn bản số 15/UQ-SCT");
        await head.TabToAsync("button.primary");
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Page.Locator(".notice.good")).ToContainTextAsync("Đã lưu lịch nghỉ");
        await Assertions.Expect(head.Page.Locator(".absence-chart")).ToContainTextAsync("Vàng Thị Dở");
        // Three days of four weeks.
        (await head.Page.Locator(".absence-chart .leave").First.BoundingBoxAsync())!.Width.ShouldBeLessThan((await head.Page.Locator(".absence-chart").BoundingBoxAsync())!.Width / 7);
        await head.ShouldBeAccessibleAsync();

        await substitute.Page.GotoAsync("/inbox?show=mine");
        await Assertions.Expect(substitute.Page.Locator("main")).ToContainTextAsync("Bạn đang làm thay: Vàng Thị Dở");
        var row = substitute.Page.Locator("table.work tr", new() { HasText = code });
        await Assertions.Expect(row).ToContainTextAsync("Thay Vàng Thị Dở");
        await substitute.ShouldBeAccessibleAsync();
        await row.Locator("a.open").ClickAsync();
        await Assertions.Expect(substitute.Page.Locator("main")).ToContainTextAsync("Bạn làm việc này thay Vàng Thị Dở");
        await substitute.ShouldBeAccessibleAsync();
        await substitute.Page.Locator("button[name=Outcome]").First.ClickAsync();
        await substitute.Page.WaitForURLAsync($"**finished={code}");
        await counter.Page.GotoAsync($"/dossiers/{code}");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Bùi Thu Hà, thay Vàng Thị Dở");

        await head.Page.GotoAsync("/absences");
        await head.Page.Locator("tr", new() { HasText = "Vàng Thị Dở" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(head.Page.Locator(".notice.good")).ToContainTextAsync("Đã kết thúc đợt nghỉ");
        await substitute.Page.GotoAsync("/inbox?show=unit");
        await Assertions.Expect(substitute.Page.Locator("main")).Not.ToContainTextAsync("Bạn đang làm thay");
    }

    private static string Day(int after) =>
        TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).AddDays(after).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
