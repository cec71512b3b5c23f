using System.Diagnostics;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Cluster;

public sealed class PrivateClusterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        var cluster = await TestCluster.StartAsync(ClusterDurability.None);
        var root = cluster.Folder.Root;
        await ExecuteAsync(cluster, "create table kept (x int); insert into kept values (7)");

        await cluster.DisposeAsync();
        await using var again = await PrivateCluster.OpenAsync(root, ClusterDurability.None, _ => { }, Cancellation);

        (await ScalarAsync(again, "select x from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task The_last_one_to_leave_stops_it()
    {
        var first = await TestCluster.StartAsync(ClusterDurability.None);
        var second = await PrivateCluster.OpenAsync(first.Folder.Root, ClusterDurability.None, _ => { }, Cancellation);
        second.Port.ShouldBe(first.Port);

        await first.DisposeAsync();
        (await ScalarAsync(second, "select 1")).ShouldBe(1);

        await second.DisposeAsync();
        await Should.ThrowAsync<NpgsqlException>(() => ScalarAsync(second, "select 1"));
    }

    [Fact]
    public async Task It_starts_again_over_the_remains_of_a_killed_server()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await ExecuteAsync(cluster, "create table kept (x int); insert into kept values (7)");
        var postmaster = int.Parse(File.ReadLines(Path.Combine(cluster.Folder.Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

        using (var process = Process.GetProcessById(postmaster)) process.Kill();
        await cluster.EnsureRunningAsync(Cancellation);

        (await ScalarAsync(cluster, "select x from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_password()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.None);

        File.GetUnixFileMode(cluster.Folder.PasswordFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.None);
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var refusal = await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    private static async Task ExecuteAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> ScalarAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
