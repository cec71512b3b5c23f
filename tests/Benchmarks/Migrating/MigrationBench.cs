using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Migrating;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Schema;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Benchmarks.Migrating;

/// <summary><c>bench migration</c>: how long a dry run over many running instances takes, and whether memory stays flat.</summary>
internal static class MigrationBench
{
    private const string Procedure = "do-chuyen";
    private const int Together = 64;

    public static Command Create(Option<bool> json)
    {
        var open = new Option<int>("--open") { Description = "Running instances.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("migration", "A dry run of a migration over all running instances of a procedure.") { open, json };
        command.SetAction(async (parse, ct) =>
        {
            var report = await Run(parse.GetValue(open), ct);
            Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web)
                : $"{report.Instances} instances: dry run {report.DryRunSeconds:F1} s, {report.Moves} move, {report.Cannot} cannot; heap {report.HeapMiBAtFirst:F0} MiB after the first tenth, {report.HeapMiBAtLast:F0} MiB at the end");
            return 0;
        });
        return command;
    }

    private sealed record Measured(int Instances, double DryRunSeconds, long Moves, long Cannot, double HeapMiBAtFirst, double HeapMiBAtLast);

    private static async Task<Measured> Run(int open, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.None);
        await cluster.EnsureDatabaseAsync("migration", ct);
        var database = cluster.ConnectionString("migration");
        await WorkflowSchema.Migrate(database, ct);
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = database, HotInstances = 1000 }, TimeProvider.System, NullLoggerFactory.Instance);
        await store.Calendars.Publish(ProvinceCalendar.Json(), "system:load", ct);
        var hash = await Publish(store, "buoc2", ct);
        var nothing = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        await Parallel.ForEachAsync(Enumerable.Range(0, open), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = ct }, async (no, stop) =>
        {
            var id = Guid.CreateVersion7();
            await Must(store.Engine.Submit(id, new CommandRequest("system:load", new WorkflowCommand.StartInstance(hash, $"HS-{no}", nothing, new Dictionary<string, string>())), stop));
            // Every other one goes on to the step that the new version does not know.
            if (no % 2 == 0) await Must(store.Engine.Submit(id, new CommandRequest("system:load", new WorkflowCommand.CompleteTask(new TaskId(id, 1).ToString(), null, null)), stop));
        });
        await Publish(store, "buocHai", ct);

        var memory = new Heap();
        var begun = Stopwatch.GetTimestamp();
        var report = (await store.Migration.DryRun(new MigrationOrder(Procedure, 2, new Dictionary<string, string>(), "Đo"), memory, ct))!;
        return new Measured(open, Stopwatch.GetElapsedTime(begun).TotalSeconds, report.Moves, report.Cannot, memory.First, memory.Last);
    }

    private static async Task<string> Publish(WorkflowStore store, string second, CancellationToken ct)
    {
        static string Task(string id) => $$$$"""
            {"id":"{{{{id}}}}","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"{{{{id}}}}"}},
             "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"{{{{id}}}}\",\"limit\":{\"value\":3,\"unit\":\"workingDay\"}}"}}}
            """;
        var document = $$$$"""
            {"definitionId":"{{{{Procedure}}}}","name":"Thủ tục đo chuyển phiên bản","root":{"type":"Elsa.Flowchart","id":"luong","activities":[{{{{Task("buoc1")}}}},{{{{Task(second)}}}}],
             "connections":[{"source":{"activity":"buoc1","port":"Done"},"target":{"activity":"{{{{second}}}}","port":"In"}}]}}
            """;
        return await store.Definitions.Publish(Encoding.UTF8.GetBytes(document), "system:load", ct) is PublishResult.Published published
            ? published.Version.Hash : throw new InvalidOperationException("The procedure was refused.");
    }

    private static async Task Must(Task<CommandResult> submitted)
    {
        if (await submitted is not CommandResult.Done) throw new InvalidOperationException("A command was not carried out.");
    }

    /// <summary>Looks at what is alive after the first tenth and at the end.</summary>
    private sealed class Heap : IProgress<RunProgress>
    {
        public double First { get; private set; }
        public double Last { get; private set; }

        public void Report(RunProgress value)
        {
            if (First == 0 && value.Done * 10 >= value.Of) First = Alive();
            if (value.Done >= value.Of) Last = Alive();
        }

        private static double Alive() => GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0;
    }
}
