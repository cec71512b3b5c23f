using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LaoCai.Workflows.Browser.Tests.Designer;

/// <summary>Versions in the designer: the difference, what happens to running dossiers, retiring, and the heat map.</summary>
public sealed class VersionsTests(HostProcess host, Chromium chromium)
{
    /// <summary>Receives a dossier at the provincial counter; which procedures are received there is the registry's.</summary>
    private const string Receive = """
        async definition => {
          const answer = await fetch('/api/dossiers', { method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ definitionId: definition, receivingUnit: 'H38.01.01', applicantName: 'Hợp tác xã Mường Hum', sets: 1 }) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """;

    [Fact]
    public async Task Running_dossiers_move_to_a_new_version_after_a_dry_run_and_the_old_one_shows_its_heat()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Cấp giấy phép đổi phiên bản"));
        await desk.PublishAsync(1);
        var definition = await desk.Page.EvaluateAsync<string>("async () => (await (await fetch('/api/designs/published')).json()).find(one => one.name === 'Cấp giấy phép đổi phiên bản').definitionId");
        await CompetentAsync(definition);
        for (var no = 0; no < 2; no++) await counter.Page.EvaluateAsync(Receive, definition);

        await desk.PressAsync("Phiên bản");
        await desk.SelectAsync("Step_3");
        await desk.FillAsync("Thời gian", "2");
        await desk.PressAsync("So với bản nháp");
        await Expect(desk.Page.Locator("g.lc-changed")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".changes .changed")).ToContainTextAsync("Thẩm định hồ sơ");
        await desk.ShouldBeAccessibleAsync();
        await desk.PublishAsync(2);

        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "2 hồ sơ đang chạy trên phiên bản cũ" })).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Chuyển sang phiên bản 2").CheckAsync();
        await desk.Page.GetByLabel("Lý do chuyển (ghi vào lịch sử từng hồ sơ)").FillAsync("Rút ngắn thẩm định");
        await desk.PressAsync("Chạy thử, chưa thay đổi gì");
        await Expect(desk.Page.GetByText("Nếu chuyển: 2 hồ sơ chuyển được")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.PressAsync("Chuyển 2 hồ sơ");
        await Expect(desk.Page.GetByText("Đã chuyển 2 hồ sơ")).ToBeVisibleAsync();

        await counter.Page.GotoAsync($"/designer/replay?definition={definition}&version=2");
        await Expect(counter.Page.GetByText("Tính trên 2 hồ sơ")).ToBeVisibleAsync();
        await Expect(counter.Page.Locator("table.heat tbody tr")).ToHaveCountAsync(1);
        await Expect(counter.Page.Locator(".lc-time")).ToContainTextAsync("2 lượt");
        await counter.ShouldBeAccessibleAsync();
        counter.ShouldKeepItsPolicy();
        await Expect(counter.Page.GetByRole(AriaRole.Link, new() { Name = "Bản nháp" })).ToHaveCountAsync(0); // not theirs to draw
        await counter.Page.GetByRole(AriaRole.Link, new() { Name = "‹ Thủ tục" }).ClickAsync();
        await Expect(counter.Page.Locator("h1")).ToHaveTextAsync("Cấp giấy phép đổi phiên bản");

        await desk.PressAsync("Phiên bản");
        await desk.PressAsync("Ngừng áp dụng");
        await Expect(desk.Page.GetByText("Đã ngừng áp dụng phiên bản 2.")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ngừng áp dụng" })).ToHaveCountAsync(0);
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_draft_whose_version_moved_meanwhile_is_not_published_unseen()
    {
        await using var first = await DraftDesk.AnalystAsync(chromium, host);
        await first.OpenAsync(await DraftDesk.LicenceAsync("Cấp giấy phép hai bản nháp"));
        await first.PublishAsync(1);
        await using var second = await DraftDesk.AnalystAsync(chromium, host, "quantri");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Cấp giấy phép hai bản nháp", Exact = true }).ClickAsync();
        await second.OpenedAsync();
        await second.SelectAsync("Step_3");
        await second.FillAsync("Thời gian", "1");
        await second.PressAsync("Ban hành");
        await second.Page.GetByLabel("Căn cứ, lý do ban hành").FillAsync("Bản của người thứ hai");
        await second.Page.Locator(".side input[type=checkbox]").CheckAsync();

        await first.SelectAsync("Step_3");
        await first.FillAsync("Thời gian", "2");
        await first.PressAsync("Ban hành"); // closes the panel
        await first.PublishAsync(2);
        await second.PressAsync("Ban hành phiên bản mới");

        await Expect(second.Page.Locator(".side").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".changes")).ToContainTextAsync("2 ngày làm việc"); // against what is in force now
        await Expect(second.Page.GetByText("Đã ban hành")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Of_two_saves_from_one_revision_the_second_is_kept_beside_the_first()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Hai thẻ một bản"));
        var address = desk.Page.Url;
        var other = await desk.Page.Context.NewPageAsync();
        await other.GotoAsync(address);
        await Expect(other.Locator(".saved")).ToContainTextAsync("Đã lưu");
        await desk.SelectAsync("Step_3");
        await desk.FillAsync("Thời gian", "1");
        await desk.Page.Keyboard.PressAsync("Control+s");
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("lần sửa 2");

        await other.Locator("g.djs-shape[data-element-id='Step_4']").ClickAsync();
        await other.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true }).FillAsync("3");
        await other.Keyboard.PressAsync("Control+s");

        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("Thay đổi của bạn vẫn còn ở đây");
        await other.GetByRole(AriaRole.Button, new() { Name = "Lưu thành bản nháp mới" }).ClickAsync();
        await other.WaitForURLAsync(url => url != address && url.Contains("draft=", StringComparison.Ordinal));
        await other.Locator("g.djs-shape[data-element-id='Step_4']").ClickAsync();
        await Expect(other.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true })).ToHaveValueAsync("3");
        await desk.Page.ReloadAsync();
        await desk.SelectAsync("Step_3");
        await Expect(desk.Page.Locator("#panel").GetByLabel("Thời gian", new() { Exact = true })).ToHaveValueAsync("1");
    }

    [Fact]
    public async Task A_form_is_written_in_Vietnamese_and_one_with_unknown_parts_is_refused_by_name()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Có biểu mẫu"));
        await desk.SelectAsync("Step_3");
        await desk.Page.Locator("#panel details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
        await desk.PressAsync("Soạn biểu mẫu");
        await Expect(desk.Page.Locator(".fjs-palette-header")).ToHaveTextAsync("Thành phần");
        await desk.Page.Locator(".fjs-palette-field[data-field-type=textfield]").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Locator(".fjs-form-field").First.ClickAsync(new() { Position = new() { X = 5, Y = 5 } });
        await Expect(desk.Page.Locator(".bio-properties-panel")).ToContainTextAsync("Nhãn của ô");
        (await desk.Page.Locator(".form-desk").InnerTextAsync()).ShouldNotContain("Field label");
        await desk.ShouldBeAccessibleAsync();

        await desk.Page.GetByLabel("Khóa biểu mẫu").FillAsync("phieu-tham-dinh");
        await desk.PressAsync("Dùng biểu mẫu này");

        await Expect(desk.Page.Locator("#panel").GetByLabel("Biểu mẫu điện tử")).ToHaveValueAsync("phieu-tham-dinh");
        (await desk.Page.EvaluateAsync<string>("""
            async () => (await (await fetch('/api/designs/forms/check', { method: 'POST', headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ type: 'default', components: [{ type: 'iframe', url: 'https://x' }] }) })).json()).problems[0].message
            """)).ShouldContain("iframe");
        desk.ShouldKeepItsPolicy();
    }

    [Fact]
    public async Task A_drawing_goes_out_in_every_format_as_a_file_of_that_format()
    {
        await using var desk = await DraftDesk.AnalystAsync(chromium, host);
        await desk.OpenAsync(await DraftDesk.LicenceAsync("Ra mọi định dạng"));
        foreach (var (button, name, begins) in new[] { ("Tệp BPMN 2.0", ".bpmn", "<?xml"), ("Hình SVG", ".svg", "<?xml"), ("Hình PNG", ".png", "\uFFFDPNG"), ("Tài liệu Word (ISO)", ".docx", "PK"), ("Định nghĩa Elsa (JSON)", ".json", "{") })
        {
            await desk.Page.Locator(".menu").EvaluateAsync("menu => menu.open = true");
            var file = await desk.Page.RunAndWaitForDownloadAsync(() => desk.PressAsync(button));

            file.SuggestedFilename.ShouldBe($"Ra mọi định dạng{name}");
            (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).ShouldStartWith(begins);
        }
    }

    private async Task CompetentAsync(string definition)
    {
        await using var add = host.Database.CreateCommand("insert into registry.competence (id, definition_id, receiving_unit, deciding_unit, specialist_unit) values (gen_random_uuid(), $1, 'H38.01.01', 'H38.05', 'H38.05.03')");
        add.Parameters.Add(new Npgsql.NpgsqlParameter { Value = definition });
        await add.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
