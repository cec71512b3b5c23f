using System.CommandLine;
using System.Text.Json;
using LaoCai.Workflows.Store.Auditing;
using Spectre.Console;

namespace LaoCai.Workflows.Host.Commands;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var dossier = new Argument<string?>("DOSSIER") { Description = "Dossier code or instance id; everything when left out.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("verify", "Audits the whole record, or one dossier's: hash chains, day seals, pinned versions, and every history carried out again. Exit 1: something does not hold, or there is no such dossier.") { dossier, json };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            Guid? one = null;
            if (parse.GetValue(dossier) is { } name && (one = await offline.InstanceAsync(name, cancellation)) is null)
            {
                await Console.Error.WriteLineAsync("There is no such dossier.");
                return ExitCode.Failed;
            }

            var report = one is { } id ? await offline.Store.Verifier.VerifyInstance(id, cancellation) : await RunAsync(offline.Store.Verifier, cancellation);
            if (parse.GetValue(json)) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, CommandJson.Options));
            else
            {
                await Console.Out.WriteLineAsync($"{report.Instances} instances, {report.Records} records, {report.Events} events, {report.Seals} day seals: {(report.Holds ? "all holds" : "SOMETHING DOES NOT HOLD")}");
                foreach (var finding in report.Findings) await Console.Out.WriteLineAsync($"{finding.Code} {finding.InstanceId} {finding.Seq} {finding.Day}: {finding.Message}");
            }

            return report.Holds ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>With a progress bar where somebody watches a terminal.</summary>
    private static async Task<VerificationReport> RunAsync(Verifier verifier, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected) return await verifier.VerifyAll(null, cancellation);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask("verify");
            return await verifier.VerifyAll(new Progress<VerificationProgress>(progress => (bar.MaxValue, bar.Value) = (Math.Max(progress.Of, 1), progress.Instances)), cancellation);
        });
    }
}
