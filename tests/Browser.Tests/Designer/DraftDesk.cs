using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>What an analyst does at the designer, as one line of a test.</summary>
internal static class DraftDesk
{
    public static async Task<Desk> AnalystAsync(Chromium chromium, HostProcess host, string user = "phantich")
    {
        var desk = await Desk.OpenAsync(chromium, host);
        await desk.Page.SetViewportSizeAsync(1600, 950);
        await desk.SignInAsync(user);
        await desk.Page.GotoAsync("/designer");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Bản nháp quy trình" })).ToBeVisibleAsync();
        return desk;
    }

    /// <summary>Opens a drawing as a new draft, as if its file were dropped on the page.</summary>
    public static async Task OpenAsync(this Desk desk, string drawing)
    {
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ban-ve.bpmn", MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(drawing) });
        await desk.OpenedAsync();
    }

    /// <summary>The drawing that the designer's own tests use, under another name and with everything confirmed.</summary>
    public static async Task<string> LicenceAsync(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(LaoCai.Workflows.Host.Home.Folder, "designer", "test", "drawings", "licence.bpmn"), TestContext.Current.CancellationToken))
            .Replace("<lc:inference ", "<lc:inference confirmed=\"true\" ", StringComparison.Ordinal)
            .Replace("name=\"Cấp giấy phép kinh doanh mẫu\"", $"name=\"{name}\"", StringComparison.Ordinal);

    public static async Task OpenedAsync(this Desk desk)
    {
        await desk.Page.WaitForURLAsync("**/designer/?draft=*");
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("Đã lưu");
        await desk.CheckedAsync();
    }

    /// <summary>The compiler has said what there is to say; until then lines of the list move under the pointer.</summary>
    public static Task CheckedAsync(this Desk desk) => Expect(desk.Page.Locator(".findings[aria-busy=false]")).ToBeVisibleAsync();

    /// <summary>Open again, in whatever language.</summary>
    public static async Task OpenedAnyAsync(this Desk desk)
    {
        await Expect(desk.Page.Locator(".findings")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("g.djs-shape").First).ToBeVisibleAsync();
    }

    public static Task PressAsync(this Desk desk, string button) => desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Selects by a click, after which keys go to the drawing.</summary>
    public static async Task SelectAsync(this Desk desk, string element)
    {
        await desk.Page.Locator($"g.djs-shape[data-element-id='{element}']").ClickAsync();
        await desk.CanvasHasKeysAsync();
    }

    /// <summary>A key pressed before the drawing has the focus again goes nowhere.</summary>
    public static Task CanvasHasKeysAsync(this Desk desk) => Expect(desk.Page.Locator(".djs-container > svg")).ToBeFocusedAsync();

    /// <summary>Fills a field of the panel and leaves it.</summary>
    public static async Task FillAsync(this Desk desk, string label, string value)
    {
        var field = desk.Page.Locator("#panel").GetByLabel(label, new() { Exact = true });
        await field.FillAsync(value);
        await field.BlurAsync();
    }

    /// <summary>Saves, looks at the difference, and publishes it.</summary>
    public static async Task PublishAsync(this Desk desk, int version)
    {
        await desk.PressAsync("Ban hành");
        await desk.Page.GetByLabel("Căn cứ, lý do ban hành").FillAsync("Quyết định số 12/QĐ-UBND");
        var seen = desk.Page.Locator(".side input[type=checkbox]");
        if (version > 1) await seen.CheckAsync();
        await desk.PressAsync("Ban hành phiên bản mới");
        await Expect(desk.Page.GetByText($"Đã ban hành phiên bản {version}.")).ToBeVisibleAsync();
    }

    public static void ShouldKeepItsPolicy(this Desk desk) =>
        desk.Complaints.ShouldNotContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
}
