using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Beside the signed document: what was understood from its words is confirmed, or put right.</summary>
public sealed class WordTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task What_was_understood_wrongly_is_put_right_beside_its_sentence_and_undone_in_one_step()
    {
        await using var desk = await BesideAsync();
        var open = desk.Page.Locator(".open-inferences");
        await open.GetByRole(AriaRole.Button, new() { Name = "Xem xét dự thảo" }).ClickAsync();
        await Expect(desk.Page.Locator(".word tr.lit mark")).ToContainTextAsync("Không đồng ý");
        await Expect(open).ToContainTextAsync("“Không đồng ý” dẫn về bước 3");
        await desk.ShouldBeAccessibleAsync();

        await open.GetByRole(AriaRole.Button, new() { Name = "Sửa lại…" }).ClickAsync();
        await open.GetByLabel("“Không đồng ý” dẫn về").SelectOptionAsync(new SelectOptionValue { Label = "Phân công công chức thụ lý hồ sơ" });

        await Expect(open).ToContainTextAsync("“Không đồng ý” dẫn về Phân công công chức thụ lý hồ sơ");
        await Expect(open.GetByLabel("Đã xác nhận")).ToBeCheckedAsync();
        await Expect(desk.Page.Locator("#panel").GetByRole(AriaRole.Button, new() { Name = "→ Phân công công chức thụ lý hồ sơ" })).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".finding.error")).ToHaveCountAsync(0);

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(open).ToContainTextAsync("“Không đồng ý” dẫn về bước 3");
        await Expect(desk.Page.Locator("#panel").GetByRole(AriaRole.Button, new() { Name = "→ Phân công công chức thụ lý hồ sơ" })).ToHaveCountAsync(0);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task What_does_not_hold_is_dropped_and_what_holds_is_confirmed()
    {
        await using var desk = await BesideAsync();
        var open = desk.Page.Locator(".open-inferences");
        await open.GetByRole(AriaRole.Button, new() { Name = "Xem xét, ký duyệt" }).ClickAsync();
        await open.GetByLabel("Xác nhận đúng").CheckAsync();
        await Expect(open.Locator(".mark")).ToHaveTextAsync("2");

        await open.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận hồ sơ" }).ClickAsync();
        await open.GetByRole(AriaRole.Button, new() { Name = "Sửa lại…" }).ClickAsync();
        await open.GetByRole(AriaRole.Button, new() { Name = "Bỏ, điều này không đúng" }).ClickAsync();

        await Expect(open.Locator(".mark")).ToHaveTextAsync("1");
        await Expect(desk.Page.Locator(".finding", new() { HasText = "LC2501" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_same_document_dropped_again_leaves_everything_where_the_analyst_has_put_it()
    {
        await using var desk = await BesideAsync();
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.SelectAsync("buoc3");
        for (var presses = 0; presses < 3; presses++) await desk.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("lần sửa 2");
        var moved = await PlacesAsync(desk);

        await desk.Page.Locator(".word input[type=file]").SetInputFilesAsync(Sample);
        await desk.Page.Locator(".word").GetByRole(AriaRole.Button, new() { Name = "Dùng bản vẽ này" }).ClickAsync();
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("lần sửa 3");
        (await PlacesAsync(desk)).ShouldBe(moved);

        // As a draft of its own, too.
        await desk.Page.GotoAsync("/designer");
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Sample);
        await desk.OpenedAsync();
        (await PlacesAsync(desk)).ShouldBe(moved);
    }

    private static string Sample => Path.Combine(LaoCai.Workflows.Host.Home.Samples, "qt-ct-07-ban-buon-ruou.docx");

    /// <summary>Where each element of the drawing stands, in the drawing's own pixels.</summary>
    private static async Task<string> PlacesAsync(Desk desk) => await desk.Page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('.djs-container g.djs-shape:not(.djs-label)')].map(shape => `${shape.dataset.elementId} ${shape.getAttribute('transform')}`).sort().join('\n')
        """);

    private async Task<Desk> BesideAsync()
    {
        var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(LaoCai.Workflows.Host.Home.Samples, "qt-ct-07-ban-buon-ruou.docx"));
        await desk.OpenedAsync();
        await desk.PressAsync("Từ tệp Word");
        return desk;
    }
}
