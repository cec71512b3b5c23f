using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>How late what fell due was fired: from the due instant to the instant of the commit, both by the database's clock.</summary>
/// <param name="Fired">How many.</param>
/// <param name="P50Ms">Median, ms.</param>
/// <param name="P99Ms">99th percentile, ms.</param>
/// <param name="MaxMs">The latest, ms.</param>
/// <param name="Seconds">From the first due instant, or from when they were there to be found, to the last commit, s.</param>
internal sealed record Lateness(int Fired, double P50Ms, double P99Ms, double MaxMs, double Seconds);

/// <summary>Four processes of the product on one database, each with its sweep and everything else that it does by itself.</summary>
internal sealed class FourHosts : IAsyncDisposable
{
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly HostProcess[] hosts;
    private readonly NpgsqlDataSource source;

    private FourHosts(HostProcess[] hosts, NpgsqlDataSource source) => (this.hosts, this.source) = (hosts, source);

    public static async Task<FourHosts> Start(string connectionString, NpgsqlDataSource source, CancellationToken ct)
    {
        var started = new List<HostProcess>();
        // One after the other: four runtimes that start at once on two processors wait for each other.
        while (started.Count < 4) started.Add(await HostProcess.Start("serve", connectionString, ct: ct));
        return new([.. started], source);
    }

    /// <summary>Deadlines fall due one after the other.</summary>
    public async Task<Lateness> OneAfterTheOther(OpenDossiers dossiers, int count, int perSecond, CancellationToken ct)
    {
        var first = await Now(ct) + Lead;
        await dossiers.Due("spread", count, first, TimeSpan.FromSeconds(1) / perSecond, ct);
        if (await Now(ct) > first) throw new InvalidOperationException("Writing them took longer than until the first was due.");
        return await Fired("spread", count, "min(d.due_at)", ct);
    }

    /// <summary>All of them are due at the moment at which they are there.</summary>
    public async Task<Lateness> AllAtOnce(OpenDossiers dossiers, int count, CancellationToken ct)
    {
        await dossiers.Due("burst", count, await Now(ct), TimeSpan.Zero, ct);
        return await Fired("burst", count, "min(pg_xact_commit_timestamp(d.xmin))", ct);
    }

    public async ValueTask DisposeAsync()
    {
        // Without asking: a sweep that is cut off leaves nothing half, and a process whose parent ignores Ctrl-C would ignore it too.
        foreach (var host in hosts) await host.DisposeAsync();
    }

    private async Task<DateTimeOffset> Now(CancellationToken ct)
    {
        await using var ask = source.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    /// <summary>Waits until each was fired, and demands that each was fired once.</summary>
    private async Task<Lateness> Fired(string phase, int count, string from, CancellationToken ct)
    {
        var limit = TimeProvider.System.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do await beat.WaitForNextTickAsync(ct);
        while (await Open(phase, ct) > 0 && TimeProvider.System.GetElapsedTime(limit) < LongestWait);

        await using var ask = source.CreateCommand($"""
            select count(h.seq)::int, count(distinct d.instance_id)::int, coalesce(max(h.seq), 0),
                percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from pg_xact_commit_timestamp(h.xmin) - d.due_at) * 1000),
                max(extract(epoch from pg_xact_commit_timestamp(h.xmin) - d.due_at) * 1000)::float8, extract(epoch from max(pg_xact_commit_timestamp(h.xmin)) - {from})::float8
            from bench.due d left join workflow.history h on h.instance_id = d.instance_id where d.phase = $1
            """);
        ask.CommandTimeout = 0;
        ask.Parameters.Add(new() { Value = phase });
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        if (row.GetInt32(0) != count || row.GetInt32(1) != count) throw new InvalidOperationException($"{row.GetInt32(0)} firings of {count} deadlines.");
        var percentiles = row.GetFieldValue<double[]>(3);
        return new(count, percentiles[0], percentiles[1], row.GetDouble(4), row.GetDouble(5));
    }

    private async Task<long> Open(string phase, CancellationToken ct)
    {
        await using var ask = source.CreateCommand("""
            select count(*) from bench.due b where phase = $1 and not exists (select from workflow.history h where h.instance_id = b.instance_id)
            """);
        ask.CommandTimeout = 0;
        ask.Parameters.Add(new() { Value = phase });
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }
}
