namespace LaoCai.Workflows.Host;

/// <summary>The folders that the program works from.</summary>
public static class Home
{
    /// <summary>Holds <c>samples/</c> and, unless said otherwise, <c>.data/</c>: what LAOCAI_HOME says, or the repository that the program was built in, or the current folder.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("LAOCAI_HOME") ?? Repository() ?? Environment.CurrentDirectory;

    public static string Samples => Path.Combine(Folder, "samples");

    /// <summary>Where the private cluster lives by default.</summary>
    public static string Data => Environment.GetEnvironmentVariable("LAOCAI_DATA") ?? Path.Combine(Folder, ".data");

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LaoCai.Workflows.sln"))) return folder.FullName;
        }

        return null;
    }
}
