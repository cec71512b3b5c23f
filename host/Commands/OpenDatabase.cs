using System.CommandLine;
using LaoCai.Workflows.Host.Cluster;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>The database that a command works on, for as long as it works: one's own by connection string, or the private cluster's.</summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    public const string Variable = "LAOCAI_DATABASE";
    private const string Name = "laocai";

    private readonly PrivateCluster? _cluster;

    private OpenDatabase(string connectionString, PrivateCluster? cluster) => (ConnectionString, _cluster) = (connectionString, cluster);

    public static Option<string?> ConnectionOption { get; } = new("--database")
    {
        Description = $"Connection string (Npgsql) of your own PostgreSQL; default: {Variable}, else a private cluster.",
        Recursive = true,
    };

    public static Option<string?> DataOption { get; } = new("--data")
    {
        Description = "Folder of the private cluster; default: LAOCAI_DATA, else .data beside the sources.",
        Recursive = true,
    };

    public string ConnectionString { get; }

    /// <exception cref="ClusterUnavailableException">No connection string is given and PostgreSQL is missing or does not start.</exception>
    public static async Task<OpenDatabase> FromAsync(ParseResult parse, CancellationToken cancellation)
    {
        var given = parse.GetValue(ConnectionOption) ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(given)) return new(given, null);

        var folder = parse.GetValue(DataOption) ?? Home.Data;
        var cluster = await PrivateCluster.OpenAsync(folder, ClusterDurability.Full, Console.Error.WriteLine, cancellation);
        try
        {
            await cluster.EnsureDatabaseAsync(Name, cancellation);
            return new(cluster.ConnectionString(Name), cluster);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
