using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

public sealed class DesignerTests(HostProcess host, Chromium chromium)
{
    private const string Sample = "qt-ct-07-ban-buon-ruou.docx";

    [Fact]
    public async Task An_analyst_draws_a_procedure_by_keyboard_and_publishes_it()
    {
        await using var desk = await AnalystAsync();
        await desk.ShouldBeAccessibleAsync();
        await DrawAsync(desk, "Cấp giấy phép vẽ tay");
        await Expect(desk.Page.Locator("g.djs-shape[data-element-id^='Activity']")).ToHaveCountAsync(2);

        await SelectAsync(desk, "Tiếp nhận hồ sơ");
        await FillAsync(desk, "Thời gian", "1");
        await SelectAsync(desk, "Thẩm định và trả kết quả");
        await FillAsync(desk, "Thời gian", "2");
        await desk.Page.Locator(".djs-container svg").First.ClickAsync(new() { Position = new() { X = 600, Y = 600 } });
        await FillAsync(desk, "Thời gian", "5");
        await Expect(desk.Page.Locator(".budget .rest dd")).ToHaveTextAsync("2 ngày làm việc");
        await Expect(desk.Page.Locator(".lc-time").First).ToHaveTextAsync("1 ngày · 20%");
        await Expect(desk.Page.Locator(".bjs-powered-by")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await desk.Page.GetByLabel("Căn cứ, lý do ban hành").FillAsync("Quyết định số 12/QĐ-UBND");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành phiên bản mới" }).ClickAsync();

        await Expect(desk.Page.GetByText("Đã ban hành phiên bản 1.")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Không khác gì phiên bản đang hiệu lực.")).ToBeVisibleAsync();
        ShouldKeepItsPolicy(desk);
    }

    [Fact]
    public async Task What_is_undone_is_as_it_was_and_what_is_redone_is_there_again()
    {
        await using var desk = await AnalystAsync();
        await DrawAsync(desk, "Vẽ rồi bỏ");
        await SelectAsync(desk, "Tiếp nhận hồ sơ");
        await FillAsync(desk, "Thời gian", "3");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian")).ToHaveValueAsync("");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Làm lại" }).ClickAsync();

        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian")).ToHaveValueAsync("3");
    }

    [Fact]
    public async Task A_word_document_and_its_drawing_light_one_another()
    {
        await using var desk = await AnalystAsync();
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(Samples(), Sample));
        await OpenedAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Từ tệp Word" }).ClickAsync();

        var row = desk.Page.Locator(".word tr", new() { HasText = "Vào sổ, đóng dấu" }).First;
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(desk.Page.Locator("#panel").GetByLabel("Việc phải làm")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Vào sổ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(row).ToHaveClassAsync("lit");

        await desk.Page.Keyboard.PressAsync("F6");
        await Expect(desk.Page.Locator(".findings")).Not.ToContainTextAsync("Lỗi");
        ShouldKeepItsPolicy(desk);
    }

    [Fact]
    public async Task A_draft_is_tried_out_on_the_provinces_calendar()
    {
        await using var desk = await AnalystAsync();
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(Samples(), Sample));
        await OpenedAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy thử" }).ClickAsync();
        await desk.Page.GetByLabel("Nộp hồ sơ lúc").FillAsync("2026-03-06T08:00");

        await desk.Page.Locator(".side").GetByRole(AriaRole.Button, new() { Name = "Bắt đầu", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".due")).ToContainTextAsync("/03/2026");
        await desk.Page.Locator(".token fieldset button").First.ClickAsync();

