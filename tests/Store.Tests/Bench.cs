using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Schema;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests;

/// <summary>One database with a clock of its own and as many hosts on it as a test opens.</summary>
internal sealed class Bench : IAsyncDisposable
{
    internal const string Calendar = """
        {"zone":"Asia/Ho_Chi_Minh","sources":{"t":"Lịch của bài kiểm thử"},"off":[],"working":[],"units":[],
         "hours":[{"from":"2016-01-01","monday":"08:00-12:00 13:00-17:00","tuesday":"08:00-12:00 13:00-17:00","wednesday":"08:00-12:00 13:00-17:00",
                   "thursday":"08:00-12:00 13:00-17:00","friday":"08:00-12:00 13:00-17:00","mark":"decided","source":"t"}]}
        """;

    private readonly List<WorkflowStore> hosts = [];

    private Bench(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    /// <summary>A Monday, 08:00 in legal time.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 8, 3, 1, 0, 0, TimeSpan.Zero));

    public WorkflowStore Host => hosts[0];
    public NpgsqlDataSource Sql { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A fresh database with one host and a calendar.</summary>
    public static async Task<Bench> Open(PostgresFixture postgres, Func<WorkflowStoreOptions, WorkflowStoreOptions>? options = null) =>
        await Open(await postgres.AnotherDatabaseAsync(), options);

    public static async Task<Bench> Open(string connectionString, Func<WorkflowStoreOptions, WorkflowStoreOptions>? options = null)
    {
        var bench = new Bench(connectionString);
        await WorkflowSchema.Migrate(bench.ConnectionString, Ct);
        bench.Sql = NpgsqlDataSource.Create(bench.ConnectionString);
        await bench.Join(options).Calendars.Publish(Calendar, "test", Ct);
        return bench;
    }

    /// <summary>One more host on the same database.</summary>
    public WorkflowStore Join(Func<WorkflowStoreOptions, WorkflowStoreOptions>? options = null)
    {
        var basic = new WorkflowStoreOptions { ConnectionString = ConnectionString };
        var host = new WorkflowStore(options?.Invoke(basic) ?? basic, Clock, NullLoggerFactory.Instance);
        hosts.Add(host);
        return host;
    }

    public async Task<string> Publish(string document) =>
        (await Host.Definitions.Publish(System.Text.Encoding.UTF8.GetBytes(document), "test", Ct)).ShouldBeOfType<PublishResult.Published>().Version.Hash;

    public async Task<InstanceState> Start(string hash, Guid? id = null, WorkflowStore? host = null, string? correlation = null)
    {
        var command = new WorkflowCommand.StartInstance(hash, correlation, JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
        return (await (host ?? Host).Engine.Submit(id ?? Guid.CreateVersion7(), new CommandRequest("tiepnhan", command), Ct)).ShouldBeOfType<CommandResult.Done>().State;
    }

    public Task<CommandResult> Complete(InstanceState state, int executionNo, WorkflowStore? host = null, Guid? key = null, string actor = "canbo") =>
        (host ?? Host).Engine.Submit(state.Id, new CommandRequest(actor, Completion(state.Id, executionNo)) { Key = key }, Ct);

    public static WorkflowCommand Completion(Guid instance, int executionNo) =>
        new WorkflowCommand.CompleteTask(new TaskId(instance, executionNo).ToString(), null, null);

    /// <summary>Fails with what was found, where an audit of everything finds anything.</summary>
    public async Task ShouldVerify()
    {
        var report = await Host.Verifier.VerifyAll(ct: Ct);
        report.Findings.ShouldBeEmpty();
    }

    public async Task<long> Count(string query)
    {
        await using var command = Sql.CreateCommand($"select count(*) from workflow.{query}");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    public async Task Execute(string sql)
    {
        await using var command = Sql.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        await Sql.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }
}
