using System.Text.RegularExpressions;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>
/// What the compiler says of drawings, class by class: a drawing with many faults at once shows each on its element and in the list, and
/// each goes when it is mended there. Codes that only a file can provoke (LC10xx to LC16xx) are the business of the compiler's own tests.
/// </summary>
public sealed class ProvokedFaultsTests(HostProcess host, Chromium chromium)
{
    private const string Shape = "<bpmndi:BPMNShape id=\"Step_1_di\"";

    /// <param name="Code">As the list shows it.</param>
    /// <param name="Element">Where it is marked; null: the procedure as a whole.</param>
    /// <param name="Mend">Once the element is selected.</param>
    private sealed record Fault(string Code, string? Element, Func<Desk, Task> Mend);

    [Fact]
    public async Task Elements_and_words_that_a_procedure_cannot_have()
    {
        var drawing = await ChangedAsync(
            ("</bpmn:process>", "<bpmn:subProcess id=\"Sub_1\" name=\"Họp\" /><bpmn:userTask id=\"Step_9\" name=\"Bỏ quên\" /><bpmn:startEvent id=\"Start_2\" /><bpmn:textAnnotation id=\"Note_1\"><bpmn:text>Xem lại</bpmn:text></bpmn:textAnnotation></bpmn:process>"),
            (Shape, Drawn("Sub_1", 300, 750, 100, 80) + Drawn("Step_9", 500, 750, 100, 80) + Drawn("Start_2", 700, 750, 36, 36) + Drawn("Note_1", 800, 750, 100, 40) + Shape),
            ("<bpmn:userTask id=\"Step_5\"(?<rest>.*?)</bpmn:userTask>", "<bpmn:task id=\"Step_5\"${rest}</bpmn:task>"),
            ("(?<end><bpmn:outgoing>Flow_9</bpmn:outgoing>)", "${end}<bpmn:standardLoopCharacteristics />"),
            ("<bpmn:userTask id=\"Step_2\"", "<bpmn:userTask id=\"Step_2\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" camunda:assignee=\"an\""),
            ("<bpmn:sequenceFlow id=\"Flow_3\"(?<rest>[^>]*)/>", "<bpmn:sequenceFlow id=\"Flow_3\"${rest}><bpmn:conditionExpression>${x}</bpmn:conditionExpression></bpmn:sequenceFlow>"),
            ("<lc:product>", "<lc:escalation warnAt=\"0.5\"><lc:rung after=\"4\" afterUnit=\"workingHour\" /></lc:escalation><lc:product>"));

        await using var desk = await MendAsync(
            drawing,
            new("LC2604", "Sub_1", Delete), new("LC2616", "Step_9", Delete), new("LC2609", "Start_2", Delete), new("LC2607", "Note_1", Delete),
            new("LC2605", "Step_4", desk => desk.PressAsync("Bỏ những phần này")),
            new("LC2619", "Step_2", desk => desk.PressAsync("Bỏ những phần này")),
            new("LC2608", "Flow_3", desk => desk.PressAsync("Bỏ những phần này")),
            new("LC2618", "Step_3", desk => desk.Page.Locator("#panel").GetByLabel("Vai trò").Nth(1).SelectOptionAsync("unitHead")),
            new("LC2606", "Step_5", ReplaceByKeyboard));
    }

    [Fact]
    public async Task Ways_that_do_not_lead_through()
    {
        var drawing = await ChangedAsync(
            ("</bpmn:process>", "<bpmn:sequenceFlow id=\"Flow_x\" sourceRef=\"Step_5\" targetRef=\"End_1\" /></bpmn:process>"),
            ("<bpmndi:BPMNEdge ", Way("Flow_x") + "<bpmndi:BPMNEdge "),
            ("<bpmn:sequenceFlow id=\"Flow_11\"[^>]*/>", ""), ("<bpmndi:BPMNEdge id=\"Flow_11.*?</bpmndi:BPMNEdge>", ""),
            ("<bpmn:(incoming|outgoing)>Flow_11</bpmn:(incoming|outgoing)>", ""),
            ("id=\"Flow_3\" name=\"Hồ sơ đầy đủ\"", "id=\"Flow_3\""),
            ("name=\"Trả lại để phân công lại\"", "name=\"Đạt\""),
            ("id=\"Step_2\" name=\"[^\"]*\"", "id=\"Step_2\""));

        await using var desk = await MendAsync(
            drawing,
            new("LC2611", "Step_5", async desk => { await SelectAsync(desk, "Flow_x"); await Delete(desk); }),
            new("LC2615", "Step_6", ConnectToEnd),
            new("LC2614", "Flow_3", desk => desk.FillAsync("Kết quả", "Hồ sơ đầy đủ")),
            new("LC2204", null, async desk => { await SelectAsync(desk, "Flow_8"); await desk.FillAsync("Kết quả", "Chưa đạt"); }),
            new("LC2617", "Step_2", desk => desk.FillAsync("Việc phải làm", "Phân công")));
    }

