using System.Net;
using System.Text.Json;
using LaoCai.Workflows.Host.Tests.Api;

namespace LaoCai.Workflows.Host.Tests.Elsa;

public sealed class InstanceRouteTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Instances = "/elsa/api/workflow-instances";
    private const string Execute = $"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/execute";

    [Fact]
    public async Task Execute_answers_with_the_state_and_the_task_that_waits()
    {
        var analyst = await host.AsAsync("phantich");

        var answer = await analyst.PostAsync(Execute, new { correlationId = "elsa-1", units = Province.Units });

        var state = answer.Body.GetProperty("workflowState");
        (state.GetProperty("status").GetString(), state.GetProperty("subStatus").GetString()).ShouldBe(("Running", "Suspended"));
        state.GetProperty("definitionVersionId").GetString().ShouldBe($"{RunningHost.Alcohol}:1");
        var bookmark = state.GetProperty("bookmarks").EnumerateArray().ShouldHaveSingleItem();
        bookmark.GetProperty("name").GetString().ShouldBe("Elsa.RunTask");
        var completed = await (await host.AsAsync("tiepnhan")).PostAsync($"/elsa/api/tasks/{bookmark.GetProperty("payload").GetProperty("taskId").GetString()}/complete", new { result = new { outcome = "Phù hợp" } });
        completed.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Execute_by_GET_acts_for_programs_with_a_token()
    {
        var answer = await (await host.AsAsync("phantich")).GetAsync($"{Execute}?correlationId=elsa-get");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.GetProperty("workflowState").GetProperty("correlationId").GetString().ShouldBe("elsa-get");
    }

    [Theory]
    [InlineData("""{"input":[1]}""", HttpStatusCode.UnprocessableEntity, "input.not-an-object")]
    [InlineData("""{"correlationId":"\u0000"}""", HttpStatusCode.UnprocessableEntity, "start.invalid")]
    [InlineData("{", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task A_start_that_cannot_be_is_refused_and_starts_nothing(string body, HttpStatusCode status, string code)
    {
        var admin = await host.AsAsync("quantri");
        var before = (await admin.GetAsync(Instances)).Total;

        var answer = await (await host.AsAsync("phantich")).PostAsync(Execute, body);

        (answer.Status, answer.Code).ShouldBe((status, code));
        (await admin.GetAsync(Instances)).Total.ShouldBe(before);
    }

    [Fact]
    public async Task The_same_idempotency_key_starts_one_instance()
    {
        var analyst = await host.AsAsync("phantich");

        var first = await analyst.PostAsync($"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/dispatch", new { correlationId = "elsa-once" }, key: "elsa-once");
        var second = await analyst.PostAsync($"/elsa/api/workflow-definitions/{RunningHost.Alcohol}/dispatch", new { correlationId = "elsa-once" }, key: "elsa-once");

        second.Body.GetProperty("workflowInstanceId").GetString().ShouldBe(first.Body.GetProperty("workflowInstanceId").GetString());
        (await (await host.AsAsync("quantri")).GetAsync($"{Instances}?correlationId=elsa-once")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_is_listed_read_and_told_as_elsa_tells_it()
    {
        var (code, task) = await host.ReceiveAsync();
        var counter = await host.AsAsync("tiepnhan");
        await counter.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });

        var listed = (await counter.GetAsync($"{Instances}?correlationId={code}&status=Running&subStatus=Suspended&definitionId={RunningHost.Alcohol}&version=1")).Items.ShouldHaveSingleItem();
        var posted = (await counter.PostAsync(Instances, new { correlationId = code, pageSize = 5 })).Items.ShouldHaveSingleItem();
        var id = listed.GetProperty("id").GetString();
        var read = (await counter.GetAsync($"{Instances}/{id}")).Body;
        var journal = await counter.GetAsync($"{Instances}/{id}/journal?pageSize=3");
        var state = (await counter.GetAsync($"{Instances}/{id}/execution-state")).Body;
        var variables = await counter.GetAsync($"{Instances}/{id}/variables");

        posted.GetProperty("id").GetString().ShouldBe(id);
        listed.GetProperty("incidentCount").GetInt32().ShouldBe(0);
        read.GetProperty("workflowState").GetProperty("bookmarks").GetArrayLength().ShouldBe(1);
        read.GetProperty("updatedAt").GetDateTimeOffset().ShouldBe(state.GetProperty("updatedAt").GetDateTimeOffset());
        (journal.Items.Length, journal.Total).ShouldBe((3, 4));
        journal.Items[1].GetProperty("activityId").GetString().ShouldBe("buoc1");
        state.GetProperty("subStatus").GetString().ShouldBe("Suspended");
        variables.Items.Single(variable => variable.GetProperty("name").GetString() == "buoc1").GetProperty("value").GetProperty("outcome").GetString().ShouldBe("Phù hợp");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/journal")]
    [InlineData("/execution-state")]
    [InlineData("/variables")]
    public async Task What_others_work_on_is_as_good_as_not_there(string part)
    {
        var (code, _) = await host.ReceiveAsync();
        var id = (await (await host.AsAsync("tiepnhan")).GetAsync($"{Instances}?correlationId={code}")).Items.Single().GetProperty("id").GetString();

        foreach (var outsider in (string[])["giamdoc.tuphap", "phantich"])
        {
            var answer = await (await host.AsAsync(outsider)).GetAsync($"{Instances}/{id}{part}");
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "instance.not-found"));
        }
    }

    [Fact]
    public async Task Only_an_administrator_cancels_and_nobody_deletes()
    {
        var (code, _) = await host.ReceiveAsync();
        var (counter, admin) = (await host.AsAsync("tiepnhan"), await host.AsAsync("quantri"));
        var id = (await counter.GetAsync($"{Instances}?correlationId={code}")).Items.Single().GetProperty("id").GetString();

        (await counter.PostAsync($"/elsa/api/cancel/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.DeleteAsync($"{Instances}/{id}")).Code.ShouldBe("instance.kept");
        (await admin.PostAsync($"/elsa/api/cancel/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync($"/elsa/api/cancel/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await admin.PostAsync($"/elsa/api/cancel/workflow-instances/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync($"{Instances}/{id}/execution-state")).Body.GetProperty("subStatus").GetString().ShouldBe("Cancelled");
    }
}
