using System.Diagnostics;
using System.Globalization;
using LaoCai.Workflows.Host.Cluster;
using Npgsql;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>A host and a PostgreSQL cluster of their own, and everything that can be done to them.</summary>
internal sealed class FaultBed : IAsyncDisposable
{
    private const string Database = "faults";
    private const string VolumeSize = "512m";
    private const int LeastJumpSeconds = 60;
    private const int MostJumpSeconds = 900;

    private readonly PrivateCluster cluster;
    private readonly string? volume;
    private readonly string clockFile;
    private readonly string? program;
    private readonly int port = HostProcess.FreePort();
    private HostProcess? host;
    private int clockOffset;

    private FaultBed(PrivateCluster cluster, string? volume, string? program)
    {
        (this.cluster, this.volume, this.program) = (cluster, volume, program);
        clockFile = Path.Combine(Path.GetTempPath(), $"laocai-clock-{Guid.NewGuid():N}");
        // Without a pool: what is measured here must not depend on connections from before a fault.
        Source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
    }

    public string ConnectionString => cluster.ConnectionString(Database);
    public NpgsqlDataSource Source { get; }
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Whether a full disk can be had: a volume must be mounted, which only root may do.</summary>
    public static bool CanMount => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    public static async Task<FaultBed> Open(FaultRunOptions options, CancellationToken ct)
    {
        string? mounted = null;
        var mounts = options.Kinds.Contains(FaultKind.DiskFull);
        var opened = await TestCluster.StartAsync(ClusterDurability.Full, mounts ? async root => await Shell("mount", ["-t", "tmpfs", "-o", $"size={VolumeSize}", "laocai-faults", mounted = root], ct) : null);
        await opened.EnsureDatabaseAsync(Database, ct);
        var bed = new FaultBed(opened, mounted, options.Program);
        if (mounts) await bed.KeepLogSmall(ct);
        var (exitCode, output) = await HostProcess.Run(bed.ConnectionString, ct, "seed-demo", "--no-past");
        if (exitCode != 0) throw new InvalidOperationException(output);
        await bed.StartHost(ct);
        return bed;
    }

    /// <summary>Does it, and brings back what does not come back by itself.</summary>
    public async Task Strike(FaultKind kind, Random random, Func<Task> untilNoticed, CancellationToken ct)
    {
        switch (kind)
        {
            case FaultKind.HostKilled:
                await host!.Kill();
                await host.DisposeAsync();
                host = null;
                await StartHost(ct);
                break;

            case FaultKind.DatabaseKilled:
                var postmaster = File.ReadLines(Path.Combine(cluster.Folder.Data, "postmaster.pid")).First();
                await Shell("kill", ["-9", postmaster], ct);
                await cluster.EnsureRunningAsync(ct);
                break;

            case FaultKind.ServerProcessKilled:
                if (await Ask("select min(pid)::text from pg_stat_activity where datname = current_database() and application_name like 'laocai%'", ct) is { } server)
                    await Shell("kill", ["-9", server], ct);
                await cluster.EnsureRunningAsync(ct);
                break;

            case FaultKind.ConnectionsCut:
                await Ask("select count(pg_terminate_backend(pid))::text from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", ct);
                break;

            case FaultKind.ClockJumpedBack:
                clockOffset -= random.Next(LeastJumpSeconds, MostJumpSeconds);
                await File.WriteAllTextAsync(clockFile, clockOffset.ToString(CultureInfo.InvariantCulture), ct);
                await UntilClockJumped(ct);
                break;

            case FaultKind.DiskFull:
                await FillDisk(untilNoticed, ct);
                break;

            default:
                throw new UnreachableException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        await Source.DisposeAsync();
        await cluster.DisposeAsync();
        if (volume is not null) await Shell("umount", [volume], CancellationToken.None);
        File.Delete(clockFile);
    }

    /// <summary>What the host wrote last; told when a run fails.</summary>
    public string HostOutput => host?.Output ?? "";

    private async Task StartHost(CancellationToken ct) => host = await HostProcess.Start(
        "serve", ConnectionString, port, new Dictionary<string, string>(StringComparer.Ordinal) { [FaultRunOptions.ClockVariable] = clockFile }, program, ct);

    /// <summary>Everything that is written from now on fails, until the clients have seen it.</summary>
    private async Task FillDisk(Func<Task> untilNoticed, CancellationToken ct)
    {
        var filler = Path.Combine(volume!, "filler");
        try
        {
            foreach (var block in (int[])[1 << 20, 1 << 12]) Fill(filler, block);
            await untilNoticed();
        }
        finally
        {
            File.Delete(filler);
        }
        await cluster.EnsureRunningAsync(ct);
    }

    /// <summary>Appends blocks until not one more goes in.</summary>
    private static void Fill(string filler, int block)
    {
        using var file = new FileStream(filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var zeros = new byte[block]; ;) file.Write(zeros);
        }
        catch (IOException)
        {
            // Full, as was wanted.
        }
    }

    /// <summary>Until a record has the earlier time: sweeps and clients write all the while.</summary>
    private async Task UntilClockJumped(CancellationToken ct)
    {
        var from = long.Parse((await Ask("select count(*)::text from workflow.history", ct))!, CultureInfo.InvariantCulture);
        var earlier = string.Create(CultureInfo.InvariantCulture, $"select (count(*) > 0)::text from (select at from workflow.history offset {from}) h where at < clock_timestamp() + interval '{clockOffset + (LeastJumpSeconds / 2)} seconds'");
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await Ask(earlier, ct) != "true") await beat.WaitForNextTickAsync(ct);
    }

    private async Task KeepLogSmall(CancellationToken ct)
    {
        foreach (var setting in (string[])["max_wal_size = '128MB'", "min_wal_size = '32MB'"]) await Ask($"alter system set {setting}", ct);
        await Ask("select pg_reload_conf()::text", ct);
    }

    private async Task<string?> Ask(string query, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(query);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task Shell(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
