using System.Security.Cryptography;
using System.Text;

namespace LaoCai.Workflows.Host.Cluster;

/// <summary>The files of one private cluster.</summary>
/// <param name="Root">The folder that holds all of them, full path.</param>
public sealed record ClusterFolder(string Root)
{
    /// <summary>PostgreSQL's own data folder.</summary>
    public string Data => Path.Combine(Root, "cluster");

    /// <summary>Written by PostgreSQL; beside the data, so that it outlives it.</summary>
    public string Log => Path.Combine(Data, "server.log");

    /// <summary>The superuser's password, mode 600.</summary>
    public string PasswordFile => Path.Combine(Root, "password");

    /// <summary>The loopback port of the last start.</summary>
    public string PortFile => Path.Combine(Root, "port");

    /// <summary>Held while the cluster is being started or stopped.</summary>
    public string StartLock => Path.Combine(Root, "start.lock");

    /// <summary>Shared by all processes that use the cluster: the last one out stops it.</summary>
    public string UsersLock => Path.Combine(Root, "users.lock");

    /// <summary>Major version of the server that wrote the data; null before the first start.</summary>
    public string? DataVersion
    {
        get
        {
            var file = Path.Combine(Data, "PG_VERSION");
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
    }

    /// <summary>
    /// The wanted folder, or, where PostgreSQL's user cannot reach that (a repository below /root),
    /// one under /var/lib that belongs to the wanted folder for good.
    /// </summary>
    /// <param name="wanted">Made if it does not exist.</param>
    /// <param name="say">Told when another folder is taken.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<ClusterFolder> PrepareAsync(string wanted, Action<string> say, CancellationToken cancellation)
    {
        wanted = Path.GetFullPath(wanted);
        var folder = new ClusterFolder(wanted);
        Directory.CreateDirectory(wanted);

        if (UnprivilegedCommand.SwitchesUser)
        {
            var (exitCode, _) = await UnprivilegedCommand.RunAsync("test", ["-x", wanted], cancellation);
            if (exitCode != 0)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];
                folder = new ClusterFolder($"/var/lib/laocai-workflows/{hash}");
                say($"{wanted} is not reachable for the user {UnprivilegedCommand.User}; the data is in {folder.Root}.");
                Directory.CreateDirectory(folder.Root);
            }
        }

        return folder;
    }
}
