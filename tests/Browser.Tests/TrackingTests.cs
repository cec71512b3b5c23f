using System.Net;
using System.Net.Sockets;
using LaoCai.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LaoCai.Workflows.Browser.Tests;

public sealed class TrackingTests(HostProcess host, Chromium chromium)
{
    [Fact]
    public async Task A_citizen_sees_where_the_dossier_is_and_nobody_learns_whose_it_is()
    {
        await using var counter = await Work.SeatedAsync(chromium, host, "tiepnhan");
        await using var citizen = await Desk.OpenAsync(chromium, host, scripts: false);
        var code = await counter.ReceiveAsync("Bí Mật Của Tôi");
        await counter.OpenTaskAsync(code);
        await counter.FinishAsync("Phù hợp");
        await counter.Page.WaitForURLAsync("**finished=**");

        await citizen.Page.GotoAsync("/");
        await citizen.Page.GetByLabel("Mã hồ sơ").FillAsync(code.ToLowerInvariant());
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Tra cứu" }).ClickAsync();

        await Assertions.Expect(citizen.Page.Locator("main")).ToContainTextAsync(code);
        await Assertions.Expect(citizen.Page.Locator("main")).ToContainTextAsync("Đang giải quyết, trong hạn");
        await Assertions.Expect(citizen.Page.Locator("main")).ToContainTextAsync("1 trên 7 bước");
        await Assertions.Expect(citizen.Page.Locator("details li").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("\\S", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        var page = await citizen.Page.ContentAsync();
        page.ShouldNotContain("Bí Mật");
        page.ShouldNotContain("Nguyễn Thị Lan");
    }

    [Fact]
    public async Task An_unknown_code_is_said_to_be_unknown()
    {
        await using var citizen = await Desk.OpenAsync(chromium, host, scripts: false);

        var answer = await citizen.Page.GotoAsync("/track?code=H38.99-990101-0001");

        answer!.Status.ShouldBe(404);
        await Assertions.Expect(citizen.Page.Locator(".wrong-text")).ToContainTextAsync("Không tìm thấy hồ sơ");
    }

    [Fact]
    public async Task Codes_cannot_be_tried_out_one_after_another()
    {
        // From an address of its own, so that the other tests keep their share.
        using var handler = new SocketsHttpHandler { ConnectCallback = FromAnotherAddressAsync };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(host.Address) };

        var answers = new List<HttpStatusCode>();
        // Sixty a minute; a minute that begins in the middle gives another sixty.
        for (var asked = 0; asked < 190 && !answers.Contains(HttpStatusCode.TooManyRequests); asked++)
        {
            using var answer = await client.GetAsync(new Uri("/track", UriKind.Relative), TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        answers.ShouldContain(HttpStatusCode.OK);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    private static async ValueTask<Stream> FromAnotherAddressAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.77"), 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
