namespace LaoCai.Workflows.Host.Cluster;

/// <summary>Where PostgreSQL's server programs are on this machine.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
public sealed record PostgresBinaries(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>Finds the programs for a data folder: of the version that wrote it, or the newest for a new one.</summary>
    /// <param name="dataVersion">Content of the folder's <c>PG_VERSION</c>; null where there is no cluster yet.</param>
    /// <exception cref="ClusterUnavailableException">None are installed, or not of the version that wrote the data.</exception>
    public static PostgresBinaries Find(string? dataVersion)
    {
        var found = Installed().ToList();

        var fitting = dataVersion is null
            ? found.FirstOrDefault()
            : found.FirstOrDefault(candidate => candidate.Major is null || candidate.Major == dataVersion);

        if (fitting.Binaries is not null) return fitting.Binaries;

        throw new ClusterUnavailableException(dataVersion is null
            ? "PostgreSQL's server is not installed. On Debian or Ubuntu: apt-get install postgresql. "
              + "Elsewhere install PostgreSQL 15 or later with initdb and pg_ctl on the PATH, or give a connection string in LAOCAI_DATABASE."
            : $"The data was written by PostgreSQL {dataVersion}, which is not installed. On Debian or Ubuntu: apt-get install postgresql-{dataVersion}.");
    }

    private static IEnumerable<(string? Major, PostgresBinaries Binaries)> Installed()
    {
        if (Directory.Exists(DebianRoot))
        {
            var versions = Directory.GetDirectories(DebianRoot)
                .Select(folder => (Major: Path.GetFileName(folder), Folder: Path.Combine(folder, "bin")))
                .Where(version => int.TryParse(version.Major, out _) && IsServer(version.Folder))
                .OrderByDescending(version => int.Parse(version.Major, System.Globalization.CultureInfo.InvariantCulture));
            foreach (var (major, folder) in versions) yield return (major, new PostgresBinaries(folder));
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (folder.Length > 0 && IsServer(folder)) yield return (null, new PostgresBinaries(folder));
        }
    }

    private static bool IsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "postgres"));
}