    [Fact]
    public async Task Who_how_long_and_by_which_law()
    {
        var drawing = await ChangedAsync(
            ("role=\"specialist\" unit=\"specialist\" time=\"2,5 ngày\"", "role=\"notary\" unit=\"specialist\" time=\"2,5 ngày\""),
            ("<lc:limit value=\"0.5\" unit=\"workingDay\" text=\"1/2 ngày\" unitSource=\"cell\" />\\s*<lc:source table=\"2\" row=\"5\" />", "<lc:source table=\"2\" row=\"5\" />"),
            ("<lc:legalBasis>Nghị định số 118/2025/NĐ-CP", "<lc:legalBasis>Nghị định số 61/2018/NĐ-CP"),
            ("<bpmn:userTask id=\"Step_5\".*?</bpmn:userTask>", "<bpmn:intermediateCatchEvent id=\"Step_5\" name=\"Chờ niêm yết\"><bpmn:incoming>Flow_9</bpmn:incoming><bpmn:outgoing>Flow_10</bpmn:outgoing><bpmn:timerEventDefinition id=\"T_1\" /></bpmn:intermediateCatchEvent>"),
            ("lc:inference confirmed=\"true\"", "lc:inference"),
            ("lc:limit value=\"5\" unit=\"workingDay\"", "lc:limit value=\"1\" unit=\"workingDay\""));

        await using var desk = await MendAsync(
            drawing,
            new("LC2003", "Step_3", desk => desk.Page.Locator("#panel").GetByLabel("Vai trò").First.SelectOptionAsync("specialist")),
            new("LC2104", "Step_4", desk => desk.FillAsync("Thời gian", "0.5")),
            new("LC2401", null, MendLaw),
            new("LC2305", "Step_5", desk => desk.FillAsync("Thời gian", "0.5")),
            new("LC2501", "Step_3", desk => desk.Page.Locator("#panel").GetByLabel("Xác nhận đúng").CheckAsync()),
            new("LC2101", null, desk => LegalLimitAsync(desk, "9")));

        await Expect(Finding(desk, "LC2102")).ToBeVisibleAsync(); // now there is time that no step has
        await LegalLimitAsync(desk, "4.5");
        await Expect(desk.Page.Locator(".finding", new() { HasText = "LC2102" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Choices_and_branches_that_nobody_can_decide()
    {
        var drawing = await ChangedAsync(
            ("id=\"Flow_4\"(?<rest>[^>]*) targetRef=\"End_returned\"", "id=\"Flow_4\"${rest} targetRef=\"Gateway_x\""),
            ("</bpmn:process>", "<bpmn:exclusiveGateway id=\"Gateway_x\" /><bpmn:sequenceFlow id=\"Flow_a\" name=\"a\" sourceRef=\"Gateway_x\" targetRef=\"End_returned\" /><bpmn:sequenceFlow id=\"Flow_b\" name=\"b\" sourceRef=\"Gateway_x\" targetRef=\"Step_6\" /></bpmn:process>"),
            (Shape, Drawn("Gateway_x", 560, 130, 50, 50) + Shape),
            ("<bpmndi:BPMNEdge ", Way("Flow_a") + Way("Flow_b") + "<bpmndi:BPMNEdge "),
            ("<bpmn:exclusiveGateway id=\"Gateway_3\">(?<rest>.*?)</bpmn:exclusiveGateway>", "<bpmn:parallelGateway id=\"Gateway_3\">${rest}</bpmn:parallelGateway>"),
            ("no=\"1\"(?<rest>[^>]*) role=\"receptionist\" unit=\"receiving\"", "no=\"1\"${rest} role=\"specialist\" unit=\"specialist\""),
            ("no=\"6\"(?<rest>[^>]*) role=\"receptionist\" unit=\"receiving\"", "no=\"6\"${rest} role=\"specialist\" unit=\"specialist\""));

        await using var desk = await MendAsync(
            drawing,
            new("LC2612", "Gateway_x", Delete),
            new("LC2613", "Gateway_3", ReplaceByKeyboard),
            new("LC2301", "Step_1", desk => desk.Page.Locator("#panel").GetByLabel("Vai trò").First.SelectOptionAsync("receptionist")),
            new("LC2302", "Step_6", desk => desk.Page.Locator("#panel").GetByLabel("Vai trò").First.SelectOptionAsync("receptionist")));
    }

    [Fact]
    public async Task Steps_that_go_round_and_waits_that_decide()
    {
        var drawing = await ChangedAsync(
            ("id=\"Flow_10\" sourceRef=\"Step_5\" targetRef=\"Step_6\"", "id=\"Flow_10\" sourceRef=\"Step_5\" targetRef=\"Step_4\""),
            ("<bpmn:userTask id=\"Step_3\" name=\"[^\"]*\">.*?<bpmn:incoming>", "<bpmn:intermediateCatchEvent id=\"Step_3\" name=\"Chờ ý kiến\"><bpmn:extensionElements><lc:wait event=\"y-kien\" /><lc:step no=\"3\"><lc:limit value=\"1\" unit=\"workingDay\" /></lc:step></bpmn:extensionElements><bpmn:incoming>"),
            ("<bpmn:outgoing>Flow_6</bpmn:outgoing>\\s*</bpmn:userTask>", "<bpmn:outgoing>Flow_6</bpmn:outgoing><bpmn:messageEventDefinition id=\"M_1\" /></bpmn:intermediateCatchEvent>"));

        await using var desk = await MendAsync(
            drawing,
            new("LC2307", "Step_3", desk => desk.PressAsync("Bỏ những phần này")),
            new("LC2306", "Step_3", async desk => { await SelectAsync(desk, "Flow_8"); await Delete(desk); }),
            new("LC2203", null, async desk => { await SelectAsync(desk, "Flow_10"); await Delete(desk); await JoinAsync(desk, "Step_5", "Step_6"); }));
    }

    [Fact]
    public async Task Ways_that_lead_nowhere_and_forms_that_nobody_has()
    {
        var drawing = await ChangedAsync(
            ("id=\"Flow_11\" sourceRef=\"Step_6\" targetRef=\"End_1\"", "id=\"Flow_11\" sourceRef=\"Step_6\" targetRef=\"Step_6\""),
            ("<lc:form>Mẫu đơn số 01</lc:form>", "<lc:form>Mẫu số 01</lc:form>"),
            ("<lc:product>Dự thảo giấy phép</lc:product>", "<lc:product>Dự thảo giấy phép (Mẫu số 05)</lc:product>"),
            ("</bpmn:process>", "<bpmn:sequenceFlow id=\"Flow_lost\" sourceRef=\"Step_6\" targetRef=\"Step_none\" /></bpmn:process>"));

        await using var desk = await MendAsync(
            drawing,
            new("LC2610", null, desk => desk.PressAsync("Bỏ phần tử này")),
            new("LC2402", "Step_3", async desk =>
            {
                await desk.Page.Locator("#panel details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
                await desk.FillAsync("Kết quả, sản phẩm ghi trong tài liệu 1", "Dự thảo giấy phép (Mẫu số 01)");
            }),
            new("LC2202", "Step_6", async desk => { await SelectAsync(desk, "Flow_11"); await Delete(desk); await ConnectToEnd(desk); }));
        await Expect(desk.Page.Locator("g[data-element-id='Flow_lost']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_procedure_without_steps_gets_its_first_one()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.Page.GetByLabel("Tên thủ tục").FillAsync("Chưa vẽ bước nào");
        await desk.PressAsync("Tạo bản nháp");
        await desk.OpenedAsync();
        await Expect(Finding(desk, "LC2304")).ToBeVisibleAsync();

        await desk.SelectAsync("Start_1");
        await desk.Page.Keyboard.PressAsync("2");
        await Expect(desk.Page.Locator(".djs-direct-editing-content")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("Tiếp nhận hồ sơ");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Page.Locator(".finding", new() { HasText = "LC2304" })).ToHaveCountAsync(0);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_number_with_a_comma_is_named_and_not_cut_short()
    {
        await using var desk = await MendAsync(
            await ChangedAsync(("<lc:limit value=\"2.5\"", "<lc:limit value=\"2,5\"")),
            new Fault("LC2618", "Step_3", desk => desk.FillAsync("Thời gian", "2.5")));

        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true })).ToHaveValueAsync("2.5");
    }

    /// <summary>Opens the drawing, sees every fault on its element and in the list, and mends one after the other.</summary>
    private async Task<Desk> MendAsync(string drawing, params Fault[] faults)
    {
        var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(drawing);
        foreach (var fault in faults)
        {
            await Expect(Finding(desk, fault.Code)).ToBeVisibleAsync();
            if (fault.Element is { } element) await Expect(desk.Page.Locator($".djs-overlays[data-container-id='{element}'] .lc-finding")).ToHaveCountAsync(1);
        }

        foreach (var fault in faults)
        {
            await desk.CheckedAsync();
            if (fault.Element is not null)
            {
                await Finding(desk, fault.Code).ClickAsync();
                await desk.CanvasHasKeysAsync();
            }

            await fault.Mend(desk);
            await Expect(desk.Page.Locator(".finding", new() { HasText = fault.Code })).ToHaveCountAsync(0);
        }

        desk.ShouldKeepItsPolicy();
        return desk;
    }

    private static ILocator Finding(Desk desk, string code) => desk.Page.Locator(".finding", new() { HasText = code }).First;

    /// <summary>Told to the line itself: it is hard to hit where ways lie over one another.</summary>
    private static async Task SelectAsync(Desk desk, string flow)
    {
        await desk.Page.Locator($"g.djs-connection[data-element-id='{flow}'] .djs-hit").First.DispatchEventAsync("click", new { bubbles = true });
        await Expect(desk.Page.Locator($"g.djs-connection.selected[data-element-id='{flow}']")).ToHaveCountAsync(1);
        await desk.Page.Locator(".djs-container > svg").FocusAsync();
    }

    private static Task Delete(Desk desk) => desk.Page.Keyboard.PressAsync("Delete");

    private static async Task ReplaceByKeyboard(Desk desk)
    {
        await desk.Page.Keyboard.PressAsync("r");
        await Expect(desk.Page.Locator(".djs-popup")).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Enter"); // the first kind is a step
    }

    /// <summary>Selects the end and the step, and joins them by a key: from an end nothing can go, so it is the step that leads there.</summary>
    private static Task ConnectToEnd(Desk desk) => JoinAsync(desk, "End_1", "Step_6");

    private static async Task JoinAsync(Desk desk, string from, string to)
    {
        await desk.SelectAsync(from);
        await desk.Page.Keyboard.DownAsync("Shift");
        await desk.SelectAsync(to);
        await desk.Page.Keyboard.UpAsync("Shift");
        await desk.Page.Keyboard.PressAsync("c");
    }

    private static async Task MendLaw(Desk desk)
    {
        await NothingAsync(desk);
        await desk.Page.Locator("#panel summary", new() { HasText = "Đầu mục tài liệu" }).ClickAsync();
        var line = desk.Page.Locator("#panel").GetByLabel("Căn cứ pháp lý 1");
        await line.FillAsync("Nghị định số 118/2025/NĐ-CP");
        await line.BlurAsync();
    }

    private static async Task LegalLimitAsync(Desk desk, string days)
    {
        await NothingAsync(desk);
        await desk.FillAsync("Thời gian", days);
    }

    /// <summary>Selects nothing, which brings up the procedure's own head.</summary>
    private static Task NothingAsync(Desk desk) => desk.Page.Locator(".djs-container svg").First.ClickAsync(new() { Position = new() { X = 600, Y = 650 } });

    private static string Drawn(string id, int x, int y, int width, int height) =>
        $"<bpmndi:BPMNShape id=\"{id}_di\" bpmnElement=\"{id}\"><dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" /></bpmndi:BPMNShape>";

    private static string Way(string id) =>
        $"<bpmndi:BPMNEdge id=\"{id}_di\" bpmnElement=\"{id}\"><di:waypoint x=\"1180\" y=\"640\" /><di:waypoint x=\"1460\" y=\"640\" /><di:waypoint x=\"1460\" y=\"175\" /></bpmndi:BPMNEdge>";

    /// <summary>The example with faults: each a pattern and what stands in its place, once.</summary>
    private static async Task<string> ChangedAsync(params (string Pattern, string Fault)[] faults)
    {
        var drawing = await DraftDesk.LicenceAsync("Bản vẽ nhiều lỗi");
        foreach (var (pattern, fault) in faults)
        {
            var changed = new Regex(pattern, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Replace(drawing, fault, pattern.StartsWith("<bpmn:(incoming", StringComparison.Ordinal) ? 2 : 1);
            changed.ShouldNotBe(drawing, pattern);
            drawing = changed;
        }

        return drawing;
    }
}
