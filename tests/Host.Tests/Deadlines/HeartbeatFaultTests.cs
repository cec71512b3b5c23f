using System.Net;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Deadlines;

/// <summary>Real hosts with Hangfire on a real database: whatever befalls them, what is due fires, and once.</summary>
public sealed class HeartbeatFaultTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Dossiers = 40;

    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static string? prepared;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Several_hosts_sweep_the_same_deadlines_and_each_fires_once(int hosts)
    {
        await using var province = await OverdueAsync();
        var running = await Task.WhenAll(Enumerable.Range(0, hosts).Select(_ => province.ServeAsync()));

        await Task.WhenAll(running.Select(SweepAsync));
        await province.UntilAllFiredAsync();

        foreach (var host in running) await host.DisposeAsync();
        await province.ShouldHaveFiredOnceAsync(Dossiers);
    }

    [Fact]
    public async Task A_host_killed_in_the_middle_of_a_sweep_leaves_nothing_unfired_and_nothing_fired_twice()
    {
        var database = await OverdueDatabaseAsync();
        await using var province = new OverdueProvince(database);
        await using (var first = await Support.HostProcess.Start("serve", database, ct: Cancellation))
        {
            await OverdueProvince.UntilAsync(async () => await province.FiredAsync() > 0);
            await first.Kill();
        }

        await using var second = await Support.HostProcess.Start("serve", database, ct: Cancellation);
        await province.UntilAllFiredAsync();

        await second.Stop(Cancellation);
        await province.ShouldHaveFiredOnceAsync(Dossiers);
    }

    [Fact]
    public async Task A_database_that_is_restarted_does_not_end_the_heartbeat()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("beat", Cancellation);
        await using var province = new OverdueProvince(cluster.ConnectionString("beat"));
        await province.LeaveLyingAsync(Dossiers);
        await using var host = await province.ServeAsync();

        await OverdueProvince.UntilAsync(async () => await province.FiredAsync() > 0);
        await cluster.CrashAsync(Cancellation);
        await cluster.EnsureRunningAsync(Cancellation);
        await province.UntilAllFiredAsync();

        await province.ShouldHaveFiredOnceAsync(Dossiers);
    }

    [Fact]
    public async Task Hangfires_tables_dropped_under_the_running_host_come_back_with_their_jobs()
    {
        await using var province = await OverdueAsync();
        await using var host = await province.ServeAsync();
        await OverdueProvince.UntilAsync(RecurringAsync);

        await province.ExecuteAsync("drop schema hangfire cascade");
        await OverdueProvince.UntilAsync(RecurringAsync);
        await OverdueProvince.UntilAsync(async () => await province.AskAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'") > 0);
        await province.UntilAllFiredAsync();

        await province.ShouldHaveFiredOnceAsync(Dossiers);

        async Task<bool> RecurringAsync() =>
            await province.AskAsync<bool>("select to_regclass('hangfire.set') is not null")
            && await province.AskAsync<long>("select count(*) from hangfire.set where key = 'recurring-jobs' and value in ('sweep', 'deliver', 'seal', 'tell', 'send')") == 5;
    }

    [Fact]
    public async Task Locks_that_a_killed_host_left_in_Hangfire_do_not_keep_deadlines_waiting()
    {
        await using var province = await OverdueAsync();
        await using (await province.ServeAsync())
        {
            // The first host makes Hangfire's tables; what it fires does not matter here.
            await OverdueProvince.UntilAsync(() => province.AskAsync<bool>("select to_regclass('hangfire.lock') is not null"));
        }

        // Held "since tomorrow", these locks never time out.
        await province.ExecuteAsync("""
            insert into hangfire.lock (resource, acquired) select 'hangfire:lock:' || name, now() + interval '1 day'
            from unnest(array['recurring-job:sweep', 'recurring-job:deliver', 'recurring-job:seal', 'recurring-jobs:lock', 'locks:schedulepoller']) name
            on conflict do nothing
            """);
        await using var host = await province.ServeAsync();
        await province.UntilAllFiredAsync();

        await province.ShouldHaveFiredOnceAsync(Dossiers);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task A_host_whose_clock_is_ten_minutes_wrong_fires_by_the_databases_clock(int minutes)
    {
        await using var province = await OverdueAsync();
        var wrong = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        await using var host = await province.ServeAsync(wrong);
        await province.UntilAllFiredAsync();

        // One deadline in five minutes, one that came a minute ago.
        await province.ExecuteAsync("update workflow.deadline set next_at = clock_timestamp() + interval '5 minutes' where next_at is not null");
        var before = await province.FiredAsync();
        await SweepAsync(host);
        var now = await host.Services.GetRequiredService<SweepClock>().NowAsync(Cancellation);

        (await province.FiredAsync()).ShouldBe(before);
        (await province.AskAsync<DateTime>("select clock_timestamp()") - now.UtcDateTime).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        (now - wrong.GetUtcNow()).Duration().ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        await province.ShouldHaveFiredOnceAsync(Dossiers, verifies: false);
    }

    [Fact]
    public async Task A_finished_beat_is_kept_for_minutes_and_one_beat_of_a_host_does_not_run_beside_another()
    {
        await using var province = await OverdueAsync();
        await using var host = await province.ServeAsync();
        await OverdueProvince.UntilAsync(async () =>
            await province.AskAsync<bool>("select to_regclass('hangfire.job') is not null")
            && await province.AskAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'") > 0);

        (await province.AskAsync<bool>("select bool_and(expireat <= clock_timestamp() + interval '11 minutes') from hangfire.job where statename = 'Succeeded'")).ShouldBeTrue();

        var pulse = new Pulse();
        var first = new TaskCompletionSource();
        var running = pulse.BeatAsync(() => first.Task);
        (await pulse.BeatAsync(() => throw new InvalidOperationException("two at a time"))).ShouldBeFalse();
        first.SetResult();
        (await running).ShouldBeTrue();
    }

    [Fact]
    public async Task The_dashboard_is_administrators_only_with_a_strict_policy_and_no_secrets()
    {
        await using var province = await OverdueAsync();
        await using var host = await province.ServeAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        using var answer = await AsAdministratorAsync(client, HttpMethod.Get, "/hangfire");
        using var post = await AsAdministratorAsync(client, HttpMethod.Post, "/hangfire/recurring/trigger");
        var clerk = await (await Caller.SignInAsync(client, "tiepnhan")).GetAsync("/hangfire");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("127.0.0.1:");
        ((int)post.StatusCode).ShouldBeGreaterThanOrEqualTo(400); // without the form's token
        clerk.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> AsAdministratorAsync(HttpClient client, HttpMethod method, string path)
    {
        var login = await new Caller(client, null).PostAsync("/elsa/api/identity/login", new { username = "quantri", password = Demo.DemoProvince.Password });
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", login.Body.GetProperty("accessToken").GetString());
        return await client.SendAsync(request, Cancellation);
    }

    private async Task<OverdueProvince> OverdueAsync() => new(await OverdueDatabaseAsync());

    /// <summary>A copy of the province that is prepared once; no connection is open to the original, as a copy demands.</summary>
    private async Task<string> OverdueDatabaseAsync()
    {
        await OneAtATime.WaitAsync(Cancellation);
        try
        {
            if (prepared is null)
            {
                await using var original = new OverdueProvince(postgres.ConnectionString + ";Pooling=false");
                await original.LeaveLyingAsync(Dossiers);
                prepared = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Database;
            }

            var name = $"overdue_{Guid.NewGuid():N}";
            await using var connection = new NpgsqlConnection(postgres.Cluster.ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(Cancellation);
            await using var copy = new NpgsqlCommand($"create database {name} template {prepared}", connection);
            await copy.ExecuteNonQueryAsync(Cancellation);
            return postgres.Cluster.ConnectionString(name);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task SweepAsync(WebApplication host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(Cancellation);
    }
}
