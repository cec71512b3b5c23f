using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>What an analyst does with the drawing itself, by keys wherever a hand could do it.</summary>
public sealed class KeyboardTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_step_is_found_by_what_is_written_on_it_without_its_marks()
    {
        await using var desk = await OpenedAsync("Tìm không dấu");
        await desk.SelectAsync("Step_1");

        await desk.Page.Keyboard.PressAsync("Control+f");
        await desk.Page.Keyboard.TypeAsync("ky duyet");
        await Expect(desk.Page.Locator(".djs-search-results")).ToContainTextAsync("Ký duyệt giấy phép");
        await Expect(desk.Page.Locator(".djs-search-results")).ToContainTextAsync("Lãnh đạo Sở");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Page.Locator("#panel").GetByLabel("Việc phải làm")).ToHaveValueAsync("Ký duyệt giấy phép");
    }

    [Fact]
    public async Task Steps_are_walked_selected_and_aligned_by_keys()
    {
        await using var desk = await OpenedAsync("Căn hàng");
        await desk.SelectAsync("Step_3");
        await desk.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await desk.Page.Keyboard.PressAsync("Alt+Shift+ArrowRight");
        await Expect(desk.Page.Locator("#panel")).ToContainTextAsync("Đã chọn 2 phần tử");

        await desk.Page.Keyboard.PressAsync("a");
        await Expect(desk.Page.Locator(".djs-popup .entry").First).ToHaveAttributeAsync("title", "Căn theo mép trái");
        await desk.Page.Keyboard.PressAsync("Enter");

        var (gateway, step) = (await LeftAsync(desk, "Gateway_3"), await LeftAsync(desk, "Step_4"));
        step.ShouldBe(gateway, tolerance: 1.5); // pixels of the screen
        await desk.Page.Keyboard.PressAsync("Control+z");
        (await LeftAsync(desk, "Step_4")).ShouldBeGreaterThan(gateway + 20);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_copy_keeps_what_its_step_says()
    {
        await using var desk = await OpenedAsync("Sao chép");
        await desk.SelectAsync("Step_4");
        await desk.Page.Keyboard.PressAsync("Control+c");
        await desk.Page.Keyboard.PressAsync("Control+v");
        var lane = (await desk.Page.Locator("g.djs-shape[data-element-id='Step_6']").BoundingBoxAsync())!;
        await desk.Page.Mouse.MoveAsync(lane.X - 160, lane.Y + 30);
        await desk.Page.Mouse.MoveAsync(lane.X - 150, lane.Y + 35);
        await desk.Page.Mouse.ClickAsync(lane.X - 150, lane.Y + 35);

        await Expect(desk.Page.Locator("g.djs-shape[data-element-id^='Activity']")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator("#panel").GetByLabel("Việc phải làm")).ToHaveValueAsync("Soát xét dự thảo");
        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true })).ToHaveValueAsync("0.5");
    }

    [Fact]
    public async Task A_step_is_drawn_on_its_own_in_a_lane_and_joined_to_another_without_a_mouse()
    {
        await using var desk = await OpenedAsync("Vẽ bằng phím");
        await desk.SelectAsync("Step_1");
        await FindAsync(desk, "lanh dao so");

        await desk.Page.Keyboard.PressAsync("2");
        await Expect(desk.Page.Locator(".djs-direct-editing-content")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("Báo cáo Ủy ban");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#panel").GetByLabel("Vai trò").First.Locator("option:checked")).ToContainTextAsync("Theo làn: Lãnh đạo cơ quan");

        await FindAsync(desk, "ky duyet");
        await desk.Page.Keyboard.PressAsync("m");
        await Expect(desk.Page.Locator(":focus")).ToHaveAttributeAsync("title", "Nối thêm bước");
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("g.djs-shape[data-element-id^='Gateway']:not(.djs-label)")).ToHaveCountAsync(3);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_wide_drawing_opens_large_enough_to_be_read_and_a_small_map_shows_the_rest()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(LaoCai.Workflows.Host.Home.Samples, "qtnb-vat-lieu-no-cong-nghiep.docx"));
        await desk.Page.Locator(".published button").First.ClickAsync();
        await desk.OpenedAsync();
        await Expect(desk.Page.Locator(".djs-minimap.open")).ToHaveCountAsync(1);
        var readable = await ScaleAsync(desk);

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Vừa khung" }).ClickAsync();

        readable.ShouldBeGreaterThanOrEqualTo(0.7);
        (await ScaleAsync(desk)).ShouldBeLessThan(readable);
        var last = (await desk.Page.Locator("g.djs-shape[data-element-id='ketThuc']").BoundingBoxAsync())!;
        var canvas = (await desk.Page.Locator(".canvas").BoundingBoxAsync())!;
        (last.X + last.Width).ShouldBeLessThan(canvas.X + canvas.Width);
        await desk.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Nobody_leaves_unsaved_changes_behind_unasked()
    {
        await using var desk = await OpenedAsync("Chưa lưu");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await desk.Page.RouteAsync("**/api/designs/*", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
        await desk.SelectAsync("Step_3");
        await desk.FillAsync("Thời gian", "1");
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("Chưa lưu được");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Bản nháp" }).ClickAsync();

        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true })).ToHaveValueAsync("1");
        (await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).ShouldBe("beforeunload");
    }

    private async Task<Desk> OpenedAsync(string name)
    {
        var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync(name));
        return desk;
    }

    private static async Task FindAsync(Desk desk, string words)
    {
        await desk.Page.Keyboard.PressAsync("Control+f");
        await desk.Page.Keyboard.TypeAsync(words);
        await Expect(desk.Page.Locator(".djs-search-result").First).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator(".djs-search-open")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".djs-container svg").First).ToBeFocusedAsync(); // back at the drawing, ready for the next key
    }

    private static async Task<double> LeftAsync(Desk desk, string element) => (await desk.Page.Locator($"g.djs-shape[data-element-id='{element}'] .djs-visual").BoundingBoxAsync())!.X;

    private static Task<double> ScaleAsync(Desk desk) => desk.Page.EvaluateAsync<double>("() => document.querySelector('.djs-container svg .viewport').getCTM().a");
}
