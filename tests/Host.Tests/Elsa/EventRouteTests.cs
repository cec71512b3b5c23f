using System.Net;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Elsa;

public sealed class EventRouteTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Waiting = """
        {"definitionId":"cho-su-kien","name":"Chờ kết quả xác minh","root":{"id":"luong","type":"Elsa.Flowchart","activities":[
          {"id":"cho","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"ket-qua-xac-minh"}}}],"connections":[]}}
        """;

    [Fact]
    public async Task An_event_reaches_the_instance_that_waits_for_it_and_no_other()
    {
        var (analyst, admin) = (await host.AsAsync("phantich"), await host.AsAsync("quantri"));
        await analyst.PostAsync("/elsa/api/workflow-definitions/import", Waiting);
        await analyst.PostAsync("/elsa/api/workflow-definitions/cho-su-kien/publish");
        var (meant, other) = (await StartAsync(analyst, "A"), await StartAsync(analyst, "B"));

        var answer = await admin.PostAsync("/elsa/api/events/ket-qua-xac-minh/trigger", new { correlationId = "A", input = new { dung = true } });
        await host.Store.Outbox.Settled();

        answer.Status.ShouldBe(HttpStatusCode.OK);
        (await SubStatusAsync(admin, meant)).ShouldBe("Finished");
        (await SubStatusAsync(admin, other)).ShouldBe("Suspended");
    }

    [Fact]
    public async Task An_event_with_a_name_that_cannot_be_is_refused()
    {
        var answer = await (await host.AsAsync("quantri")).PostAsync($"/elsa/api/events/{new string('x', 300)}/trigger");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "event.invalid"));
    }

    private static async Task<string> StartAsync(Caller analyst, string correlation) =>
        (await analyst.PostAsync("/elsa/api/workflow-definitions/cho-su-kien/dispatch", new { correlationId = correlation })).Body.GetProperty("workflowInstanceId").GetString()!;

    private static async Task<string?> SubStatusAsync(Caller admin, string id) =>
        (await admin.GetAsync($"/elsa/api/workflow-instances/{id}/execution-state")).Body.GetProperty("subStatus").GetString();
}
