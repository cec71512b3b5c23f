using System.Net;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Publishing;

/// <summary>The page on which an analyst publishes a document, as a browser without scripts uses it.</summary>
public sealed partial class PublishPageTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_asks_for_each_confirmation_and_then_publishes()
    {
        using var browser = await SignedInAsync("phantich");
        using var upload = new MultipartFormDataContent { { new StringContent("read"), "_handler" }, { new StringContent(await TokenAsync(browser, "/publish")), "__RequestVerificationToken" }, { new ByteArrayContent(Document()), "File", "ban-le.docx" } };
        using var read = await browser.PostAsync(new Uri("/publish", UriKind.Relative), upload, Cancellation);
        var page = await read.Content.ReadAsStringAsync(Cancellation);

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        var keys = Keys().Matches(page).Select(match => match.Groups["key"].Value).ToList();
        keys.Count.ShouldBeGreaterThan(1);
        var id = Id().Match(page).Groups["id"].Value;
        (await SubmitAsync(browser, page, id, keys[..1])).ShouldContain("Chưa ban hành");

        var done = await SubmitAsync(browser, page, id, keys);

        done.ShouldContain("Đã ban hành");
        done.ShouldContain("phiên bản 1");
    }

    [Fact]
    public async Task Nobody_else_sees_the_page()
    {
        using var browser = await SignedInAsync("tiepnhan");

        using var answer = await browser.GetAsync(new Uri("/publish", UriKind.Relative), Cancellation);

        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task<string> SubmitAsync(HttpClient browser, string page, string id, IEnumerable<string> keys)
    {
        var fields = new List<KeyValuePair<string, string>> { new("_handler", "publish"), new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value), new("Document", id) };
        fields.AddRange(keys.Select(key => new KeyValuePair<string, string>("Confirm", key)));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(new Uri("/publish", UriKind.Relative), form, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var address = host.Address;
        var browser = new HttpClient { BaseAddress = address };
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("__RequestVerificationToken", await TokenAsync(browser, "/sign-in")), new("UserName", user), new("Password", DemoProvince.Password)]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Cancellation);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    private static async Task<string> TokenAsync(HttpClient browser, string path) =>
        Token().Match(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).Groups["token"].Value;

    private static byte[] Document()
    {
        using var sample = File.OpenRead(Path.Combine(Home.Samples, "qt-ct-07-ban-buon-ruou.docx"));
        using var written = new MemoryStream();
        IsoDocumentWriter.Write([IsoReader.Read(sample).Procedures[0] with { Name = "Cấp giấy phép bán lẻ trên trang" }], written);
        return written.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Confirm\" value=\"(?<key>[0-9a-f]{12})\"", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("name=\"Document\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
