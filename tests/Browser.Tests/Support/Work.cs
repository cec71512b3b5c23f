using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>What people do all day, as one line of a test.</summary>
internal static class Work
{
    /// <summary>Seven steps; its division has one expert.</summary>
    public const string Liquor = "Cấp Giấy phép bán buôn rượu trên địa bàn tỉnh";

    /// <summary>Ten steps; its division has two experts, so that they can get in each other's way.</summary>
    public const string Explosives = "Cấp Giấy phép sử dụng vật liệu nổ công nghiệp phục vụ thi công công trình";

    /// <summary>Receives a dossier at the provincial counter and stands on the page with its slip.</summary>
    /// <returns>The dossier's code.</returns>
    public static async Task<string> ReceiveAsync(this Desk desk, string applicant, string procedure = Liquor)
    {
        await desk.OpenReceptionAsync(procedure);
        await desk.Page.GetByLabel("Họ và tên hoặc tên tổ chức").FillAsync(applicant);
        if (procedure == Liquor)
            await desk.Page.GetByLabel("Bản chính: Đơn đề nghị").FillAsync("1");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và in giấy hẹn" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/slip?received=1");
        return Regex.Match(desk.Page.Url, "/dossiers/(?<code>[^/]+)/slip", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;
    }

    /// <summary>Opens the empty form of a procedure by searching for it.</summary>
    public static async Task OpenReceptionAsync(this Desk desk, string procedure = Liquor)
    {
        await desk.Page.GotoAsync("/receive?find=giay+phep");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = procedure, Exact = true }).ClickAsync();
    }

    /// <summary>Brings a dossier of <see cref="Explosives"/> to the experts.</summary>
    public static async Task<string> BringToExpertsAsync(Chromium chromium, HostProcess host, string applicant)
    {
        await using var counter = await SeatedAsync(chromium, host, "tiepnhan");
        await using var head = await SeatedAsync(chromium, host, "truongphong");
        var code = await counter.ReceiveAsync(applicant, Explosives);
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Hồ sơ hợp lệ");
        await head.OpenTaskAsync(code);
        await head.FinishAsync("Hoàn thành");
        return code;
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
    /// <returns>The status of the answer, once the host has given it and the page that it leads to is there.</returns>
    public static async Task<int> FinishAsync(this Desk desk, string outcome)
    {
        var button = desk.Page.GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true });
        var before = desk.Page.Url;
        var answer = await desk.Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), response => response.Request.Method == "POST");
        if (answer.Status is >= 300 and < 400) await desk.Page.WaitForURLAsync(now => now != before); // where the clerk is sent on to
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
