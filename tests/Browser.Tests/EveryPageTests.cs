using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class EveryPageTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task Pages_for_visitors_are_accessible_narrow_and_quiet()
    {
        await using var visitor = await Desk.OpenAsync(chromium, host);
        await visitor.Page.GotoAsync("/procedures");
        var procedure = await visitor.Page.Locator("table.work a").First.GetAttributeAsync("href");

        foreach (var address in (string[])["/", "/sign-in", "/track", "/procedures", procedure!, "/catalogue", "/catalogue/KH199-001"])
            await visitor.CheckAsync(address);
    }

    [Theory]
    [InlineData("tiepnhan")]
    [InlineData("kiemtra")]
    [InlineData("quantri")]
    [InlineData("phantich")]
    public async Task Pages_for_officers_are_accessible_narrow_and_quiet(string user)
    {
        await using var officer = await Work.SeatedAsync(chromium, host, user);

        foreach (var address in (string[])[.. (string[])["/", "/inbox?show=unit", "/dossiers", "/deadlines", "/absences", "/notices", "/forecast"], .. user == "phantich" ? (string[])["/publish"] : []])
            await officer.CheckAsync(address);
    }

    [Fact]
    public async Task Pages_of_a_dossier_are_accessible_narrow_and_quiet()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var auditor = await Work.SeatedAsync(chromium, host, "kiemtra");
        var code = await counter.ReceiveAsync("Trang Đủ Loại");
        await counter.OpenTaskAsync(code);
        var task = counter.Page.Url;
        await counter.Page.GotoAsync("/receive");
        var reception = await counter.Page.Locator(".choices a").First.GetAttributeAsync("href");

        foreach (var address in (string[])[task, $"/dossiers/{code}", $"/dossiers/{code}?step=1", $"/dossiers/{code}/slip", "/receive", reception!, $"/track?code={code}"])
            await counter.CheckAsync(address);
        await auditor.CheckAsync($"/dossiers/{code}");
        await counter.OpenDocumentAsync($"/dossiers/{code}/documents/mau-01");
        await counter.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Pages_speak_English_to_whoever_chose_it()
    {
        await using var officer = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();

        await Assertions.Expect(officer.Page.Locator("h1")).ToHaveTextAsync("Welcome, Nguyễn Thị Lan");
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("Counter officer, Trung tâm Phục vụ hành chính công tỉnh Lào Cai");
        await officer.Page.GotoAsync("/inbox");
        await Assertions.Expect(officer.Page.Locator("h1")).ToHaveTextAsync("My work");
        await officer.CheckAsync("/inbox");
    }
}
