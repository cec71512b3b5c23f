using System.Text;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class ReceptionTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_received_dossier_has_its_slip_in_two_copies_on_A5()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");

        var code = await counter.ReceiveAsync("Lý Thị Mẩy");

        var form = counter.Page.FrameLocator("iframe.paper");
        await Assertions.Expect(form.Locator(".sheet")).ToHaveCountAsync(2);
        await Assertions.Expect(form.Locator(".sheet").First).ToContainTextAsync(code);
        await Assertions.Expect(form.Locator(".sheet").First).ToContainTextAsync("Lý Thị Mẩy");
        await Assertions.Expect(form.Locator(".sheet").First).ToContainTextAsync("07 ngày làm việc");
        await Assertions.Expect(form.Locator(".scan svg")).ToHaveCountAsync(2);
        await Assertions.Expect(counter.Page.GetByRole(AriaRole.Button, new() { Name = "In giấy hẹn" })).ToBeVisibleAsync();
        await counter.Page.GotoAsync($"/dossiers/{code}/documents/mau-01");
        var pdf = Encoding.Latin1.GetString(await counter.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Regex.Count(pdf, @"/Type\s*/Page\b", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(2);
        pdf.ShouldMatch(@"/MediaBox\s*\[0 0 4(19|20)\S* 59[45]\S*\]");
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dossier_is_received_with_the_keyboard_alone_from_signing_in_to_the_slip()
    {
        await using var counter = await Desk.OpenAsync(chromium, host);
        var keys = counter.Page.Keyboard;
        await counter.Page.GotoAsync("/sign-in");
        await Assertions.Expect(counter.Page.GetByLabel("Tên đăng nhập")).ToBeFocusedAsync();
        await keys.TypeAsync("tiepnhan");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("motcua-2026");
        await keys.PressAsync("Enter");
        await Assertions.Expect(counter.Page.Locator(".person")).ToContainTextAsync("Nguyễn Thị Lan");

        await counter.TabToAsync("main a[href='/receive'], nav a[href='/receive']");
        await keys.PressAsync("Enter");
        await Assertions.Expect(counter.Page.Locator("#find")).ToBeFocusedAsync();
        await keys.TypeAsync("ban buon ruou");
        await keys.PressAsync("Enter");
        await counter.Page.WaitForURLAsync("**/receive?find=*");
        await counter.TabToAsync(".choices a");
        await keys.PressAsync("Enter");
        await Assertions.Expect(counter.Page.Locator("[name='Form.ApplicantName']")).ToBeFocusedAsync();
        await keys.TypeAsync("Sìn Thị Phím");
        await counter.TabToAsync("[name='Form.Papers[0].Originals']");
        await keys.TypeAsync("1");
        await counter.TabToAsync("form button.primary");
        await keys.PressAsync("Enter");

        await counter.Page.WaitForURLAsync("**/slip?received=1");
        await Assertions.Expect(counter.Page.FrameLocator("iframe.paper").Locator(".sheet").First).ToContainTextAsync("Sìn Thị Phím");
        await counter.TabToAsync("[data-print]");
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_appointment_is_shown_before_anything_is_saved_and_is_the_one_on_the_slip()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await counter.OpenReceptionAsync();

        var promised = await counter.Page.Locator(".big time").GetAttributeAsync("datetime");
        var code = await counter.ReceiveAsync("Phàn Tả Mẩy");
        await counter.OpenReceptionAsync();
        var later = await counter.Page.Locator(".big time").GetAttributeAsync("datetime"); // another day may have begun meanwhile

        await counter.Page.GotoAsync($"/dossiers/{code}");
        (await counter.Page.Locator("dd strong time").First.GetAttributeAsync("datetime")).ShouldBeOneOf(promised, later);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan", scripts: false);
        await counter.OpenReceptionAsync();
        await counter.Page.GetByLabel("Địa chỉ").First.FillAsync("Tổ 5, phường Cam Đường");
        await counter.Page.GetByLabel("Số điện thoại").FillAsync("không có");

        await counter.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và in giấy hẹn" }).ClickAsync();

        await Assertions.Expect(counter.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hãy nhập họ tên người nộp");
        await Assertions.Expect(counter.Page.GetByLabel("Họ và tên hoặc tên tổ chức")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(counter.Page.GetByLabel("Số điện thoại")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(counter.Page.GetByLabel("Số điện thoại")).ToHaveValueAsync("không có");
        await Assertions.Expect(counter.Page.GetByLabel("Địa chỉ").First).ToHaveValueAsync("Tổ 5, phường Cam Đường");
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_dossier()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await counter.OpenReceptionAsync();
        await counter.Page.GetByLabel("Họ và tên hoặc tên tổ chức").FillAsync("Chảo Láo San");
        await counter.Page.GetByLabel("Bản chính: Đơn đề nghị").FillAsync("1");
        var fields = await counter.Page.EvaluateAsync<Dictionary<string, string>>("() => Object.fromEntries(new FormData(document.querySelector('main form')))");
        var form = counter.Page.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Set(name, value);

        var first = await counter.Page.APIRequest.PostAsync(counter.Page.Url, new() { Form = form });
        var second = await counter.Page.APIRequest.PostAsync(counter.Page.Url, new() { Form = form });

        first.Url.ShouldEndWith("/slip?received=1");
        second.Url.ShouldBe(first.Url);
    }

    [Fact]
    public async Task Only_the_counter_receives()
    {
        await using var expert = await Work.SeatedAsync(chromium, host, "chuyenvien");

        var answer = await expert.Page.GotoAsync("/receive");

        answer!.Status.ShouldBe(403);
        await Assertions.Expect(expert.Page.Locator("h1")).ToHaveTextAsync("Bạn không có quyền xem trang này");
    }
}
