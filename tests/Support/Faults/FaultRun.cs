using System.Diagnostics;
using LaoCai.Workflows.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>
/// Clients work at a host while host, database, connections, clock and disk fail under them. After each fault the work is
/// paused and what was acknowledged is compared with what is stored.
/// </summary>
public static class FaultRun
{
    /// <summary>Longest time in which the work must go on by itself after a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Tasks that are left to pass their limit, started before each fault.</summary>
    private const int DeadlinesEach = 4;

    /// <summary>The kinds that this machine can do.</summary>
    /// <param name="withClock">Whether the host's program lets its clock be moved.</param>
    /// <param name="say">Told what is left out, and why.</param>
    public static IReadOnlyList<FaultKind> Kinds(bool withClock, Action<string> say)
    {
        var kinds = Enum.GetValues<FaultKind>().ToList();
        if (!withClock) kinds.Remove(FaultKind.ClockJumpedBack);
        if (!FaultBed.CanMount)
        {
            kinds.Remove(FaultKind.DiskFull);
            say("skipped: a full disk, since only root may mount a small volume for the database");
        }
        return kinds;
    }

    public static async Task<FaultReport> Run(FaultRunOptions options, Action<string> say, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var (random, ledger, struck) = (new Random(options.Seed), new Ledger(), new Dictionary<FaultKind, int>());
        await using var bed = await FaultBed.Open(options, ct);
        using var http = new HttpClient { BaseAddress = bed.Address, Timeout = TimeSpan.FromSeconds(20) };
        var rehearsal = new Rehearsal(http);
        var script = await rehearsal.Walk(ledger, ct);
        var deadlines = new FaultDeadlines(http, await rehearsal.AnalystToken(ct), ledger);
        await deadlines.Publish(ct);
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = bed.ConnectionString + ";Pooling=false" }, TimeProvider.System, NullLoggerFactory.Instance);
        using var permits = new SemaphoreSlim(options.Clients);
        using var end = new CancellationTokenSource();
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var work = Task.WhenAll(Enumerable.Range(0, options.Clients).Select(no =>
            Task.Run(() => new FaultClient(http, script, Rehearsal.Definition, ledger, permits, new Random(options.Seed + no + 1)).Run(end.Token, abandon.Token), ct)));

        for (var no = 1; no <= options.Faults && ledger.Violations.Count == 0; no++)
        {
            var kind = options.Kinds[options.InOrder ? (no - 1) % options.Kinds.Count : random.Next(options.Kinds.Count)];
            await deadlines.Start(DeadlinesEach, ct);
            await Task.Delay(random.Next(200, 1500), ct);
            var before = (ledger.Resent, Time: Stopwatch.GetTimestamp());
            await bed.Strike(kind, random, () => Noticed(ledger, before.Resent, ct), ct);
            struck[kind] = struck.GetValueOrDefault(kind) + 1;
            if (!await Paused(permits, options.Clients, ct))
            {
                ledger.Violated($"after fault {no} ({kind}) the work does not go on");
                break;
            }
            await ledger.Compare(bed.Source, store, $"after fault {no} ({kind})", ct);
            permits.Release(options.Clients);
            say($"{no,3} {kind,-20} {ledger.Dossiers,6} dossiers {ledger.Completions,7} completions {ledger.Resent - before.Resent,4} sent again  {Stopwatch.GetElapsedTime(before.Time).TotalSeconds,5:F1} s");
        }

        await end.CancelAsync();
        if (ledger.Violations.Count > 0)
        {
            await abandon.CancelAsync();
            say(bed.HostOutput[Math.Max(0, bed.HostOutput.Length - 4000)..]);
        }
        try
        {
            await work;
            if (ledger.Violations.Count == 0) await deadlines.Compare(bed.Source, ct);
            await ledger.Compare(bed.Source, store, "at the end", ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Abandoned, after what was found.
        }
        return new FaultReport(options.Seed, struck, ledger.Dossiers, ledger.Completions, ledger.Deadlines.Count, ledger.Resent, ledger.Violations, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>Waits until no request is under way; false when some are never answered.</summary>
    private static async Task<bool> Paused(SemaphoreSlim permits, int clients, CancellationToken ct)
    {
        for (var got = 0; got < clients; got++)
        {
            if (!await permits.WaitAsync(Patience, ct)) return false;
        }
        return true;
    }

    /// <summary>Until a client was refused.</summary>
    private static async Task Noticed(Ledger ledger, int before, CancellationToken ct)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (ledger.Resent == before && ledger.Violations.Count == 0) await beat.WaitForNextTickAsync(ct);
    }
}
