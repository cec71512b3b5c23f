using System.Net;
using System.Text;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>What no honest program sends: each is refused with its stable type, and nothing changes.</summary>
public sealed class HostileInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("/api/incidents?procedure=%00")]
    [InlineData("/api/deliveries?state=%00")]
    [InlineData("/api/catalogue/services?level=%00")]
    [InlineData("/api/dossiers?search=%00%00%00")]
    [InlineData("/elsa/api/workflow-instances?CorrelationId=%00")]
    [InlineData("/elsa/api/workflow-definitions?searchTerm=%00")]
    public async Task A_character_that_no_database_holds_is_malformed(string address)
    {
        var answer = await (await host.AsAsync("quantri")).GetAsync(address);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "request.malformed"));
    }

    [Theory]
    [InlineData("/elsa/api/workflow-instances?Page=2147483647&PageSize=100")]
    [InlineData("/elsa/api/workflow-definitions?page=2147483647&pageSize=100")]
    public async Task No_page_is_too_far_on(string address)
    {
        var answer = await (await host.AsAsync("quantri")).GetAsync(address);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"data":{"note":"\ud800"}}""")]
    [InlineData("""{"data":{"a":[{"\udc00":1}]}}""")]
    [InlineData("""{"data":"\ud800x"}""")]
    public async Task Half_of_a_character_in_what_a_clerk_enters_is_malformed_and_the_task_stays_open(string body)
    {
        var (code, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/complete", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "request.malformed"));
        (await host.RevisionAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_malformed()
    {
        var (code, task) = await host.ReceiveAsync();

        var answer = await (await host.AsAsync("tiepnhan")).PostJsonAsync($"/api/tasks/{task}/complete", [.. Encoding.UTF8.GetBytes("{\"data\":{\"note\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}}")]);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "request.malformed"));
        (await host.RevisionAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task Whole_characters_of_any_plane_are_taken()
    {
        var (code, task) = await host.ReceiveAsync();
        var clerk = await host.AsAsync("tiepnhan");

        (await clerk.PostAsync($"/api/tasks/{task}/complete", """{"outcome":null,"data":{"note":"\ud83d\ude00 Hồ sơ đủ","more":[null,true,1,{"b":"\u00e0"}]}}""")).Code.ShouldNotBe("request.malformed");

        (await clerk.GetAsync($"/api/dossiers/{code}/timeline")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/elsa/api/workflow-definitions/import")]
    [InlineData("/api/designs")]
    public async Task A_body_that_is_too_large_says_so_by_one_type_wherever_it_is_read(string address)
    {
        var answer = await (await host.AsAsync("phantich")).PostJsonAsync(address, new byte[17 * 1024 * 1024]);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-large"));
    }

    [Fact]
    public async Task A_calendar_with_half_of_a_character_is_a_faulty_file()
    {
        var answer = await (await host.AsAsync("quantri")).PostAsync("/api/calendar/what-if", """{"zone":"\ud800"}""");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "calendar.invalid"));
    }

    [Fact]
    public async Task A_key_that_has_received_a_dossier_receives_no_other()
    {
        var clerk = await host.AsAsync("tiepnhan");
        object first = new { definitionId = RunningHost.Alcohol, applicantName = "Nguyễn Văn Đức", components = new[] { new { name = "Đơn", originals = 1 } } };

        var received = await clerk.PostAsync("/api/dossiers", first, "quay-1");
        var again = await clerk.PostAsync("/api/dossiers", first, "quay-1");
        var other = await clerk.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Trần Thị Mỷ" }, "quay-1");
        var fewer = await clerk.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Nguyễn Văn Đức" }, "quay-1");

        again.Body.GetProperty("dossier").GetProperty("code").GetString().ShouldBe(received.Body.GetProperty("dossier").GetProperty("code").GetString());
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "command.key-reused"));
        fewer.Code.ShouldBe("command.key-reused");
    }
}
