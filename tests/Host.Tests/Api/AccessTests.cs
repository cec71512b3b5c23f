using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class AccessTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var endpoints = host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

        var silent = endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).Distinct()
            .Except(["/_framework/opaque-redirect"]); // the framework's own, which takes no rule; the fallback asks for a signed-in person

        endpoints.Count.ShouldBeGreaterThan(40);
        silent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/tasks")]
    [InlineData("/api/dossiers")]
    [InlineData("/elsa/api/workflow-definitions")]
    [InlineData("/elsa/api/workflow-instances")]
    public async Task Programs_without_a_token_get_401(string path)
    {
        var answer = await host.Stranger.GetAsync(path);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Unauthorized, "access.not-signed-in"));
    }

    [Theory]
    [InlineData("chuyenvien", "/api/dossiers")]
    [InlineData("tiepnhan", "/elsa/api/workflow-definitions/import")]
    [InlineData("giamdoc", "/elsa/api/events/anything/trigger")]
    public async Task A_person_without_the_role_gets_403(string user, string path)
    {
        var answer = await (await host.AsAsync(user)).PostAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_analysts_publish_documents()
    {
        var answer = await (await host.AsAsync("tiepnhan")).PostFileAsync("/api/documents/publish", [1, 2, 3]);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_job_dashboard_is_for_administrators_only()
    {
        (await (await host.AsAsync("kiemtra")).GetAsync("/hangfire")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.AsAsync("quantri")).GetAsync("/hangfire")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_gets_401_and_no_token()
    {
        var answer = await host.Stranger.PostAsync("/elsa/api/identity/login", new { username = "tiepnhan", password = "guess" });

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Body.GetProperty("isAuthenticated").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task One_document_describes_both_apis()
    {
        var answer = await host.Stranger.GetAsync("/openapi/v1.json");

        var paths = answer.Body.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        paths.ShouldContain("/api/dossiers");
        paths.ShouldContain("/elsa/api/tasks/{taskId}/complete");
    }
}
