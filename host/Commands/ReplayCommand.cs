using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Commands;

internal static class ReplayCommand
{
    public static Command Create()
    {
        var dossier = new Argument<string>("DOSSIER") { Description = "Dossier code or instance id." };
        var at = new Option<string?>("--at") { Description = "Instant up to which it is replayed, ISO 8601 such as 2026-11-24T15:00:00+07:00; default: to the end." };
        var json = new Option<bool>("--json") { Description = "Print the timeline and where it stands as JSON." };
        var command = new Command("replay", "Carries a dossier's history out again and tells it, up to an instant where one is given. Exit 1: the record does not follow from its commands.") { dossier, at, json };
        command.SetAction(async (parse, cancellation) =>
        {
            DateTimeOffset? until = null;
            if (parse.GetValue(at) is { } text)
            {
                if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                {
                    await Console.Error.WriteLineAsync($"{text}: no instant in ISO 8601.");
                    return ExitCode.Usage;
                }

                until = instant;
            }

            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            var named = parse.GetValue(dossier)!;
            if (await offline.InstanceAsync(named, cancellation) is not { } id)
            {
                await Console.Error.WriteLineAsync("There is no such dossier.");
                return ExitCode.Failed;
            }

            var outcome = await offline.Store.History.Replay(id, until, ct: cancellation);
            var timeline = Timeline.Of(outcome.Records, Guid.TryParse(named, out _) ? null : named);
            if (parse.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                    new { instance = id, revision = outcome.State?.Revision, status = outcome.State?.SubStatus.ToString(), timeline, state = await StateJsonAsync(offline, outcome.State, cancellation), difference = outcome.Difference }, CommandJson.Options));
            }
            else
            {
                var names = await TimelineNames.LoadAsync(offline.Registry, cancellation);
                foreach (var entry in timeline) await Console.Out.WriteLineAsync(TimelineWords.Of(entry, names.Person, names.Unit));
                await WriteStateAsync(offline, outcome.State, names, cancellation);
                if (outcome.Difference is { } difference) await Console.Out.WriteLineAsync($"record {difference.Seq}: {difference.Code}: {difference.Message}");
            }

            return outcome.Difference is null ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static async Task WriteStateAsync(OfflineStore offline, InstanceState? state, TimelineNames names, CancellationToken cancellation)
    {
        if (state is null || await offline.Store.Definitions.Compiled(state.DefinitionHash, cancellation) is not { } definition) return;
        await Console.Out.WriteLineAsync();
        foreach (var line in StateWords.Of(state, Interpreter.VariablesOf(definition, state), names.Person, names.Unit)) await Console.Out.WriteLineAsync(line);
    }

    /// <summary>The state's stored form: what the history's hashes and audits speak of.</summary>
    private static async Task<JsonElement?> StateJsonAsync(OfflineStore offline, InstanceState? state, CancellationToken cancellation)
    {
        if (state is null || await offline.Store.Definitions.Compiled(state.DefinitionHash, cancellation) is not { } definition) return null;
        return JsonSerializer.Deserialize<JsonElement>(InstanceStateJson.Write(hash => hash == definition.Hash ? definition : null, state));
    }
}
