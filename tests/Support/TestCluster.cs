using System.Diagnostics;
using LaoCai.Workflows.Host.Cluster;

namespace LaoCai.Workflows.Support;

/// <summary>
/// The PostgreSQL cluster of one test process, in a temporary folder. A watchman outside the process takes it away
/// when the process is gone, however it went.
/// </summary>
public static class TestCluster
{
    private static readonly Lazy<Task<PrivateCluster>> Shared = new(() => StartAsync(ClusterDurability.None));

    /// <summary>The one that nearly all tests share; it does not survive a power cut, nor need it.</summary>
    public static Task<PrivateCluster> SharedAsync() => Shared.Value;

    /// <summary>One of a test's own, for tests that stop, crash or fill it. The caller disposes of it.</summary>
    /// <param name="durability">How much it cares for a power cut.</param>
    /// <param name="prepare">Told the folder before anything is in it, such as to mount a volume there; null: nothing to do.</param>
    public static async Task<PrivateCluster> StartAsync(ClusterDurability durability, Func<string, Task>? prepare = null)
    {
        var root = Path.Combine(Path.GetTempPath(), $"laocai-test-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(root);
        Watch(root);
        if (prepare is not null) await prepare(root);
        return await PrivateCluster.OpenAsync(root, durability, _ => { }, CancellationToken.None);
    }

    /// <summary>A shell that reads from a pipe until this process ends, then stops the server and removes the folder.</summary>
    private static void Watch(string root)
    {
        const string Script =
            "exec >/dev/null 2>&1; trap '' INT HUP TERM; cat; kill -QUIT \"$(head -n 1 \"$1/cluster/postmaster.pid\")\"; "
            + "for i in 1 2 3 4 5; do umount \"$1\"; rm -rf \"$1\" && break; sleep 1; done";
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", Script, "watchman", root]) start.ArgumentList.Add(argument);
        Watchmen.Add(Process.Start(start) ?? throw new UnreachableException("sh did not start"));
    }

    // Held so that no pipe is closed by the garbage collector while the process lives.
    private static readonly List<Process> Watchmen = [];
}
