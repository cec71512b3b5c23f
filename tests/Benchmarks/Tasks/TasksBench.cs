using System.Globalization;
using LaoCai.Workflows.Benchmarks.Database;
using LaoCai.Workflows.Benchmarks.Load;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>
/// Six-step dossiers through the HTTP API of a host of its own, on a PostgreSQL of its own with default durability;
/// pgbench has its turn before and after.
/// </summary>
internal static class TasksBench
{
    public static async Task<TasksReport> Run(int clients, int seconds, Action<string> say, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        var database = await Prepare(cluster, ct);
        var (definition, tokens) = await LoadProvince.Found(database, clients, ct);
        var report = await Measure(database, definition, tokens, seconds, say, ct);
        say("verify …");
        return report with { VerifiedEventsPerSecond = await Verify(database, ct) };
    }

    /// <summary>Events a second of processor time that an audit of all that the load has left replays, once the code is warm.</summary>
    private static async Task<double> Verify(string database, CancellationToken ct)
    {
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = database }, TimeProvider.System, NullLoggerFactory.Instance);
        var speed = 0.0;
        for (var round = 0; round < 2; round++)
        {
            var before = ProcessorTime.Own();
            var audit = await store.Verifier.VerifyAll(ct: ct);
            speed = audit.Events * 1_000_000 / (ProcessorTime.Own() - before);
            if (!audit.Holds)
                throw new InvalidOperationException($"The audit found {audit.Findings.Count} faults, the first of them {audit.Findings[0]}.");
        }
        return speed;
    }

    /// <summary>A migrated database in a cluster.</summary>
    public static async Task<string> Prepare(PrivateCluster cluster, CancellationToken ct)
    {
        await cluster.EnsureDatabaseAsync("laocai", ct);
        var database = cluster.ConnectionString("laocai");
        var (exitCode, output) = await HostProcess.Run(database, ct, "schema");
        return exitCode == 0 ? database : throw new InvalidOperationException(output);
    }

    /// <summary>pgbench, the load, pgbench again.</summary>
    /// <param name="database">Migrated, with the load's province in it.</param>
    /// <param name="definition">What is received.</param>
    /// <param name="tokens">One for each client.</param>
    /// <param name="seconds">Of the load, and of pgbench in all.</param>
    /// <param name="say">Hears of progress.</param>
    /// <param name="ct">Ends the run early.</param>
    public static async Task<TasksReport> Measure(
        string database, string definition, IReadOnlyList<string> tokens, int seconds, Action<string> say, CancellationToken ct)
    {
        var half = Math.Max(3, seconds / 2);
        say("pgbench …");
        var yardstick = await PgBench.Run(database, tokens.Count, half, ct);
        say("laocai …");
        var report = await Load(database, definition, tokens, seconds, ct);
        say("pgbench …");
        return report with { Yardstick = PgBench.Result.Mean(yardstick, await PgBench.Run(database, tokens.Count, half, ct)) };
    }

    private static async Task<TasksReport> Load(string database, string definition, IReadOnlyList<string> tokens, int seconds, CancellationToken ct)
    {
        var gauge = new HostGauge();
        await using var host = await HostProcess.Start("serve", database, ct: ct, environment: gauge.Environment);
        var postmaster = await ProcessorTime.Postmaster(database, ct);
        var loads = tokens.Select(token => new LoadClient(host.Port, token, definition)).ToList();
        var window = new LoadWindow();
        var runs = Task.WhenAll(loads.Select(load => load.Run(window, ct)));
        await Task.WhenAny(runs, gauge.Settled(() => loads.Sum(load => load.Answered), ct));
        var before = await Reading();
        window.Open(TimeSpan.FromSeconds(seconds));
        await runs;
        var after = await Reading();

        var (starts, completions) = (new Latencies(), new Latencies());
        foreach (var load in loads)
        {
            starts.Add(load.Starts);
            completions.Add(load.Completions);
        }
        double commands = starts.Count + completions.Count;
        return new TasksReport
        {
            Clients = tokens.Count,
            Seconds = seconds,
            StartsPerSecond = starts.Count / (double)seconds,
            CompletionsPerSecond = completions.Count / (double)seconds,
            P50Ms = completions.Quantile(0.50),
            P99Ms = completions.Quantile(0.99),
            WalBytesPerCommand = (after.Written.WalBytes - before.Written.WalBytes) / commands,
            RowsPerCommand = (after.Written.Rows - before.Written.Rows) / commands,
            AllocatedBytesPerCommand = (after.Allocated - before.Allocated) / commands,
            HostMicroseconds = (after.Host - before.Host) / commands,
            DatabaseMicroseconds = (after.Database - before.Database) / commands,
            LoadMicroseconds = (after.Load - before.Load) / commands,
            HostMemoryMiB = ResidentMiB(host.Id),
            Processors = Environment.ProcessorCount,
        };

        async Task<(Counters Written, long Allocated, double Host, double Database, double Load)> Reading() => (
            await Counters.Read(database, ct), (await gauge.Read(ct)).Allocated,
            ProcessorTime.Of(host.Id), ProcessorTime.OfServer(postmaster), ProcessorTime.Own());
    }

    private static double ResidentMiB(int process)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
