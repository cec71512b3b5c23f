using System.CommandLine;
using System.Text.Json;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var dossier = new Argument<string>("DOSSIER") { Description = "Dossier code or instance id." };
        var json = new Option<bool>("--json") { Description = "Print the proof trees as JSON." };
        var all = new Option<bool>("--all") { Description = "Of steps that are done as well." };
        var command = new Command("explain", "Tells why a dossier's dates are what they are: every day that counts and every one that does not. Exit 1: there is no such dossier, or its record does not follow.") { dossier, json, all };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            var code = parse.GetValue(dossier)!;
            if (await offline.InstanceAsync(code, cancellation) is not { } id)
            {
                await Console.Error.WriteLineAsync("There is no such dossier.");
                return ExitCode.Failed;
            }

            var replay = await offline.Store.History.Replay(id, ct: cancellation);
            var trees = (await new DeadlineProofs(offline.Store).AllAsync(replay.Records, open: false, cancellation))
                .Where(tree => tree.No <= 0 || tree.Now is not null || parse.GetValue(all)).ToList();
            if (parse.GetValue(json))
            {
                var answers = trees.Select(tree => ProofAnswer.Of(code, tree, TimeProvider.System.GetUtcNow()));
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { dossier = code, deadlines = answers, difference = replay.Difference }, CommandJson.Options));
            }
            else
            {
                var names = await TimelineNames.LoadAsync(offline.Registry, cancellation);
                await WriteAsync(Console.Out, trees, names, no => replay.State?.Tasks.FirstOrDefault(task => task.ExecutionNo == no)?.Step.Title);
                if (replay.Difference is { } difference) await Console.Out.WriteLineAsync($"record {difference.Seq}: {difference.Code}: {difference.Message}");
            }

            return replay.Difference is null ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>The trees in Vietnamese, as a clerk would read them out.</summary>
    internal static async Task WriteAsync(TextWriter output, IReadOnlyList<ProofTree> trees, TimelineNames names, Func<int, string?> titleOf)
    {
        foreach (var tree in trees)
        {
            await output.WriteLineAsync(tree.No == 0 ? "Hạn trả kết quả hồ sơ" : tree.Agency is { } agency ? $"Phần thời hạn của {names.Unit(agency)}" : $"Bước “{titleOf(tree.No) ?? tree.No.ToString(System.Globalization.CultureInfo.InvariantCulture)}”");
            foreach (var told in ProofTreeWriter.Write(tree, VietnamTime.Offset, ProofAnswer.NameOf))
            {
                var by = told.Node.By.StartsWith("system:", StringComparison.Ordinal) ? "" : $" — {names.Person(told.Node.By)}";
                await output.WriteLineAsync($"  {told.Title.Vi}{by}");
                foreach (var line in told.Lines) await output.WriteLineAsync($"    {line.Vi}");
            }
        }
    }
}
