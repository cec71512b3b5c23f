using System.Net;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>A procedure says what of its limit belongs to whom; the share is seen, proved and told of like any other limit.</summary>
public sealed class AgencyShareTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_share_of_an_agency_has_its_date_its_proof_and_its_notices()
    {
        var analyst = await host.AsAsync("phantich");
        var document = JsonNode.Parse((await analyst.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{RunningHost.Alcohol}")).Body.GetRawText())!;
        document["customProperties"]!["shares"] = JsonNode.Parse("""[{"agency":"deciding","units":["specialist"],"limit":{"value":6,"unit":"workingDay"}},{"agency":"receiving","limit":{"value":4,"unit":"workingHour"}}]""");
        (await analyst.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = document, ["publish"] = true }.ToJsonString())).Status.ShouldBe(HttpStatusCode.OK);
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");

        var before = (await counter.GetAsync($"/api/dossiers/{code}/deadlines")).Body.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetInt32());
        before.Keys.ShouldNotContain(-1);
        before[-2].GetProperty("agency").GetString().ShouldBe("H38.01.01");
        (await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" })).Status.ShouldBe(HttpStatusCode.OK);

        var after = (await counter.GetAsync($"/api/dossiers/{code}/deadlines")).Body.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetInt32());
        after[-2].GetProperty("paused").GetBoolean().ShouldBeTrue();
        after[-1].GetProperty("agency").GetString().ShouldBe("H38.05");
        (await counter.GetAsync($"/api/dossiers/{code}/deadlines/-2/proof")).Body.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("kind").GetString()).ShouldBe(["run", "handedOn"]);
        var page = WebUtility.HtmlDecode(await counter.GetTextAsync($"/dossiers/{code}"));
        page.ShouldContain("Phần thời hạn của từng cơ quan");
        page.ShouldContain("Phần thời hạn của Sở Công Thương");

        host.Advance(TimeSpan.FromDays(20));
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(Cancellation);
        await host.Services.GetRequiredService<NoticeWork>().TellAsync(Cancellation);

        var told = (await (await host.AsAsync("giamdoc")).GetAsync("/api/notices")).Body.EnumerateArray().Where(notice => notice.GetProperty("code").GetString() == code).ToList();
        told.ShouldContain(notice => notice.GetProperty("title").GetString() == "Phần thời hạn của Sở Công Thương" && notice.GetProperty("what").GetString() == "Due");
        WebUtility.HtmlDecode(await (await host.AsAsync("giamdoc")).GetTextAsync($"/dossiers/{code}")).ShouldContain("Quá hạn");

        var head = await host.AsAsync("truongphong.thuongmai");
        var open = (await head.GetAsync("/api/tasks")).Body.EnumerateArray().Single(row => row.GetProperty("dossierCode").GetString() == code).GetProperty("taskId").GetString();
        WebUtility.HtmlDecode(await head.GetTextAsync($"/tasks/{open}")).ShouldContain("Phần thời hạn của Sở Công Thương đã hết");
        (await host.Store.Verifier.VerifyAll(null, Cancellation)).Findings.ShouldBeEmpty();
    }
}
