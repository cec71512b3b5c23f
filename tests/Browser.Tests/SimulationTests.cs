using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class SimulationTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task An_analyst_tries_out_a_year_by_keyboard_and_sees_where_it_is_held_up()
    {
        await using var analyst = await Work.SeatedAsync(chromium, host, "phantich");
        await OpenAsync(analyst);
        await analyst.ShouldBeAccessibleAsync();
        await analyst.Page.GetByLabel("Số hồ sơ trong năm giả định").FillAsync("600");
        foreach (var number in await analyst.Page.GetByLabel("Số người: ").AllAsync()) await number.FillAsync("1");
        await analyst.Page.GetByLabel("Thời gian làm việc so với").FillAsync("20");
        await analyst.TabToAsync("form button.primary");

        await analyst.Page.Keyboard.PressAsync("Enter");

        await Expect(analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Tải kết quả (JSON)" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(analyst.Page.GetByText("Bước 3. Thẩm định hồ sơ, kiểm tra điều kiện kinh doanh:")).ToBeVisibleAsync();
        await Expect(analyst.Page.GetByRole(AriaRole.Img, new() { Name = "Số việc đang chờ ở từng bước" })).ToBeVisibleAsync();
        await analyst.ShouldBeAccessibleAsync();
        var file = await analyst.Page.RunAndWaitForDownloadAsync(() => analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Tải kết quả (JSON)" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("mo-phong.json");
        (await File.ReadAllTextAsync((await file.PathAsync())!, TestContext.Current.CancellationToken)).ShouldContain("\"arrived\": 600");
        await analyst.Page.SetViewportSizeAsync(360, 740);
        (await analyst.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await analyst.Page.SetViewportSizeAsync(1200, 800);
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();
        await Expect(analyst.Page.Locator("h1")).ToHaveTextAsync("Simulate a year");
        analyst.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_in_a_file_is_shown_with_its_line_and_nothing_runs()
    {
        await using var analyst = await Work.SeatedAsync(chromium, host, "phantich");
        await OpenAsync(analyst);
        await analyst.Page.GetByLabel("Tệp hồ sơ (CSV hoặc JSON)", new() { Exact = true }).Nth(0).CheckAsync();
        await analyst.Page.Locator("#arrivals").SetInputFilesAsync(new FilePayload { Name = "ho-so.csv", MimeType = "text/csv", Buffer = "at,count\n2025-03-03,2\n<script>,1\n"u8.ToArray() });

        var answer = await analyst.Page.RunAndWaitForResponseAsync(() => analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy mô phỏng" }).ClickAsync(), response => response.Request.Method == "POST");

        answer.Status.ShouldBe(422);
        await Expect(analyst.Page.GetByText("Dòng 3: “<script>” không phải là thời điểm")).ToBeVisibleAsync();
        await analyst.ShouldBeAccessibleAsync();
    }

    private static async Task OpenAsync(Desk analyst)
    {
        await analyst.Page.GotoAsync("/procedures");
        await analyst.Page.GetByRole(AriaRole.Link, new() { Name = Work.Liquor }).First.ClickAsync();
        await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Mô phỏng một năm" }).ClickAsync();
        await Expect(analyst.Page.Locator("h1")).ToHaveTextAsync("Mô phỏng một năm");
    }
}
