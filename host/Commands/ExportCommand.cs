using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Commands;

internal static class ExportCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var definition = new Argument<string>("DEFINITION") { Description = "Definition id; all in force when left out.", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for <definition id>.json; default: the current one.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var command = new Command("export", "Writes the definitions in force as Elsa 3 workflow-definition documents.") { definition, folder };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            await using var rows = offline.Store.Read();
            var id = parse.GetValue(definition);
            var found = await rows.Definitions.Where(row => row.InForce && (id == null || row.DefinitionId == id)).OrderBy(row => row.DefinitionId).ToListAsync(cancellation);
            if (found.Count == 0)
            {
                await Console.Error.WriteLineAsync("No such definition is in force.");
                return ExitCode.Failed;
            }

            var to = parse.GetValue(folder)!;
            to.Create();
            foreach (var row in found)
            {
                var file = Path.Combine(to.FullName, $"{Path.GetFileName(row.DefinitionId)}.json");
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(row.Document), Readable) + "\n", cancellation);
                await Console.Out.WriteLineAsync(file);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
