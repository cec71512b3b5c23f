using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Every view of the designer in both languages: accessible, and within the pages' policy.</summary>
public sealed class ViewsTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task Every_view_is_accessible_in_both_languages()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Mọi khung nhìn"));
        foreach (var (word, simulate, versions, publish, keys, form, preview, leave, other) in new[]
        {
            ("Từ tệp Word", "Chạy thử", "Phiên bản", "Ban hành", "Phím tắt", "Soạn biểu mẫu", "Xem thử", "Thôi", "English"),
            ("From Word", "Try out", "Versions", "Publish", "Keys", "Edit the form", "Preview", "Cancel", "Tiếng Việt"),
        })
        {
            foreach (var view in new[] { word, simulate, versions, publish, keys })
            {
                if (view == keys) await desk.Page.GetByTitle(keys, new() { Exact = true }).ClickAsync();
                else await desk.PressAsync(view);
                await Expect(desk.Page.Locator(".side h2")).ToBeVisibleAsync();
                await desk.ShouldBeAccessibleAsync();
            }

            await desk.SelectAsync("Step_3");
            await desk.Page.Locator("#panel details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
            await desk.ShouldBeAccessibleAsync();
            await desk.PressAsync(form);
            await Expect(desk.Page.Locator(".fjs-palette-header")).ToBeVisibleAsync();
            await desk.ShouldBeAccessibleAsync();
            await desk.PressAsync(preview);
            await Expect(desk.Page.Locator(".form-preview .fjs-form")).ToBeVisibleAsync();
            await desk.ShouldBeAccessibleAsync();
            await desk.PressAsync(leave);
            await desk.PressAsync(other);
            await desk.OpenedAnyAsync();
        }

        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_dossier_is_played_by_the_dates_that_a_real_one_would_have()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = Work.Liquor, Exact = true }).ClickAsync();
        await desk.OpenedAsync();
        await desk.PressAsync("Chạy thử");
        await Expect(desk.Page.Locator(".side").GetByRole(AriaRole.Link, new() { Name = "Mô phỏng một năm hồ sơ" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/procedures/[^/]+/simulate$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.Page.GetByLabel("Nộp hồ sơ lúc").FillAsync("2026-04-24T14:00"); // a Friday; Monday, Thursday and Friday after it are days off

        await desk.Page.Locator(".side").GetByRole(AriaRole.Button, new() { Name = "Bắt đầu", Exact = true }).ClickAsync();

        await Expect(desk.Page.Locator(".due")).ToContainTextAsync("17:00 08/05/2026"); // seven working days from the next one, to closing time
        await Expect(desk.Page.Locator(".token")).ToContainTextAsync("hạn 08:30 28/04/2026"); // four working hours, from the hour
        await desk.PressAsync("Phù hợp");
        await desk.PressAsync("Làm xong bước");
        await Expect(desk.Page.Locator(".token")).ToContainTextAsync("hạn 14:30 05/05/2026"); // three working days over the holiday
        await desk.PressAsync("Đủ điều kiện");
        await desk.PressAsync("Không đồng ý"); // back to the appraisal
        await Expect(desk.Page.Locator("g.lc-active")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".token strong")).ToHaveTextAsync("Thẩm định hồ sơ, kiểm tra điều kiện kinh doanh");
        await desk.PressAsync("Lùi một bước");
        await Expect(desk.Page.Locator(".passed li")).ToHaveCountAsync(3);
        await desk.ShouldBeAccessibleAsync();
    }
}
