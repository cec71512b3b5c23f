using System.Net;
using LaoCai.Workflows.Host.Serving;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Pages;

public sealed class DatabaseAwayTests
{
    [Theory]
    [InlineData("/procedures")]
    [InlineData("/track?code=H38.01.01-260605-0001")]
    public async Task A_page_without_its_database_says_so_and_what_to_do(string address)
    {
        // Port 1 of the loopback: nobody listens there, and nobody may.
        await using var host = WorkflowsHost.Build(new("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", "http://127.0.0.1:0") { RunsJobs = false, Quiet = true });
        await host.StartAsync(TestContext.Current.CancellationToken);
        var root = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient { BaseAddress = new Uri(root) };

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.ShouldContain("Hệ thống tạm thời gián đoạn");
        page.ShouldContain("Hãy chờ một phút rồi thử lại");
        page.ShouldNotContain("Npgsql");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }
}
