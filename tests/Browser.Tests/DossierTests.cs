using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using Npgsql;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class DossierTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task The_dossier_shows_its_story_and_marks_the_current_step_in_the_drawing()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        var code = await counter.ReceiveAsync("Tẩn Mùi Phẩy");
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Phù hợp");
        await counter.Page.WaitForURLAsync("**finished=**");

        await counter.Page.GotoAsync($"/dossiers/{code}");

        await Assertions.Expect(counter.Page.Locator(".timeline:not(.proof) > li")).ToHaveCountAsync(2);
        await Assertions.Expect(counter.Page.Locator(".timeline:not(.proof)")).ToContainTextAsync("kết quả: Phù hợp");
        await Assertions.Expect(counter.Page.Locator(".timeline:not(.proof)")).ToContainTextAsync("Nguyễn Thị Lan");
        await Assertions.Expect(counter.Page.Locator(".drawing svg")).ToContainTextAsync("Đang xử lý");
        await Assertions.Expect(counter.Page.Locator(".drawing svg")).ToContainTextAsync("Đã xong");
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_dossier_can_be_seen_as_it_stood_after_any_record_and_before_the_first()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan", scripts: false);
        var code = await counter.ReceiveAsync("Lù Văn Toàn");
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Phù hợp");
        await counter.Page.GotoAsync($"/dossiers/{code}");

        await counter.Page.GetByLabel("Sau bước ghi nhận").SelectOptionAsync("1");
        await counter.Page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();

        await Assertions.Expect(counter.Page.Locator(".notice")).ToContainTextAsync("Bạn đang xem hồ sơ như lúc");
        await Assertions.Expect(counter.Page.Locator(".timeline:not(.proof) > li")).ToHaveCountAsync(1);
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Bước 1 – Tiếp nhận hồ sơ");
        await Assertions.Expect(counter.Page.GetByRole(AriaRole.Link, new() { Name = "Mở việc" })).ToHaveCountAsync(0);
        await counter.Page.GotoAsync($"/dossiers/{code}?at=2020-01-01T08:00");
        await Assertions.Expect(counter.Page.Locator("main")).ToContainTextAsync("Tại thời điểm này hồ sơ chưa được tiếp nhận");
    }

    [Fact]
    public async Task An_auditor_proves_that_a_dossier_is_untouched()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var auditor = await Work.SeatedAsync(chromium, host, "kiemtra", scripts: false);
        var code = await counter.ReceiveAsync("Hoàng Văn Pìn");

        await auditor.Page.GotoAsync($"/dossiers/{code}");
        await auditor.Page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra ngay" }).ClickAsync();

        await Assertions.Expect(auditor.Page.Locator(".notice.good")).ToContainTextAsync("Hồ sơ nguyên vẹn: 1 bản ghi");
        await counter.Page.GotoAsync($"/dossiers/{code}");
        await Assertions.Expect(counter.Page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra ngay" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_auditor_is_told_when_somebody_has_touched_the_record()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var auditor = await Work.SeatedAsync(chromium, host, "kiemtra");
        var code = await counter.ReceiveAsync("Nông Thị Thắm");
        await using (var connection = await host.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            // As somebody with the keys to the database would: the trigger that guards the history is not asked.
            await using var forge = new NpgsqlCommand(
                "set session_replication_role = replica; update workflow.history set actor = 'system:nobody' where instance_id = (select instance_id from dossier.dossier where code = @code); reset session_replication_role",
                connection);
            forge.Parameters.AddWithValue("code", code);
            await forge.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await auditor.Page.GotoAsync($"/dossiers/{code}");
        await auditor.Page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra ngay" }).ClickAsync();

        await Assertions.Expect(auditor.Page.Locator(".notice.late")).ToContainTextAsync("KHÔNG nguyên vẹn");
        await Assertions.Expect(auditor.Page.Locator(".notice.late")).ToContainTextAsync("history.chain-broken");
    }

    [Fact]
    public async Task A_dossier_is_found_by_part_of_a_name_without_marks()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan", scripts: false);
        var code = await counter.ReceiveAsync("Đặng Thị Ngần Hội");

        await counter.Page.GotoAsync("/dossiers");
        await counter.Page.GetByLabel("Mã hồ sơ hoặc tên").FillAsync("hoi dang");
        await counter.Page.GetByRole(AriaRole.Button, new() { Name = "Tìm hồ sơ" }).ClickAsync();

        await Assertions.Expect(counter.Page.Locator("table.work tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(counter.Page.Locator("table.work")).ToContainTextAsync(code);
        counter.Page.Url.ShouldBe($"{host.Address}/dossiers");
    }
}
