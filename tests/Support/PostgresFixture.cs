using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Storage;
using Npgsql;
using Xunit;

namespace LaoCai.Workflows.Support;

/// <summary>
/// A fresh, migrated database for one test class: <c>public sealed class XTests(PostgresFixture postgres) : IClassFixture&lt;PostgresFixture&gt;</c>.
/// It is a copy of a template that the process migrates once, and is dropped when the class ends.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);

    private readonly string _database = $"test_{Guid.NewGuid():N}";

    /// <summary>The cluster that all test classes of the process share; do not stop it.</summary>
    public PrivateCluster Cluster { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Pooled connections to the database.</summary>
    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await TestCluster.SharedAsync();
        ConnectionString = await CopyAsync(Cluster, _database);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>One more fresh database, for a test that must not share its class's; dropped with the cluster.</summary>
    public Task<string> AnotherDatabaseAsync() => CopyAsync(Cluster, $"test_{Guid.NewGuid():N}");

    public async ValueTask DisposeAsync()
    {
        // Null where the beginning failed, which the test run has told already.
        if (DataSource is null) return;
        await DataSource.DisposeAsync();
        await using var connection = await AdministerAsync(Cluster);
        await using var drop = new NpgsqlCommand($"drop database if exists {_database} with (force)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task<string> CopyAsync(PrivateCluster cluster, string database)
    {
        var template = await Template.Value;
        await OneCopyAtATime.WaitAsync();
        try
        {
            await using var connection = await AdministerAsync(cluster);
            await using var copy = new NpgsqlCommand($"create database {database} template {template}", connection);
            await copy.ExecuteNonQueryAsync();
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return cluster.ConnectionString(database);
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        const string Name = "test_template";
        var cluster = await TestCluster.SharedAsync();
        await cluster.EnsureDatabaseAsync(Name, CancellationToken.None);

        // A template with an open connection cannot be copied.
        await SchemaMigration.MigrateAsync(cluster.ConnectionString(Name) + ";Pooling=false", CancellationToken.None);
        return Name;
    }

    private static async Task<NpgsqlConnection> AdministerAsync(PrivateCluster cluster)
    {
        var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
