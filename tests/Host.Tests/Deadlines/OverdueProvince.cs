using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tests.Api;
using LaoCai.Workflows.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Deadlines;

/// <summary>The demo province with dossiers that were received two months ago and left lying: everything about them is due now.</summary>
internal sealed class OverdueProvince(string connectionString) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A busy machine takes its time; what takes longer never comes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString + ";Pooling=false");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task LeaveLyingAsync(int dossiers)
    {
        await DemoStart.PrepareAsync(connectionString, Cancellation);
        var then = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-60));
        await using var past = await ServeAsync(clock: then, runsJobs: false);
        using var client = new HttpClient { BaseAddress = new Uri(past.Urls.First()) };
        var counter = await Caller.SignInAsync(client, "tiepnhan");
        await Parallel.ForEachAsync(Enumerable.Range(0, dossiers), Cancellation, async (_, _) =>
            (await counter.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "Công ty Hoa Ban" })).Status.ShouldBe(System.Net.HttpStatusCode.Created));
        (await DueAsync()).ShouldBeGreaterThanOrEqualTo(dossiers);
    }

    public async Task<WebApplication> ServeAsync(TimeProvider? clock = null, bool runsJobs = true)
    {
        var host = WorkflowsHost.Build(new(connectionString, "http://127.0.0.1:0") { RunsJobs = runsJobs, Quiet = true, Clock = clock ?? TimeProvider.System });
        await host.StartAsync(Cancellation);
        return host;
    }

    /// <summary>Deadlines and timers that should have fired by the database's clock.</summary>
    public Task<long> DueAsync() => AskAsync<long>("""
        select (select count(*) from workflow.deadline where next_at <= clock_timestamp()) + (select count(*) from workflow.timer where fire_at <= clock_timestamp())
        """);

    public Task<long> FiredAsync() => AskAsync<long>("select count(*) from workflow.history where actor = 'system:sweep'");

    public async Task<T> AskAsync<T>(string query)
    {
        await using var command = _database.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Again where it and the host's own work waited for each other, and this one was chosen to give way.</summary>
    public async Task ExecuteAsync(string statement)
    {
        while (true)
        {
            try
            {
                await using var command = _database.CreateCommand(statement);
                await command.ExecuteNonQueryAsync(Cancellation);
                return;
            }
            catch (PostgresException deadlock) when (deadlock.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                // Again.
            }
        }
    }

    /// <summary>Fails where it never comes.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Longest);
        using var beat = new PeriodicTimer(Interval);
        while (!await holds()) await beat.WaitForNextTickAsync(patience.Token);
    }

    public Task UntilAllFiredAsync() => UntilAsync(async () => await DueAsync() == 0);

    /// <summary>Every dossier was warned of, due and escalated to each rung, once; and the record holds.</summary>
    public async Task ShouldHaveFiredOnceAsync(int dossiers, bool verifies = true)
    {
        // What this process kept open to a database that was restarted meanwhile is dead.
        NpgsqlConnection.ClearAllPools();
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await using var rows = store.Read();
        var ids = rows.Instances.Select(row => row.Id).ToList();
        ids.Count.ShouldBe(dossiers);
        foreach (var id in ids)
        {
            var fired = Timeline.Of((await store.History.Replay(id, ct: Cancellation)).Records)
                .Where(entry => entry.Kind is TimelineKind.Warned or TimelineKind.Due or TimelineKind.Escalated)
                .Select(entry => (entry.Kind, entry.TaskId, entry.Detail)).ToList();
            fired.Count(entry => entry.Kind == TimelineKind.Due).ShouldBe(2); // the step's limit and the law's
            // A policy may warn at several shares of a limit, which the timeline tells in the same words.
            fired.Where(entry => entry.Kind != TimelineKind.Warned).ShouldBeUnique();
        }

        if (verifies) (await store.Verifier.VerifyAll(null, Cancellation)).Findings.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
