namespace LaoCai.Workflows;

/// <summary>
/// The repository that the running tests were built in. Found from where they lie: the paths that a compiler writes
/// into them name no folder of this machine when a build is made reproducible.
/// </summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder by its path from the root.</summary>
    public static string At(params string[] path) => Path.GetFullPath(Path.Combine([Root, .. path]));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LaoCai.Workflows.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder;
    }
}
