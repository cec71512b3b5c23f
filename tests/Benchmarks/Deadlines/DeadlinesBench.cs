using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Sweeping;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>
/// The sweep on a durable PostgreSQL of its own with the demo province's people in it: with nothing due, with many due in one instant, with
/// many due one after the other while four hosts sweep; and how long it takes to move every date.
/// </summary>
internal static class DeadlinesBench
{
    private const int Few = 10_000;
    private const int IdleSweeps = 200;
    private const int Batch = 500;

    /// <param name="open">Open dates that are not due.</param>
    /// <param name="due">Deadlines that fall due, in each of the measurements.</param>
    /// <param name="perSecond">How many fall due a second where they do one after the other.</param>
    /// <param name="say">Told how far it is.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<DeadlinesReport> Run(int open, int due, int perSecond, Action<string> say, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("deadlines", ct);
        var connectionString = cluster.ConnectionString("deadlines");
        await KeepCommitInstants(cluster, connectionString, ct);
        say("loading the demo province …");
        var seeded = await HostProcess.Run(connectionString, ct, "seed-demo", "--no-past");
        if (seeded.ExitCode != 0) throw new InvalidOperationException(seeded.Output);
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var dossiers = await OpenDossiers.Start(source, store, say, ct);

        await dossiers.Far(Math.Min(Few, open), ct);
        var few = await Idle(store, ct);
        await dossiers.Far(open - Math.Min(Few, open), ct);
        var many = await Idle(store, ct);
        var plan = await Plan(source, ct);

        var recount = await RecountCost.Measure(store, say, ct);
        await dossiers.Settle(ct);
        var (firedPerSecond, burstLateness) = await Burst(store, source, dossiers, due, say, ct);
        Lateness spread, together;
        await using (var hosts = await FourHosts.Start(connectionString, source, ct))
        {
            say($"four hosts: {due} fall due, {perSecond} a second …");
            spread = await hosts.OneAfterTheOther(dossiers, due, perSecond, ct);
            say($"four hosts: {due} are due at once …");
            together = await hosts.AllAtOnce(dossiers, due, ct);
        }

        return new()
        {
            Open = open, Due = due, FiredPerSecond = firedPerSecond, BurstLatenessP99Ms = burstLateness, IdleSweepMs = many, IdleRatio = many / few, IdlePlan = plan,
            LatenessP99Ms = spread.P99Ms, LatenessP50Ms = spread.P50Ms, LatenessMaxMs = spread.MaxMs, DuePerSecond = perSecond, Hosts = 4, SweepIntervalMs = Heartbeat.Interval.TotalMilliseconds,
            FourHostsFiredPerSecond = together.Fired / together.Seconds, Recounted = recount.Dates, RecountedDossiers = recount.Dossiers, WhatIfSeconds = recount.WhatIfSeconds, RecountSeconds = recount.Seconds,
        };
    }

    /// <summary>The database remembers when each transaction was committed: lateness is measured by its clock, and to the commit.</summary>
    private static async Task KeepCommitInstants(PrivateCluster cluster, string connectionString, CancellationToken ct)
    {
        await using (var connection = new NpgsqlConnection(connectionString + ";Pooling=false"))
        {
            await connection.OpenAsync(ct);
            await using var keep = new NpgsqlCommand("alter system set track_commit_timestamp = on", connection);
            await keep.ExecuteNonQueryAsync(ct);
        }

        await cluster.StopAsync(ct);
        await cluster.EnsureRunningAsync(ct);
    }

    /// <summary>Many due in one instant, one process: how many a second, and how long the last but one in a hundred waited for the others.</summary>
    private static async Task<(double PerSecond, double LatenessP99Ms)> Burst(WorkflowStore store, NpgsqlDataSource source, OpenDossiers dossiers, int due, Action<string> say, CancellationToken ct)
    {
        var at = StoredInstant.Floor(TimeProvider.System.GetUtcNow());
        await dossiers.Due("alone", due, at, TimeSpan.Zero, ct);
        await dossiers.Settle(ct);
        say($"one process: firing {due} …");
        var commits = new List<(int Count, double Ms)>();
        var watch = Stopwatch.StartNew();
        store.Sweep.WithFirings = firings =>
        {
            lock (commits) commits.Add((firings.Count, watch.Elapsed.TotalMilliseconds));
            return Outbox(firings);
        };
        var fired = await store.Sweep.Run(at, Batch, ct);
        var elapsed = watch.Elapsed;
        if (fired != due) throw new InvalidOperationException($"{fired} of {due} were fired.");
        await using var count = source.CreateCommand("select count(*) from notice.firing");
        if ((long)(await count.ExecuteScalarAsync(ct))! != due) throw new InvalidOperationException("The outbox does not hold each firing once.");
        // Not for the four hosts to tell: what they are measured with is their own.
        await using var clear = source.CreateCommand("truncate notice.firing");
        await clear.ExecuteNonQueryAsync(ct);
        return (fired / elapsed.TotalSeconds, Late(commits, elapsed));
    }

    /// <summary>Each batch's statement is made just before its commit; of two that are under way, a batch is committed when the next but one's is made.</summary>
    private static double Late(List<(int Count, double Ms)> commits, TimeSpan elapsed)
    {
        var total = commits.Sum(commit => commit.Count);
        var seen = 0;
        for (var at = 0; at < commits.Count; at++)
        {
            seen += commits[at].Count;
            if (seen >= total * 0.99) return at + 2 < commits.Count ? commits[at + 2].Ms : elapsed.TotalMilliseconds;
        }

        return elapsed.TotalMilliseconds;
    }

    private static async Task<double> Idle(WorkflowStore store, CancellationToken ct)
    {
        var times = new List<double>();
        for (var run = 0; run < IdleSweeps; run++)
        {
            var watch = Stopwatch.StartNew();
            if (await store.Sweep.Run(TimeProvider.System.GetUtcNow(), Batch, ct) != 0) throw new InvalidOperationException("Something fired that is not due.");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[IdleSweeps / 2];
    }

    private static async Task<string> Plan(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var explain = source.CreateCommand(
            $"explain (format json) select d.instance_id from workflow.deadline d where d.next_at <= '{TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}' order by d.next_at limit {Batch}");
        var plan = JsonSerializer.Deserialize<JsonElement>((string)(await explain.ExecuteScalarAsync(ct))!)[0].GetProperty("Plan");
        var nodes = new List<string>();
        for (JsonElement? at = plan; at is { } node; at = node.TryGetProperty("Plans", out var inner) ? inner[0] : null)
            nodes.Add(node.GetProperty("Node Type").GetString() + (node.TryGetProperty("Index Name", out var index) ? $" on {index.GetString()}" : ""));
        return string.Join(" → ", nodes);
    }

    /// <summary>The statement that the host lets follow from firings: its outbox of notices.</summary>
    private static NpgsqlBatchCommand Outbox(IReadOnlyList<Firing> firings)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into notice.firing (instance_id, seq, ord, no, what, level, role, unit, due_at, at) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. firings.Select(firing => firing.InstanceId)] });
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. firings.Select(firing => firing.Seq)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Ord)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.No)] });
        insert.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. firings.Select(firing => (short)firing.What)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Level)] });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = firings.Select(firing => firing.Role).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = firings.Select(firing => firing.Unit).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.DueAt)] });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.At)] });
        return insert;
    }
}
