using System.Net;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class SignInTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_clerk_signs_in_by_keyboard_and_signs_out()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);
        await desk.Page.GotoAsync("/sign-in");
        await Assertions.Expect(desk.Page.GetByLabel("Tên đăng nhập")).ToBeFocusedAsync();

        await desk.Page.Keyboard.TypeAsync("tiepnhan");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync("motcua-2026");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Page.Locator(".person")).ToContainTextAsync("Nguyễn Thị Lan");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync($"{host.Address}/sign-in");
        desk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);

        var unknown = await TryAsync(desk.Page, "nguoi-la", "motcua-2026");
        var wrong = await TryAsync(desk.Page, "tiepnhan", "sai-mat-khau");

        unknown.ShouldContain("không đúng");
        wrong.ShouldBe(unknown);
    }

    [Fact]
    public async Task A_demo_account_signs_in_with_one_click_and_without_scripts()
    {
        await using var desk = await Desk.OpenAsync(chromium, host, scripts: false);
        await desk.Page.GotoAsync("/sign-in?back=%2Finbox");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lý A Sính" }).ClickAsync();

        await Assertions.Expect(desk.Page).ToHaveURLAsync($"{host.Address}/inbox");
        await Assertions.Expect(desk.Page.Locator(".person")).ToContainTextAsync("Lý A Sính");
    }

    [Fact]
    public async Task The_way_back_after_signing_in_never_leads_to_another_site()
    {
        await using var desk = await Desk.OpenAsync(chromium, host, scripts: false);
        await desk.Page.GotoAsync("/sign-in?back=https%3A%2F%2Fevil.example%2F");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lý A Sính" }).ClickAsync();

        await Assertions.Expect(desk.Page.Locator(".person")).ToContainTextAsync("Lý A Sính");
        desk.Page.Url.ShouldBe($"{host.Address}/");
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_a_signed_in_person_is_told_what_is_missing()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);

        await desk.Page.GotoAsync("/inbox");

        desk.Page.Url.ShouldBe($"{host.Address}/sign-in?back=%2Finbox");
        await desk.SignInAsync("tiepnhan");
        var answer = await desk.Page.GotoAsync("/no-such-page");
        answer!.Status.ShouldBe(404);
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Không tìm thấy trang");
        await desk.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_form_sent_from_another_site_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);
        await desk.SignInAsync("tiepnhan");

        var answer = await desk.Page.APIRequest.PostAsync("/sign-out", new() { Headers = [new("Content-Type", "application/x-www-form-urlencoded")], Data = "confirm=yes" });

        answer.Status.ShouldBe(400);
        WebUtility.HtmlDecode(await answer.TextAsync()).ShouldContain("Yêu cầu không hợp lệ");
        await desk.Page.GotoAsync("/");
        await Assertions.Expect(desk.Page.Locator(".person")).ToContainTextAsync("Nguyễn Thị Lan");
    }

    [Fact]
    public async Task English_is_a_choice_that_stays()
    {
        await using var desk = await Desk.OpenAsync(chromium, host, scripts: false);
        await desk.Page.GotoAsync("/sign-in");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();

        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        (await desk.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        await desk.Page.GotoAsync("/sign-in");
        await Assertions.Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task The_page_is_accessible()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);
        await desk.Page.GotoAsync("/sign-in");

        await desk.ShouldBeAccessibleAsync();
    }

    private static async Task<string> TryAsync(IPage page, string user, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync(user);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        return await page.GetByRole(AriaRole.Alert).InnerTextAsync();
    }
}
