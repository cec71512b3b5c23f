using System.Net;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

public sealed class KnownPeopleTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_taken_away_on_this_host_is_gone_with_the_next_request()
    {
        var head = await host.AsAsync("truongphong.thuongmai");
        (await head.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.OK);

        await using var scope = host.Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<RegistryContext>();
        var person = await registry.Users.Include(one => one.Holdings).SingleAsync(one => one.UserName == "truongphong.thuongmai", Ct);
        foreach (var holding in person.Holdings) holding.Until = new DateOnly(2020, 1, 1);
        await registry.SaveChangesAsync(Ct);

        (await head.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_another_host_revokes_stops_holding_here_in_a_moment()
    {
        var counter = await host.AsAsync("tiepnhan.batxat");
        (await counter.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.OK);

        await RevokeAsync("tiepnhan.batxat");

        // Ends with the test's own time-out, should it never stop.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while ((await counter.GetAsync("/api/tasks")).Status == HttpStatusCode.OK) patience.Token.ThrowIfCancellationRequested();
        (await counter.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_ends_at_its_instant_however_lately_it_was_used()
    {
        var director = await host.AsAsync("giamdoc");
        (await director.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.OK);

        host.Advance(TimeSpan.FromHours(10));

        (await director.GetAsync("/api/tasks")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>As another host does it: this one hears nothing of it.</summary>
    private async Task RevokeAsync(string user)
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var revoke = database.CreateCommand("""
            update registry.access_token set revoked_at = now() from registry.person where person.id = access_token.person_id and person.user_name = $1
            """);
        revoke.Parameters.AddWithValue(user);
        (await revoke.ExecuteNonQueryAsync(Ct)).ShouldBeGreaterThan(0);
    }
}
