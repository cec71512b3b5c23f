using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

[Collection(People.OfTheTradeDivision)]
public sealed class TaskTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_finished_task_brings_the_next_one_to_the_next_person_without_any_script()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan", scripts: false);
        await using var head = await Work.SeatedAsync(chromium, host, "truongphong.thuongmai", scripts: false);
        await using var expert = await Work.SeatedAsync(chromium, host, "thuongmai", scripts: false);
        var code = await counter.ReceiveAsync("Giàng A Chư");

        await counter.OpenTaskAsync(code);
        await counter.Page.GetByLabel("Ghi chú").FillAsync("Đã đối chiếu bản chính");
        await counter.FinishAsync("Phù hợp");

        await head.OpenTaskAsync(code);
        await Assertions.Expect(head.Page.Locator("h1")).ToContainTextAsync("Phân công công chức thụ lý");
        await Assertions.Expect(head.Page.Locator(".timeline")).ToContainTextAsync("Đã đối chiếu bản chính");
        await head.FinishAsync("Hoàn thành");
        await expert.OpenTaskAsync(code);
        await Assertions.Expect(expert.Page.Locator("h1")).ToContainTextAsync("Thẩm định hồ sơ");
        await counter.FindTasksAsync(code);
        await Assertions.Expect(counter.Page.Locator(".empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_a_task_the_clerk_stands_at_the_next_one()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        var first = await counter.ReceiveAsync("Thào Thị Dúa");
        await counter.ReceiveAsync("Cứ Seo Lử");
        await counter.OpenTaskAsync(first);

        await counter.FinishAsync("Phù hợp");

        await counter.Page.WaitForURLAsync($"**/tasks/*?finished={first}");
        await Assertions.Expect(counter.Page.Locator(".notice.good")).ToContainTextAsync(first);
        // Whose task it is depends on what else waits at the counter; it can be finished, whatever its ways out are called.
        await Assertions.Expect(counter.Page.Locator("main .columns form button.button").First).ToBeEnabledAsync();
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_what_the_colleague_did_and_overwrites_nothing()
    {
        await using var first = await Work.SeatedAsync(chromium, host, "chuyenvien");
        await using var second = await Work.SeatedAsync(chromium, host, "chuyenvien2");
        var code = await Work.BringToExpertsAsync(chromium, host, "Ma Thị Nhung");
        await first.OpenTaskAsync(code);
        await second.OpenTaskAsync(code);

        await first.FinishAsync("Hồ sơ đáp ứng yêu cầu");
        var answer = await second.FinishAsync("Cần bổ sung");

        answer.ShouldBe(409);
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("Đồng nghiệp đã xử lý việc này");
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("Lý A Sính");
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("“Hồ sơ đáp ứng yêu cầu”");
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("không được ghi");
        await second.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_claimed_task_is_the_claimants_until_it_is_released()
    {
        await using var first = await Work.SeatedAsync(chromium, host, "chuyenvien");
        await using var second = await Work.SeatedAsync(chromium, host, "chuyenvien2");
        var code = await Work.BringToExpertsAsync(chromium, host, "Vàng Seo Pao");

        await first.OpenTaskAsync(code);
        var task = first.Page.Url;
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận việc" }).ClickAsync();
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lại cho đơn vị" })).ToBeVisibleAsync();
        await second.Page.GotoAsync(task);
        await Assertions.Expect(second.Page.Locator("main")).ToContainTextAsync("Lý A Sính đang xử lý việc này");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "Hồ sơ đáp ứng yêu cầu", Exact = true })).ToHaveCountAsync(0);
        await first.Page.GotoAsync("/inbox?show=mine");
        await Assertions.Expect(first.Page.Locator("table.work")).ToContainTextAsync(code);
        await first.Page.GotoAsync(task);
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lại cho đơn vị" }).ClickAsync();
        await first.Page.WaitForURLAsync("**/inbox");

        await second.Page.GotoAsync(task);
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "Hồ sơ đáp ứng yêu cầu", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_task_is_found_and_finished_with_the_keyboard_alone()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        var code = await counter.ReceiveAsync("Hảng Thị Sua");
        await counter.Page.GotoAsync("/inbox");
        var keys = counter.Page.Keyboard;

        await counter.TabToAsync("#find");
        await keys.TypeAsync("hang thi sua");
        await keys.PressAsync("Enter");
        await Assertions.Expect(counter.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 việc khớp");
        await counter.TabToAsync("a.open");
        await keys.PressAsync("Enter");
        await Assertions.Expect(counter.Page.Locator("h1")).ToContainTextAsync("Bước 1");
        await counter.TabToAsync("button[name=Outcome]");
        await keys.PressAsync("Enter");

        await counter.Page.WaitForURLAsync($"**finished={code}");
    }

    [Fact]
    public async Task Somebody_of_another_unit_sees_neither_task_nor_dossier()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var stranger = await Work.SeatedAsync(chromium, host, "hotich.batxat");
        var code = await counter.ReceiveAsync("Lồ Láo Tả");
        await counter.OpenTaskAsync(code);

        var task = await stranger.Page.GotoAsync(counter.Page.Url);
        var dossier = await stranger.Page.GotoAsync($"/dossiers/{code}");
        var slip = await stranger.Page.GotoAsync($"/dossiers/{code}/documents/mau-01");

        (task!.Status, dossier!.Status, slip!.Status).ShouldBe((404, 404, 404));
        await stranger.FindTasksAsync("Lồ Láo Tả");
        await Assertions.Expect(stranger.Page.Locator(".empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_name_that_was_searched_for_stands_in_no_address_and_no_log()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await counter.ReceiveAsync("Sùng Thị Pằng Riêng");

        await counter.FindTasksAsync("sung thi pang rieng");

        await Assertions.Expect(counter.Page.Locator("table.work")).ToContainTextAsync("Sùng Thị Pằng Riêng");
        counter.Page.Url.ShouldBe($"{host.Address}/inbox");
        host.Output.ShouldNotContain("rieng", Case.Insensitive);
        host.Output.ShouldNotContain("Riêng", Case.Insensitive);
    }
}
