using System.Diagnostics;
using System.Globalization;
using LaoCai.Workflows.Benchmarks.Database;
using LaoCai.Workflows.Benchmarks.Load;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>Six-step dossiers through the HTTP API of a host of its own, on a PostgreSQL of its own with default durability.</summary>
internal static class TasksBench
{
    private const int WarmUpSeconds = 5;

    public static async Task<TasksReport> Run(int clients, int seconds, Action<string> say, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("laocai", ct);
        var database = cluster.ConnectionString("laocai");
        var (exitCode, output) = await HostProcess.Run(database, ct, "migrate");
        if (exitCode != 0)
            throw new InvalidOperationException(output);
        var (definition, tokens) = await LoadProvince.Found(database, clients, ct);

        say("pgbench …");
        var yardstick = await PgBench.Run(database, clients, Math.Max(5, seconds / 2), ct);

        say("laocai …");
        await using var host = await HostProcess.Start("serve", database, ct: ct, environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_gcServer"] = "0",
        });
        var loads = tokens.Select(token => new LoadClient(host.Port, token, definition)).ToList();
        var countFrom = Stopwatch.GetTimestamp() + (WarmUpSeconds * Stopwatch.Frequency);
        var end = countFrom + (seconds * Stopwatch.Frequency);
        var runs = Task.WhenAll(loads.Select(load => Task.Run(() => load.Run(countFrom, end, ct), ct)));
        await Task.WhenAny(runs, Task.Delay(TimeSpan.FromSeconds(WarmUpSeconds), ct));
        var before = await Counters.Read(database, ct);
        await runs;
        var after = await Counters.Read(database, ct);

        var (starts, completions) = (new Latencies(), new Latencies());
        foreach (var load in loads)
        {
            starts.Add(load.Starts);
            completions.Add(load.Completions);
        }
        double commands = starts.Count + completions.Count;
        return new TasksReport
        {
            Clients = clients,
            Seconds = seconds,
            StartsPerSecond = starts.Count / (double)seconds,
            CompletionsPerSecond = completions.Count / (double)seconds,
            P50Ms = completions.Quantile(0.50),
            P99Ms = completions.Quantile(0.99),
            PgbenchTps = yardstick.TransactionsPerSecond,
            PgbenchMs = yardstick.AverageMs,
            WalBytesPerCommand = (after.WalBytes - before.WalBytes) / commands,
            RowsPerCommand = (after.Rows - before.Rows) / commands,
            HostMemoryMiB = ResidentMiB(host.Id),
            Processors = Environment.ProcessorCount,
        };
    }

    private static double ResidentMiB(int process)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
