using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Writing an electronic form: in Vietnamese throughout, and nothing written is lost unasked.</summary>
public sealed class FormDeskTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task Options_that_are_added_are_named_in_Vietnamese_and_leaving_asks_first()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Có danh sách"));
        await desk.SelectAsync("Step_3");
        await desk.Page.Locator("#panel details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
        await desk.PressAsync("Soạn biểu mẫu");
        await desk.Page.Locator(".fjs-palette-field[data-field-type=radio]").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Locator(".fjs-form-field-radio").ClickAsync(new() { Position = new() { X = 5, Y = 5 } });

        await desk.Page.Locator("[data-group-id='group-staticOptions'] .bio-properties-panel-add-entry").ClickAsync();
        await desk.Page.Locator("[data-group-id='group-staticOptions'] .bio-properties-panel-add-entry").ClickAsync();

        await Expect(desk.Page.Locator(".fjs-form-field-radio")).ToContainTextAsync("Giá trị 3");
        (await desk.Page.Locator(".fjs-form-field-radio").InnerTextAsync()).ShouldNotContain("Value");

        var asked = 0;
        desk.Page.Dialog += (_, dialog) =>
        {
            asked++;
            _ = asked == 1 ? dialog.DismissAsync() : dialog.AcceptAsync();
        };
        await desk.PressAsync("Thôi");
        await Expect(desk.Page.Locator(".form-desk")).ToBeVisibleAsync();
        await desk.PressAsync("Thôi");
        await Expect(desk.Page.Locator(".form-desk")).ToHaveCountAsync(0);
        asked.ShouldBe(2);
        desk.ShouldKeepItsPolicy();
    }
}
