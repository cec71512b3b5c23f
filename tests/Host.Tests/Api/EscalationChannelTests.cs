using System.Net;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Notices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>A procedure chooses a policy of the province by its name; each rung is told in the ways that the policy says.</summary>
public sealed class EscalationChannelTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rung_is_told_in_its_own_ways_and_whatever_has_none_in_every_way()
    {
        (await PublishAsync("Hồ sơ gấp")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await host.AsAsync("phantich")).GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{RunningHost.Alcohol}")).Body.GetRawText().ShouldContain("webhook:sms");
        var (code, _) = await host.ReceiveAsync("Nguyễn Văn Đức");
        host.Advance(TimeSpan.FromDays(5));

        await SweepAsync();
        await Work().TellAsync(Cancellation);

        var told = await DeliveriesAsync(code);
        told.Where(one => one.Escalation).Select(one => one.Target).Distinct().ShouldBe(["sms"]);
        told.Where(one => !one.Escalation).Select(one => one.Target).Distinct().Order().ShouldBe(["portal", "sms"]);
    }

    [Fact]
    public async Task A_policy_that_the_province_does_not_have_is_refused_by_name()
    {
        var refused = await PublishAsync("Khẩn");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Body.GetRawText().ShouldContain("escalation.name-only");
    }

    [Fact]
    public async Task The_designer_offers_the_policies_and_the_procedure_page_tells_what_holds()
    {
        var offered = (await (await host.AsAsync("phantich")).GetAsync("/api/designs/catalogue")).Body.GetProperty("escalations").EnumerateArray().ToList();
        var inside = WebUtility.HtmlDecode(await (await host.AsAsync("tiepnhan")).GetTextAsync($"/procedures/{RunningHost.Birth}"));

        offered.Select(policy => policy.GetProperty("name").GetString()).ShouldContain("Hồ sơ gấp");
        offered.Count(policy => policy.GetProperty("isDefault").GetBoolean()).ShouldBe(1);
        inside.ShouldContain("Cảnh báo khi đã dùng 50%, 80% thời hạn");
    }

    private async Task<Answer> PublishAsync(string policy)
    {
        var analyst = await host.AsAsync("phantich");
        var document = JsonNode.Parse((await analyst.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{RunningHost.Alcohol}")).Body.GetRawText())!;
        document["customProperties"]!["escalation"] = new JsonObject { ["name"] = policy };
        return await analyst.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = document, ["publish"] = true }.ToJsonString());
    }

    private async Task SweepAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(Cancellation);
    }

    private NoticeWork Work()
    {
        var options = new NoticeOptions
        {
            Webhooks = [new() { Name = "sms", Url = "http://127.0.0.1:9/", Secret = "mot-cua-bi-mat-2026" }, new() { Name = "portal", Url = "http://127.0.0.1:9/", Secret = "mot-cua-bi-mat-2026" }],
            QuietOutsideWorkingHours = false,
        };
        return new(host.Services.GetRequiredService<NpgsqlDataSource>(), new QuietHours(host.Store, options), host.Services.GetRequiredService<IServiceScopeFactory>(), options, host.Clock);
    }

    private async Task<List<(string Target, bool Escalation)>> DeliveriesAsync(string code)
    {
        await using var read = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select target, body like '%\"Escalate\"%' from notice.delivery where channel = 'webhook' and body like $1");
        read.Parameters.Add(new() { Value = $"%{code}%" });
        await using var row = await read.ExecuteReaderAsync(Cancellation);
        var told = new List<(string, bool)>();
        while (await row.ReadAsync(Cancellation)) told.Add((row.GetString(0), row.GetBoolean(1)));
        return told;
    }
}
