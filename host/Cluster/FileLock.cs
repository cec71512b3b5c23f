namespace LaoCai.Workflows.Host.Cluster;

/// <summary>An advisory lock on a file, which the operating system gives up when its process ends, however that ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes the lock for oneself alone; null when somebody has it.</summary>
    public static FileStream? TryExclusive(string path) => Try(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes the lock together with others; null when somebody has it alone.</summary>
    public static FileStream? TryShared(string path)
    {
        if (!File.Exists(path)) using (File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite)) { }
        return Try(path, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="ClusterUnavailableException">Not free within <paramref name="patience"/>.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (TryExclusive(path) is { } taken) return taken;
            if (waited >= patience) throw new ClusterUnavailableException($"Another process holds {path}.");
            await Task.Delay(Pause, cancellation);
        }
    }

    private static FileStream? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
