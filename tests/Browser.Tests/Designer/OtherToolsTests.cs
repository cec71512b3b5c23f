using LaoCai.Workflows.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Files of other tools open with everything in place, and each thing that does not count is named where it stands.</summary>
public sealed class OtherToolsTests(HostProcess host, Chromium chromium)
{
    [Theory]
    [InlineData("camunda-modeler.bpmn", "Activity_tra Activity_khaoSat Event_qua Flow_nop Participant_dan DataObjectReference_1 StartEvent_1 Activity_tiepNhan", "Chấp thuận đấu nối cấp nước")]
    [InlineData("bizagi.bpmn", "Id_re Id_email Id_nhan Id_tra Id_tham Id_pool2", "Cấp giấy phép xây dựng nhà ở riêng lẻ")]
    public async Task A_file_of_another_tool_opens_with_nothing_dropped(string file, string named, string procedure)
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await File.ReadAllTextAsync(Path.Combine(LaoCai.Workflows.Host.Home.Folder, "designer", "test", "drawings", file), TestContext.Current.CancellationToken));

        await Expect(desk.Page.Locator(".finding", new() { HasText = "LC2604" })).Not.ToHaveCountAsync(0);
        foreach (var element in named.Split(' ')) await Expect(desk.Page.Locator($".djs-overlays[data-container-id='{element}'] .lc-finding")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator("#panel").GetByLabel("Tên thủ tục")).ToHaveValueAsync(procedure);
        await Expect(desk.Page.Locator(".notice")).ToHaveCountAsync(0);
        desk.ShouldKeepItsPolicy();
    }
}
