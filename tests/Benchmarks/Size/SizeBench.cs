using System.Diagnostics;
using System.Globalization;
using LaoCai.Workflows.Benchmarks.Load;
using LaoCai.Workflows.Benchmarks.Tasks;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Benchmarks.Size;

/// <summary>Whether it stays as fast when the tables are full: the same load with few and with many open instances, in one run.</summary>
internal static class SizeBench
{
    private const int Few = 10_000;
    private const int WarmUp = 200;
    private const int Inboxes = 2_000;

    public static async Task<SizeReport> Run(int instances, int clients, int seconds, Action<string> say, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        var database = await TasksBench.Prepare(cluster, ct);
        var (definition, tokens) = await LoadProvince.Found(database, clients, ct);
        var originals = await Receive(database, definition, tokens, ct);

        await Multiplication.FillTo(database, originals, Few, say, ct);
        var few = await TasksBench.Measure(database, definition, tokens, seconds, say, ct);
        await Multiplication.FillTo(database, originals, instances, say, ct);
        var many = await TasksBench.Measure(database, definition, tokens, seconds, say, ct);
        say("inboxes …");
        var inbox = await Inbox(database, tokens, ct);
        return new SizeReport(Few, instances, few, many, inbox.Quantile(0.50), inbox.Quantile(0.99));
    }

    /// <summary>One dossier at each counter, by the host itself.</summary>
    private static async Task<IReadOnlyList<Guid>> Receive(string database, string definition, IReadOnlyList<string> tokens, CancellationToken ct)
    {
        await using var host = await HostProcess.Start("serve", database, ct: ct);
        var received = new List<Guid>();
        foreach (var token in tokens)
            received.Add(new LoadClient(host.Port, token, definition).ReceiveOne(ct));
        return received;
    }

    private static async Task<Latencies> Inbox(string database, IReadOnlyList<string> tokens, CancellationToken ct)
    {
        await using var host = await HostProcess.Start("serve", database, ct: ct);
        var latencies = new Latencies();
        var officers = new List<KeepAliveConnection>();
        foreach (var token in tokens)
            officers.Add(KeepAliveConnection.Open(host.Port, token, ct));
        for (var no = 0; no < WarmUp + Inboxes; no++)
        {
            var begun = Stopwatch.GetTimestamp();
            var (status, _) = officers[no % officers.Count].Get("/api/tasks?most=50");
            if (status != 200)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"An inbox answered {status}."));
            if (no >= WarmUp)
                latencies.Add(Stopwatch.GetElapsedTime(begun));
        }
        officers.ForEach(officer => officer.Dispose());
        return latencies;
    }
}
