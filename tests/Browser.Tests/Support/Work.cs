using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>What people do all day, as one line of a test.</summary>
internal static class Work
{
    public const string Procedure = "Cấp Giấy phép bán buôn rượu trên địa bàn tỉnh";

    /// <summary>Receives a dossier of <see cref="Procedure"/> at the provincial counter and stands on the page with its slip.</summary>
    /// <returns>The dossier's code.</returns>
    public static async Task<string> ReceiveAsync(this Desk desk, string applicant)
    {
        await desk.Page.GotoAsync("/receive?find=ban+buon+ruou");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Procedure }).ClickAsync();
        await desk.Page.GetByLabel("Họ và tên hoặc tên tổ chức").FillAsync(applicant);
        await desk.Page.GetByLabel("Bản chính: Đơn đề nghị").FillAsync("1");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và in giấy hẹn" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/slip?received=1");
        return Regex.Match(desk.Page.Url, "/dossiers/([^/]+)/slip", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    /// <summary>Finds the one open task of a dossier in the inbox and opens it.</summary>
    public static async Task OpenTaskAsync(this Desk desk, string dossier)
    {
        await desk.FindTasksAsync(dossier);
        await desk.Page.Locator("table.work a.open").ClickAsync();
        await desk.Page.WaitForURLAsync("**/tasks/*");
    }

    /// <summary>Searches the inbox.</summary>
    public static async Task FindTasksAsync(this Desk desk, string typed)
    {
        await desk.Page.GotoAsync("/inbox");
        await desk.Page.GetByLabel("Tìm trong việc của đơn vị").FillAsync(typed);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Tìm", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("khớp");
    }

    /// <summary>Finishes the task on the page with an outcome.</summary>
    /// <returns>The status of the answer, once the host has given it.</returns>
    public static async Task<int> FinishAsync(this Desk desk, string outcome)
    {
        var button = desk.Page.GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true });
        var answer = await desk.Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), response => response.Request.Method == "POST");
        return answer.Status;
    }

    /// <summary>A new desk at which somebody sits.</summary>
    public static async Task<Desk> SeatedAsync(Chromium chromium, HostProcess host, string user, bool scripts = true)
    {
        var desk = await Desk.OpenAsync(chromium, host, scripts);
        await desk.SignInAsync(user);
        return desk;
    }
}
