using System.Collections.Concurrent;
using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Writing;

/// <summary>
/// The database goes away in the middle of the work. Clients repeat with their keys what they got no answer to. In the end nothing
/// that was acknowledged is missing, and nothing is there twice.
/// </summary>
public sealed class FaultTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Steps = 4;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_cut_under_load_lose_nothing_and_double_nothing()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", Steps));

        var work = Load(bench, hash, clients: 8, instances: 12, () => Task.CompletedTask);
        for (var cuts = 0; cuts < 25 || !work.IsCompleted && cuts < 1000; cuts++)
        {
            await bench.Execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'laocai commit'");
            await bench.Host.Outbox.Settled();
        }
        var acknowledged = await work;

        acknowledged.ShouldBe(8 * 12 * (Steps + 1));
        (await bench.Count("history")).ShouldBe(acknowledged);
        (await bench.Count("instance where status = 1")).ShouldBe(8 * 12);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_database_that_crashes_under_load_loses_nothing_and_doubles_nothing()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("faults", Ct);
        await using var bench = await Bench.Open(cluster.ConnectionString("faults"));
        var hash = await bench.Publish(Flow.Steps("qt-01", Steps));

        var running = new SemaphoreSlim(1);
        var work = Load(bench, hash, clients: 4, instances: 10, async () =>
        {
            await running.WaitAsync(Ct);
            running.Release();
        });
        for (var crashes = 0; crashes < 2; crashes++)
        {
            await running.WaitAsync(Ct);
            await cluster.CrashAsync(Ct);
            await cluster.EnsureRunningAsync(Ct);
            running.Release();
        }
        var acknowledged = await work;

        NpgsqlConnection.ClearAllPools();
        acknowledged.ShouldBe(4 * 10 * (Steps + 1));
        (await bench.Count("history")).ShouldBe(acknowledged);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task While_the_database_is_away_callers_are_told_so_and_afterwards_the_host_works_by_itself()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("faults", Ct);
        await using var bench = await Bench.Open(cluster.ConnectionString("faults"));
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 2)));
        var key = Guid.NewGuid();

        await cluster.CrashAsync(Ct);
        (await bench.Complete(state, 1, key: key)).ShouldBeOfType<CommandResult.Unavailable>();
        (await bench.Complete(state, 1)).ShouldBeOfType<CommandResult.Unavailable>();
        await cluster.EnsureRunningAsync(Ct);

        (await bench.Complete(state, 1, key: key)).ShouldBeOfType<CommandResult.Done>().State.Revision.ShouldBe(2);
    }

    /// <returns>Number of commands that were acknowledged as done for the first time or again, each key counted once.</returns>
    private static async Task<int> Load(Bench bench, string hash, int clients, int instances, Func<Task> patience)
    {
        var acknowledged = new ConcurrentDictionary<Guid, bool>();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < instances; i++)
            {
                var id = Guid.CreateVersion7();
                var start = new WorkflowCommand.StartInstance(hash, null, JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
                await UntilDone(id, start);
                for (var task = 1; task <= Steps; task++)
                    await UntilDone(id, Bench.Completion(id, task));
            }
        }, Ct)));
        return acknowledged.Count;

        async Task UntilDone(Guid id, WorkflowCommand command)
        {
            var key = Guid.NewGuid();
            while (true)
            {
                switch (await bench.Host.Engine.Submit(id, new CommandRequest("canbo", command) { Key = key }, Ct))
                {
                    case CommandResult.Done:
                        acknowledged[key] = true;
                        return;
                    case CommandResult.Unavailable or CommandResult.Conflict:
                        await patience();
                        break;
                    case var unexpected:
                        throw new InvalidOperationException($"{unexpected}");
                }
            }
        }
    }
}
