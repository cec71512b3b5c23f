using System.Text;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Files that are no drawing are refused where they were dropped, in words and with the compiler's code, and no draft is left of them.</summary>
public sealed class RefusedFilesTests(HostProcess host, Chromium chromium)
{
    private const string Model = "xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:d=\"http://www.omg.org/spec/BPMN/20100524/DI\"";

    [Theory]
    [InlineData("<html><body>Trang mạng</body></html>", "LC2601", "“html”")]
    [InlineData("<b:definitions " + Model + "><b:process id=\"P\"></b:definitions>", "LC2601", "dòng 1")]
    [InlineData("không phải bản vẽ", "LC2601", "XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "LC2601", "DOCTYPE")]
    [InlineData("<b:definitions " + Model + "><b:collaboration id=\"C\"/><d:BPMNDiagram id=\"D\"><d:BPMNPlane id=\"L\"><d:BPMNShape id=\"S\"/></d:BPMNPlane></d:BPMNDiagram></b:definitions>", "LC2602", "quy trình")]
    public async Task What_is_no_drawing_is_refused_in_place(string file, string code, string told)
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);

        await DropAsync(desk, file);

        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(code);
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(told);
        await Expect(desk.Page.GetByLabel("Tên thủ tục")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_id_that_two_elements_have_is_named_and_the_mended_file_opens()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        var sound = await DraftDesk.LicenceAsync("Mã trùng nhau");

        await DropAsync(desk, sound.Replace("id=\"Step_5\"", "id=\"Step_4\"", StringComparison.Ordinal));
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hai phần tử có cùng mã “Step_4”");
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("LC2603");
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Mã trùng nhau", Exact = true })).ToHaveCountAsync(0);

        await desk.OpenAsync(sound);
        await Expect(desk.Page.Locator("g.djs-shape[data-element-id='Step_5']")).ToBeVisibleAsync();
    }

    private static Task DropAsync(Desk desk, string file) =>
        desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ban-ve.bpmn", MimeType = "application/xml", Buffer = Encoding.UTF8.GetBytes(file) });
}
