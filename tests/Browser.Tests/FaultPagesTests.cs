using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class FaultPagesTests(HostProcess host, Chromium chromium)
{
    [Theory]
    [InlineData("qt-loi-nem", "Thủ tục có điều kiện hỏng", "throw new Error('Không có mã số thuế')", "script.threw")]
    [InlineData("qt-loi-lap", "Thủ tục có điều kiện chạy mãi", "while (true) { }", "script.too-")]
    public async Task A_dossier_that_stopped_at_a_condition_is_put_right_in_the_pages(string definitionId, string name, string script, string code)
    {
        await WrittenProcedure.PublishAsync(host, definitionId, name,
            ("tiepNhan", WrittenProcedure.Step("tiepNhan", "Tiếp nhận hồ sơ")), ("tinh", WrittenProcedure.Script("tinh", script)), ("traKetQua", WrittenProcedure.Step("traKetQua", "Trả kết quả")));
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var head = await Work.SeatedAsync(chromium, host, "truongmotcua");
        var other = await counter.ReceiveAsync("Người Không Liên Quan");
        var stopped = await ReceiveAsync(counter, name, "Vàng A Pao");
        var second = await ReceiveAsync(counter, name, "Giàng Thị Dua");
        foreach (var dossier in new[] { stopped, second })
        {
            await counter.OpenTaskAsync(dossier);
            await counter.FinishAsync("Hoàn thành");
        }

        await counter.Page.GotoAsync($"/dossiers/{stopped}");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Đang có sự cố kỹ thuật");
        await head.CheckAsync("/incidents");
        var row = head.Page.Locator("table.work tr", new() { HasText = stopped });
        await Assertions.Expect(row).ToContainTextAsync("Chuyển hồ sơ sang bước đúng và ghi lý do");
        await Assertions.Expect(row).ToContainTextAsync(code);

        // Running it again does not help.
        await head.CheckAsync($"/incidents/{stopped}");
        await head.Page.Locator("button[value^=retry]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");
        await Assertions.Expect(head.Page.Locator("main")).ToContainTextAsync(code);

        await head.Page.Locator("select[name=Activity]").SelectOptionAsync("traKetQua");
        await head.Page.Locator("button[value=move]").ClickAsync();
        await head.ShouldBeRefusedAsync();
        await head.Page.Locator("textarea[name=Reason]").FillAsync("Điều kiện tính sai, hồ sơ đủ để trả kết quả");
        await head.Page.Locator("select[name=Activity]").SelectOptionAsync("traKetQua");
        await head.Page.Locator("button[value=move]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");
        await counter.OpenTaskAsync(stopped);
        await counter.FinishAsync("Hoàn thành");
        await counter.Page.GotoAsync($"/dossiers/{stopped}");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Đã kết thúc");

        await head.Page.GotoAsync($"/incidents/{second}");
        await head.Page.Locator("textarea[name=Reason]").FillAsync("Người nộp rút hồ sơ");
        await head.Page.Locator("button[value=cancel]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");
        await head.Page.GotoAsync("/incidents");
        await Assertions.Expect(head.Page.Locator("main")).Not.ToContainTextAsync(second);

        // Nobody else was hurt.
        await counter.OpenTaskAsync(other);
        (await counter.FinishAsync("Phù hợp")).ShouldBeLessThan(400);
    }

    [Fact]
    public async Task A_linked_dossier_and_an_automatic_document_are_found_from_the_first_dossier()
    {
        await WrittenProcedure.PublishAsync(host, "qt-y-kien", "Lấy ý kiến liên thông", ("yKien", WrittenProcedure.Step("yKien", "Cho ý kiến")));
        await WrittenProcedure.PublishAsync(host, "qt-lien-thong", "Thủ tục có liên thông",
            ("tiepNhan", WrittenProcedure.Step("tiepNhan", "Tiếp nhận hồ sơ")), ("lapPhieu", WrittenProcedure.Print("lapPhieu", "mau-05")),
            ("chuyen", WrittenProcedure.Linked("chuyen", "qt-y-kien")), ("traKetQua", WrittenProcedure.Step("traKetQua", "Trả kết quả")));
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var head = await Work.SeatedAsync(chromium, host, "truongmotcua");
        var code = await ReceiveAsync(counter, "Thủ tục có liên thông", "Sùng A Chinh");
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Hoàn thành");

        await MadeAsync(code);
        await counter.CheckAsync($"/dossiers/{code}");
        await counter.Page.GetByRole(AriaRole.Link, new() { Name = "Mẫu 05. Phiếu kiểm soát quá trình giải quyết hồ sơ" }).ClickAsync();
        await counter.CheckAsync(new Uri(counter.Page.Url).AbsolutePath);
        await Assertions.Expect(counter.Page.FrameLocator("iframe").Locator("h1")).ToHaveTextAsync("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ");
        await head.Page.GotoAsync(new Uri(counter.Page.Url).AbsolutePath);
        await head.Page.Locator("[name=Reason]").FillAsync("Theo yêu cầu của công dân");
        await head.Page.Locator("button[value=erase]").ClickAsync();
        await head.Page.WaitForURLAsync("**?done=true");
        await Assertions.Expect(head.Page.Locator("iframe")).ToHaveCountAsync(0);
        await head.CheckAsync("/incidents/documents");

        await counter.Page.GotoAsync($"/dossiers/{code}");
        await counter.Page.GetByRole(AriaRole.Link, new() { Name = $"{code}-LT1", Exact = true }).ClickAsync();
        await counter.CheckAsync($"/dossiers/{code}-LT1");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Hồ sơ này được chuyển từ");
        await counter.OpenTaskAsync($"{code}-LT1");
        await counter.SpeakEnglishAsync();
        await counter.CheckAsync($"/dossiers/{code}-LT1");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("This dossier was started by");
    }

    private static async Task<string> ReceiveAsync(Desk counter, string procedure, string applicant)
    {
        await counter.Page.GotoAsync($"/receive?find={Uri.EscapeDataString(procedure)}");
        await counter.Page.GetByRole(AriaRole.Link, new() { Name = procedure, Exact = true }).ClickAsync();
        await counter.Page.GetByLabel("Họ và tên hoặc tên tổ chức").FillAsync(applicant);
        await counter.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và in giấy hẹn" }).ClickAsync();
        await counter.Page.WaitForURLAsync("**/slip?received=1");
        return new Uri(counter.Page.Url).Segments[2].TrimEnd('/');
    }

    /// <summary>Waits until the job has made the dossier's document out.</summary>
    private async Task MadeAsync(string code)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            await using var ask = host.Database.CreateCommand("select exists (select from dossier.document m join dossier.dossier d using (instance_id) where d.code = $1 and m.state = 'made')");
            ask.Parameters.Add(new() { Value = code });
            if (await ask.ExecuteScalarAsync(limit.Token) is true) return;
        }
        while (await beat.WaitForNextTickAsync(limit.Token));
    }
}