        await Expect(desk.Page.Locator(".passed li")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator("g.lc-active")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Of_two_analysts_one_edits_and_the_other_sees_who()
    {
        await using var first = await AnalystAsync();
        await DrawAsync(first, "Hai người một bản");
        await Expect(first.Page.Locator(".saved")).ToContainTextAsync("Đã lưu");
        await using var second = await AnalystAsync("quantri");
        await second.Page.GotoAsync(new Uri(first.Page.Url).PathAndQuery);
        await Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tạ Hải Long đang sửa bản nháp này");
        await Expect(second.Page.Locator(".djs-palette")).ToBeHiddenAsync();

        second.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Giành quyền sửa" }).ClickAsync();
        await Expect(second.Page.Locator(".djs-palette")).ToBeVisibleAsync();
        await SelectAsync(first, "Tiếp nhận hồ sơ");
        await FillAsync(first, "Thời gian", "9");
        await first.Page.Keyboard.PressAsync("Control+s");

        await Expect(first.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kiều Anh Đức đã giành quyền sửa");
        await Expect(first.Page.GetByRole(AriaRole.Button, new() { Name = "Tải thay đổi của tôi về máy" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_foreign_drawing_opens_with_each_foreign_element_named()
    {
        await using var desk = await AnalystAsync();
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Drawing("foreign.bpmn", Foreign));
        await OpenedAsync(desk);

        await Expect(desk.Page.Locator(".finding.error", new() { HasText = "nằm ngoài bộ được chấp nhận" })).Not.ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("[data-element-id='Sub_1'].djs-shape")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("text=<img src=x onerror")).Not.ToHaveCountAsync(0); // a label is text
        (await desk.Page.EvaluateAsync<bool>("() => 'pwned' in window")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hostile_drawing_is_refused_in_place()
    {
        await using var desk = await AnalystAsync();

        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(Drawing("evil.bpmn", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"));

        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("DOCTYPE");
        await Expect(desk.Page.GetByLabel("Tên thủ tục")).ToBeVisibleAsync();
    }

    private const string Foreign = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
          <bpmn:process id="P1" name="Bản vẽ ngoài">
            <bpmn:startEvent id="S1" /><bpmn:userTask id="T1" name="&lt;img src=x onerror=window.pwned=1&gt;" /><bpmn:subProcess id="Sub_1" name="Con" />
          </bpmn:process>
          <di:BPMNDiagram id="D1"><di:BPMNPlane id="PL1" bpmnElement="P1">
            <di:BPMNShape id="a" bpmnElement="S1"><dc:Bounds x="160" y="100" width="36" height="36" /></di:BPMNShape>
            <di:BPMNShape id="b" bpmnElement="T1"><dc:Bounds x="260" y="80" width="100" height="80" /></di:BPMNShape>
            <di:BPMNShape id="c" bpmnElement="Sub_1" isExpanded="true"><dc:Bounds x="440" y="60" width="160" height="120" /></di:BPMNShape>
          </di:BPMNPlane></di:BPMNDiagram>
        </bpmn:definitions>
        """;

    private async Task<Desk> AnalystAsync(string user = "phantich")
    {
        var desk = await Desk.OpenAsync(chromium, host);
        await desk.Page.SetViewportSizeAsync(1600, 950);
        await desk.SignInAsync(user);
        await desk.Page.GotoAsync("/designer");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Bản nháp quy trình" })).ToBeVisibleAsync();
        return desk;
    }

    /// <summary>A new draft with two named steps and an end, drawn without a mouse once the start is selected.</summary>
    private static async Task DrawAsync(Desk desk, string name)
    {
        await desk.Page.GetByLabel("Tên thủ tục").FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await OpenedAsync(desk);
        await desk.Page.Locator("[data-element-id='Start_1'].djs-shape").ClickAsync();
        foreach (var step in new[] { "Tiếp nhận hồ sơ", "Thẩm định và trả kết quả" })
        {
            await desk.CanvasHasKeysAsync();
            await desk.Page.Keyboard.PressAsync("2");
            await Expect(desk.Page.Locator(".djs-direct-editing-content")).ToBeFocusedAsync();
            await desk.Page.Keyboard.TypeAsync(step);
            await desk.Page.Keyboard.PressAsync("Enter");
            await Expect(desk.Page.Locator(".djs-direct-editing-content")).ToHaveCountAsync(0);
        }

        await desk.CanvasHasKeysAsync();
        await desk.Page.Keyboard.PressAsync("9");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.Locator("g.djs-shape[data-element-id^='Event']:not(.djs-label)")).Not.ToHaveCountAsync(0);
    }

    private static async Task OpenedAsync(Desk desk)
    {
        await desk.Page.WaitForURLAsync("**/designer/?draft=*");
        await Expect(desk.Page.Locator(".findings")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("Đã lưu");
    }

    private static async Task SelectAsync(Desk desk, string step)
    {
        var first = step.Split(' ')[0];
        await desk.Page.Locator("g.djs-shape[data-element-id^='Activity']", new() { HasText = first }).First.ClickAsync();
        await Expect(desk.Page.Locator("#panel").GetByLabel("Việc phải làm")).ToHaveValueAsync(step);
    }

    private static async Task FillAsync(Desk desk, string label, string value)
    {
        var field = desk.Page.Locator("#panel").GetByLabel(label, new() { Exact = true });
        await field.FillAsync(value);
        await field.BlurAsync();
    }

    private static void ShouldKeepItsPolicy(Desk desk) =>
        desk.Complaints.ShouldNotContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));

    private static FilePayload Drawing(string name, string text) => new() { Name = name, MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static string Samples() => LaoCai.Workflows.Host.Home.Samples;
}
