using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Schema;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Store;

/// <summary>
/// What the write side gives: clients that each complete the six tasks of an instance and then start the next one, straight on the
/// engine and on a durable PostgreSQL of its own. Prints rates, latencies, WAL and memory a completion.
/// </summary>
internal static class CompletionProbe
{
    private const int Steps = 6;

    public static async Task Run(int clients, int seconds)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("probe", CancellationToken.None);
        var connectionString = cluster.ConnectionString("probe");
        await WorkflowSchema.Migrate(connectionString);
        await using var store = new WorkflowStore(
            new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance);
        await store.Calendars.Publish(ProvinceCalendar.Json(), "probe");
        var published = (PublishResult.Published)await store.Definitions.Publish(Document(), "probe");

        await Clients(store, published.Version.Hash, clients, TimeSpan.FromSeconds(3));
        var before = await Wal(connectionString);
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var (elapsed, starts, completions) = await Clients(store, published.Version.Hash, clients, TimeSpan.FromSeconds(seconds));
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var wal = await Wal(connectionString) - before;

        completions.Sort();
        var all = completions.Count + starts;
        Say($"clients {clients}, {elapsed.TotalSeconds:F1} s");
        Say($"completions/s {completions.Count / elapsed.TotalSeconds:F0}, starts/s {starts / elapsed.TotalSeconds:F0}");
        Say($"completion p50 {completions[completions.Count / 2]:F2} ms, p99 {completions[completions.Count * 99 / 100]:F2} ms");
        Say($"WAL a command {wal / all} bytes, allocated a command {allocated / all / 1024} KB, processor a command {processor.TotalMicroseconds / all:F0} µs");
        for (var round = 0; round < 2; round++)
        {
            processor = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var report = await store.Verifier.VerifyAll();
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            Say($"verify: {report.Records} records, {report.Events} events in {watch.Elapsed.TotalSeconds:F1} s; {report.Events / processor.TotalSeconds:F0} events a second of processor time, {report.Findings.Count} findings");
        }
    }

    private static async Task<(TimeSpan Elapsed, int Starts, List<double> Completions)> Clients(WorkflowStore store, string hash, int clients, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var (starts, latencies) = (0, new List<double>());
            while (watch.Elapsed < length)
            {
                var id = Guid.CreateVersion7();
                var start = new WorkflowCommand.StartInstance(hash, $"H38-{id:N}", JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
                var state = ((CommandResult.Done)await store.Engine.Submit(id, new CommandRequest("tiepnhan", start))).State;
                starts++;
                while (state.Tasks.Count > 0)
                {
                    var began = Stopwatch.GetTimestamp();
                    var command = new WorkflowCommand.CompleteTask(new TaskId(id, state.Tasks[0].ExecutionNo).ToString(), "Đạt", null);
                    state = ((CommandResult.Done)await store.Engine.Submit(id, new CommandRequest("canbo", command))).State;
                    latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
            return (starts, latencies);
        })));
        return (watch.Elapsed, results.Sum(r => r.starts), [.. results.SelectMany(r => r.latencies)]);
    }

    private static byte[] Document()
    {
        var activities = Enumerable.Range(1, Steps).Select(i => new Dictionary<string, object>
        {
            ["id"] = $"buoc{i}",
            ["type"] = "Elsa.RunTask",
            ["payload"] = new
            {
                typeName = "Object",
                expression = new
                {
                    type = "Object",
                    value = JsonSerializer.Serialize(new
                    {
                        no = i,
                        title = $"Thẩm định hồ sơ cấp giấy phép xây dựng, bước {i}",
                        role = "specialist",
                        unit = "SXD",
                        limit = new { value = 2, unit = "workingDay" },
                        outcomes = (string[])["Đạt", "Không đạt"],
                    }),
                },
            },
        });
        var connections = Enumerable.Range(2, Steps - 1).Select(i => new
        {
            source = new { activity = $"buoc{i - 1}", port = "Done" },
            target = new { activity = $"buoc{i}", port = "In" },
        });
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            definitionId = "probe",
            name = "Cấp giấy phép xây dựng",
            customProperties = new { legalLimit = new { value = 15, unit = "workingDay" } },
            root = new { id = "luong", type = "Elsa.Flowchart", activities, connections },
        });
    }

    private static async Task<long> Wal(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select (pg_current_wal_insert_lsn() - '0/0')::bigint");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
