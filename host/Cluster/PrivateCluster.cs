using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace LaoCai.Workflows.Host.Cluster;

/// <summary>How much a cluster cares for a power cut.</summary>
public enum ClusterDurability
{
    /// <summary>As PostgreSQL is meant: an acknowledged commit is on the disk.</summary>
    Full,

    /// <summary>For throw-away data only: nothing is forced to the disk.</summary>
    None,
}

/// <summary>
/// A PostgreSQL cluster of the host's own: on loopback only, never as root, with a random password.
/// Several processes may use it at once; the last one to leave stops it, and one that was killed leaves by being gone.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    public const string Superuser = "laocai";

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly PostgresBinaries _binaries;
    private readonly ClusterDurability _durability;
    private readonly string _password;
    private FileStream? _use;

    private PrivateCluster(ClusterFolder folder, PostgresBinaries binaries, ClusterDurability durability, string password)
    {
        (Folder, _binaries, _durability, _password) = (folder, binaries, durability, password);
    }

    public ClusterFolder Folder { get; }

    /// <summary>The loopback port; the same from start to start unless somebody else took it meanwhile.</summary>
    public int Port { get; private set; }

    /// <summary>Starts the cluster, or joins the one that runs already; makes it on the first use.</summary>
    /// <param name="root">The folder that holds its files.</param>
    /// <param name="durability">How much it cares for a power cut.</param>
    /// <param name="say">Told, in English, what takes time or goes elsewhere than asked.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ClusterUnavailableException">PostgreSQL is missing or does not start.</exception>
    public static async Task<PrivateCluster> OpenAsync(string root, ClusterDurability durability, Action<string> say, CancellationToken cancellation)
    {
        var folder = await ClusterFolder.PrepareAsync(root, say, cancellation);
        await using var starting = await FileLock.ExclusiveAsync(folder.StartLock, StartPatience, cancellation);

        var binaries = PostgresBinaries.Find(folder.DataVersion);
        if (folder.DataVersion is null)
        {
            say("Making a private PostgreSQL cluster.");
            await InitialiseAsync(folder, binaries, durability, cancellation);
        }

        var password = (await File.ReadAllTextAsync(folder.PasswordFile, cancellation)).Trim();
        var cluster = new PrivateCluster(folder, binaries, durability, password)
        {
            _use = FileLock.TryShared(folder.UsersLock) ?? throw new ClusterUnavailableException($"Another process holds {folder.UsersLock}."),
        };
        try
        {
            await cluster.EnsureRunningAsync(cancellation);
            return cluster;
        }
        catch
        {
            await cluster._use.DisposeAsync();
            throw;
        }
    }

    /// <summary>The way to a database of this cluster, as its owner.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = Superuser,
        Password = _password,
        Database = database,
        Timeout = 60, // seconds; a machine that is busy starts sessions slowly
        IncludeErrorDetail = false,
    }.ConnectionString;

    /// <summary>Makes the database if it does not exist.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var look = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await look.ExecuteScalarAsync(cancellation) is not null) return;

        await using var create = new NpgsqlCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(database)}", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it in between.
        }
    }

    /// <summary>Starts the server if it does not run, also over the remains of one that was killed.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancellation)
    {
        if (File.Exists(Folder.PortFile)) Port = int.Parse(await File.ReadAllTextAsync(Folder.PortFile, cancellation), CultureInfo.InvariantCulture);

        // After a kill -9 of the postmaster its children hold shared memory for a moment more, and a start is refused meanwhile.
        for (var attempt = 1; ; attempt++)
        {
            var presence = await LookAsync(cancellation);
            if (presence == Presence.Ready) return;

            var complaint = "it is still starting";
            if (presence == Presence.Absent)
            {
                if (Port == 0 || !IsFree(Port)) Port = FreePort();
                await File.WriteAllTextAsync(Folder.PortFile, Port.ToString(CultureInfo.InvariantCulture), cancellation);
                (var exitCode, complaint) = await UnprivilegedCommand.RunAsync(
                    _binaries.PgCtl, ["start", "-w", "-t", "120", "-s", "-D", Folder.Data, "-l", Folder.Log, "-o", Options()], cancellation);
                if (exitCode == 0) continue;
            }

            if (attempt >= 40) throw new ClusterUnavailableException($"PostgreSQL did not start ({complaint.Trim()}); see {Folder.Log}.");
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    /// <summary>Stops the server: sessions end, nothing acknowledged is lost.</summary>
    public Task StopAsync(CancellationToken cancellation) => StopAsync("fast", cancellation);

    /// <summary>Stops the server as a crash would: without a checkpoint, so that the next start recovers from the log.</summary>
    public Task CrashAsync(CancellationToken cancellation) => StopAsync("immediate", cancellation);

    /// <summary>Leaves the cluster, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use) return;

        await using var stopping = await FileLock.ExclusiveAsync(Folder.StartLock, StartPatience, CancellationToken.None);
        await use.DisposeAsync();
        await using var last = FileLock.TryExclusive(Folder.UsersLock);
        if (last is not null) await StopAsync(CancellationToken.None);
    }

    private async Task StopAsync(string mode, CancellationToken cancellation)
    {
        const int NotRunning = 1;
        var (exitCode, output) = await UnprivilegedCommand.RunAsync(
            _binaries.PgCtl, ["stop", "-w", "-t", "60", "-s", "-m", mode, "-D", Folder.Data], cancellation);
        if (exitCode is not (0 or NotRunning)) throw new ClusterUnavailableException($"PostgreSQL did not stop: {output.Trim()}");
    }

    private static async Task InitialiseAsync(ClusterFolder folder, PostgresBinaries binaries, ClusterDurability durability, CancellationToken cancellation)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var secret = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(folder.PasswordFile, secret)) await writer.WriteAsync(password.AsMemory(), cancellation);

        // A folder without PG_VERSION is what an interrupted first start left.
        if (Directory.Exists(folder.Data)) Directory.Delete(folder.Data, recursive: true);
        Directory.CreateDirectory(folder.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // initdb reads the password from a file of its own user's; as root, it goes where only that user looks.
        var handover = folder.PasswordFile;
        if (UnprivilegedCommand.SwitchesUser)
        {
            await Chown(folder.Data, cancellation);
            handover = folder.Data + ".password";
            File.Copy(folder.PasswordFile, handover, overwrite: true);
            await Chown(handover, cancellation);
        }

        try
        {
            List<string> arguments =
            [
                "--pgdata", folder.Data, "--username", Superuser, "--pwfile", handover, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : "C",
            ];
            arguments.Add(durability == ClusterDurability.Full ? "--data-checksums" : "--no-sync");
            await UnprivilegedCommand.DemandAsync(binaries.InitDb, arguments, cancellation);
        }
        finally
        {
            if (handover != folder.PasswordFile) File.Delete(handover);
        }
    }

    private static async Task Chown(string path, CancellationToken cancellation)
    {
        using var chown = System.Diagnostics.Process.Start("chown", [$"{UnprivilegedCommand.User}:", path]);
        await chown.WaitForExitAsync(cancellation);
        if (chown.ExitCode != 0) throw new ClusterUnavailableException($"The user {UnprivilegedCommand.User} does not exist; installing postgresql makes it.");
    }

    private string Options()
    {
        var options = $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories= -c max_connections=400";
        return _durability == ClusterDurability.Full
            ? string.Create(CultureInfo.InvariantCulture, $"{options} -c shared_buffers={BuffersMiB}MB")
            : options + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    }

    /// <summary>
    /// A quarter of the memory, as PostgreSQL's manual advises, and at most 1 GiB. Its own default of 128 MiB is for machines of the last century:
    /// sessions then write each other's pages out before they can read their own.
    /// </summary>
    private static long BuffersMiB => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / (1024 * 1024), 128, 1024);

    private enum Presence { Absent, Starting, Ready }

    /// <summary>Ready only for this very cluster: another server may have taken the port.</summary>
    private async Task<Presence> LookAsync(CancellationToken cancellation)
    {
        if (Port == 0) return Presence.Absent;
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellation);
            await using var ask = new NpgsqlCommand("show data_directory", connection);
            return await ask.ExecuteScalarAsync(cancellation) as string == Folder.Data ? Presence.Ready : Presence.Absent;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return Presence.Starting;
        }
        catch (NpgsqlException)
        {
            return Presence.Absent;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
