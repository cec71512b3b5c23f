using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

public sealed class ReplayTests(HostProcess host, Chromium chromium)
{
    /// <summary>Receives a dossier and completes its first step, as the counter's pages would over the same API.</summary>
    private const string ReceiveAndWork = """
        async () => {
          const send = async (path, body) => {
            const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
            return await answer.json();
          };
          const { dossier } = await send('/api/dossiers', {
            definitionId: DEFINITION, receivingUnit: 'H38.01.01', applicantName: 'Công ty TNHH Sa Pa', applicantAddress: 'Phường Sa Pa',
            sets: 1, components: [{ name: 'Đơn đề nghị', originals: 1 }],
          });
          const task = (await (await fetch('/api/tasks?most=200')).json()).find((one) => one.dossierCode === dossier.code);
          await send(`/api/tasks/${task.taskId}/claim`, {});
          const { outcomes } = await (await fetch(`/api/tasks/${task.taskId}`)).json();
          await send(`/api/tasks/${task.taskId}/complete`, { outcome: outcomes[0] });
          return dossier.code;
        }
        """;

    [Fact]
    public async Task A_clerk_watches_the_path_of_a_dossier_step_by_step()
    {
        await using var desk = await Desk.OpenAsync(chromium, host);
        await desk.Page.SetViewportSizeAsync(1600, 950);
        await desk.SignInAsync("tiepnhan");
        var definition = System.Text.RegularExpressions.Regex.Match(
            host.Output, @"version 1 \((?<id>qt-ct-07-[\w-]+)\)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        var code = await desk.Page.EvaluateAsync<string>(ReceiveAndWork.Replace("DEFINITION", $"'{definition}'", StringComparison.Ordinal));

        await desk.Page.GotoAsync($"/dossiers/{code}");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Xem đường đi trên bản vẽ" }).ClickAsync();

        await Expect(desk.Page.Locator("g.lc-done")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator("g.lc-active")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".bjs-powered-by")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Về đầu" }).ClickAsync();
        await Expect(desk.Page.Locator("g.lc-done")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("g.lc-active")).ToHaveCountAsync(1);
        desk.Complaints.ShouldNotContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
