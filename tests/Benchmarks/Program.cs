using System.CommandLine;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LaoCai.Workflows.Benchmarks.Compile;
using LaoCai.Workflows.Benchmarks.Deadlines;
using LaoCai.Workflows.Benchmarks.Designer;
using LaoCai.Workflows.Benchmarks.Faults;
using LaoCai.Workflows.Benchmarks.Migrating;
using LaoCai.Workflows.Benchmarks.Simulations;
using LaoCai.Workflows.Benchmarks.Size;
using LaoCai.Workflows.Benchmarks.Store;
using LaoCai.Workflows.Benchmarks.Tasks;

var clients = new Option<int>("--clients") { Description = "Officers who work at once.", DefaultValueFactory = _ => 16 };
var seconds = new Option<int>("--seconds") { Description = "How long is measured, after a warm-up.", DefaultValueFactory = _ => 20 };
var json = new Option<bool>("--json") { Description = "One JSON object on the last line." };
var tasks = new Command("tasks", "Six-step dossiers through the HTTP API, beside what pgbench gets from the same PostgreSQL.") { clients, seconds, json };
tasks.SetAction(async (parse, ct) =>
{
    var report = await TasksBench.Run(parse.GetValue(clients), parse.GetValue(seconds), Console.Error.WriteLine, ct);
    Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.Text());
    return 0;
});

var instances = new Option<int>("--instances") { Description = "Open instances at the second measurement; the first has 10,000.", DefaultValueFactory = _ => 1_000_000 };
var size = new Command("size", "The same load with 10,000 and with many open instances in the tables, and the inbox over them.") { instances, clients, seconds, json };
size.SetAction(async (parse, ct) =>
{
    var report = await SizeBench.Run(parse.GetValue(instances), parse.GetValue(clients), parse.GetValue(seconds), Console.Error.WriteLine, ct);
    Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.Text());
    return 0;
});

var store = new Command("store", "The same load on the store alone, without HTTP.") { clients, seconds };
store.SetAction(async parse =>
{
    await CompletionProbe.Run(parse.GetValue(clients), parse.GetValue(seconds));
    return 0;
});

var documents = new Option<int>("--documents") { Description = "How many documents; default: as many as the province has procedures.", DefaultValueFactory = _ => CompileBench.Province };
var compile = new Command("compile", "Process documents of ten pages each, from files to definitions, on two threads.") { documents, json };
compile.SetAction(parse =>
{
    var cost = CompileBench.Run(parse.GetValue(documents), Console.Error.WriteLine);
    Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(cost, JsonSerializerOptions.Web) : cost.Text());
    return 0;
});

var open = new Option<int>("--open") { Description = "Open deadlines that are not due.", DefaultValueFactory = _ => 1_000_000 };
var due = new Option<int>("--due") { Description = "Deadlines that are due at once.", DefaultValueFactory = _ => 50_000 };
var rate = new Option<int>("--rate") { Description = "How many fall due a second while four hosts sweep.", DefaultValueFactory = _ => 1000 };
var deadlines = new Command("deadlines", "The sweep: how many deadlines it fires a second, what it costs with nothing due, how late they are with four hosts, how long it takes to move all dates.") { open, due, rate, json };
deadlines.SetAction(async (parse, ct) =>
{
    var report = await DeadlinesBench.Run(parse.GetValue(open), parse.GetValue(due), parse.GetValue(rate), Console.Error.WriteLine, ct);
    Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.Text());
    return 0;
});

// In the process itself, because projects that the tool generates do not follow the rules of this repository.
var micro = new Command("micro", "Single functions: what one decision, one date, one record costs.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(parse =>
{
    string[] filter = parse.UnmatchedTokens.Count > 0 ? [.. parse.UnmatchedTokens] : ["--filter", "*"];
    BenchmarkSwitcher.FromAssembly(typeof(TasksReport).Assembly).Run(filter, DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .WithArtifactsPath(Path.Combine("artifacts", "benchmarks")));
    return 0;
});

return await new RootCommand("Measurements, as ratios within one run on one machine.") { tasks, size, store, deadlines, compile, micro, FuzzBench.Create(json), FaultsCommand.Create(json), MigrationBench.Create(json), DesignerBench.Create(json), SimulateBench.Create(json), ShiftedHost.Create() }.Parse(args).InvokeAsync();
