using System.Text.RegularExpressions;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Each class of fault is named at its place while one draws, the list leads to it, and mending it takes it off the list.</summary>
public sealed class FindingsTests(HostProcess host, Chromium chromium)
{
    private const string Waiting = "<bpmn:incoming>Flow_7</bpmn:incoming><bpmn:outgoing>Flow_9</bpmn:outgoing>";

    [Theory]
    [InlineData("name=\"Đạt\" sourceRef", "sourceRef", "Luồng này chưa có tên kết quả", "Kết quả", "Đạt")]
    [InlineData("name=\"Trả lại để phân công lại\"", "name=\"Đạt\"", "đã dùng cho một luồng khác", "Kết quả", "Trả lại")]
    [InlineData("id=\"Step_4\" name=\"Soát xét dự thảo\"", "id=\"Step_4\"", "Chưa ghi tên", "Việc phải làm", "Soát xét")]
    [InlineData("<lc:limit value=\"0.5\" unit=\"workingDay\" text=\"04 giờ\" unitSource=\"cell\" />", "", "Bước chưa có thời hạn", "Thời gian", "0.5")]
    [InlineData("(?s)<bpmn:userTask id=\"Step_4\".*?</bpmn:userTask>", "<bpmn:intermediateCatchEvent id=\"Step_4\" name=\"Chờ ý kiến\">" + Waiting + "<bpmn:messageEventDefinition id=\"M_1\" /></bpmn:intermediateCatchEvent>", "Chưa ghi chờ bao lâu", "Tên sự kiện", "y-kien-bo")]
    [InlineData("(?s)<bpmn:userTask id=\"Step_4\".*?</bpmn:userTask>", "<bpmn:callActivity id=\"Step_4\" name=\"Liên thông\">" + Waiting + "</bpmn:callActivity>", "Chưa ghi mã của thủ tục liên thông", "Mã thủ tục", "qt-ho-tich")]
    [InlineData("(?s)<bpmn:userTask id=\"Step_4\".*?</bpmn:userTask>", "<bpmn:serviceTask id=\"Step_4\" name=\"Lập phiếu\">" + Waiting + "</bpmn:serviceTask>", "Chưa chọn mẫu văn bản", "Mẫu văn bản", "mau-05")]
    public async Task A_fault_of_form_is_named_found_and_mended(string pattern, string fault, string message, string field, string mended)
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        var drawing = Regex.Replace(await DraftDesk.LicenceAsync("Bản vẽ có lỗi"), pattern, fault, RegexOptions.None, TimeSpan.FromSeconds(5));
        await desk.OpenAsync(drawing);
        var finding = desk.Page.Locator(".finding", new() { HasText = message }).First;

        await finding.ClickAsync();
        var input = desk.Page.Locator("#panel").GetByLabel(field, new() { Exact = true });
        if (await input.EvaluateAsync<string>("field => field.tagName") == "SELECT") await input.SelectOptionAsync(mended);
        else await desk.FillAsync(field, mended);

        await Expect(desk.Page.Locator(".finding", new() { HasText = message })).ToHaveCountAsync(0);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task Too_much_time_is_an_error_until_it_fits()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync((await DraftDesk.LicenceAsync("Quá thời hạn")).Replace("value=\"2.5\"", "value=\"20\"", StringComparison.Ordinal));
        await Expect(desk.Page.Locator(".finding.error", new() { HasText = "LC2101" })).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".budget.over")).ToHaveCountAsync(1);
        await desk.PressAsync("Ban hành");
        await Expect(desk.Page.GetByText("phải sửa hết mới ban hành được")).ToBeVisibleAsync();

        await desk.SelectAsync("Step_3");
        await desk.FillAsync("Thời gian", "2.5");

        await Expect(desk.Page.Locator(".finding.error")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".budget.over")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_inferred_is_confirmed_in_the_panel()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync((await DraftDesk.LicenceAsync("Chờ xác nhận")).Replace("confirmed=\"true\" ", "", StringComparison.Ordinal));

        await desk.Page.Locator(".finding", new() { HasText = "LC2501" }).First.ClickAsync();
        await desk.Page.Locator("#panel").GetByLabel("Xác nhận đúng").CheckAsync();

        await Expect(desk.Page.Locator(".finding", new() { HasText = "chưa được xác nhận" })).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".finding", new() { HasText = "LC2501" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_step_that_nothing_leads_to_is_deleted_by_keyboard()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync((await DraftDesk.LicenceAsync("Bước rời"))
            .Replace("</bpmn:process>", "<bpmn:userTask id=\"Step_9\" name=\"Bước bỏ quên\" /></bpmn:process>", StringComparison.Ordinal)
            .Replace("<bpmndi:BPMNShape id=\"Step_1_di\"", "<bpmndi:BPMNShape id=\"Step_9_di\" bpmnElement=\"Step_9\"><dc:Bounds x=\"700\" y=\"700\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape><bpmndi:BPMNShape id=\"Step_1_di\"", StringComparison.Ordinal));

        await desk.Page.Locator(".finding", new() { HasText = "chưa nối với phần tử nào" }).First.ClickAsync();
        await desk.Page.Keyboard.PressAsync("Delete");

        await Expect(desk.Page.Locator("g[data-element-id='Step_9']")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".finding", new() { HasText = "chưa nối với phần tử nào" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task More_than_a_browser_can_draw_is_refused_in_place()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        var shapes = string.Concat(Enumerable.Repeat("<b:BPMNShape/>", 400_000));

        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "lon.bpmn", MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes($"<a><process />{shapes}</a>") });

        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("5000");
        await Expect(desk.Page.GetByLabel("Tên thủ tục")).ToBeVisibleAsync();
    }
}
