using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaoCai.Workflows.Support.Faults;

namespace LaoCai.Workflows.Benchmarks.Faults;

/// <summary><c>bench faults</c>: kills and other faults under load; nothing acknowledged may be lost, nothing done twice.</summary>
internal static class FaultsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Command Create(Option<bool> json)
    {
        var kills = new Option<int>("--kills") { Description = "Faults, one after the other.", DefaultValueFactory = _ => 50 };
        var only = new Option<bool>("--only-kills") { Description = "Each fault is a kill -9: of the host, of PostgreSQL's postmaster or of one of its processes." };
        var clients = new Option<int>("--clients") { Description = "Officers who work meanwhile.", DefaultValueFactory = _ => 8 };
        var seed = new Option<int>("--seed") { Description = "Of the kinds and moments; by default a new one, which is printed.", DefaultValueFactory = _ => Random.Shared.Next() };
        var command = new Command("faults", "Kills, cut connections, a jumping clock and a full disk under load. Exit 1: something acknowledged was lost, something was done twice, or the record does not verify.")
        {
            kills, only, clients, seed, json,
        };
        command.SetAction(async (parse, ct) =>
        {
            var kinds = parse.GetValue(only) ? [FaultKind.HostKilled, FaultKind.DatabaseKilled, FaultKind.ServerProcessKilled] : FaultRun.Kinds(withClock: true, Console.Error.WriteLine);
            var options = new FaultRunOptions(parse.GetValue(kills), parse.GetValue(clients), parse.GetValue(seed), kinds)
            {
                Program = Environment.ProcessPath,
            };
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}"));
            var report = await FaultRun.Run(options, Console.Error.WriteLine, ct);
            foreach (var violation in report.Violations) Console.Error.WriteLine(violation);
            Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, Json) : Summary(report));
            return report.Holds ? 0 : 1;
        });
        return command;
    }

    private static string Summary(FaultReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Faults.Values.Sum()} faults ({string.Join(", ", report.Faults.Select(pair => $"{pair.Key} {pair.Value}"))}), {report.Dossiers} dossiers, {report.Completions} completions, {report.Deadlines} limits passed, {report.Resent} sent again, {report.Seconds:F0} s, seed {report.Seed}: {(report.Holds ? "nothing lost, nothing twice" : $"{report.Violations.Count} VIOLATIONS")}");
}
