using System.CommandLine;
using LaoCai.Workflows.Host.Publishing;

namespace LaoCai.Workflows.Host.Commands;

internal static class PublishCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Word documents (.docx).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("publish", "Compiles Word documents, checks them against the people of the registry, and puts them in force. A document with an error changes nothing; exit 2.") { files };
        command.SetAction(async (parse, cancellation) =>
        {
            var missing = parse.GetValue(files)!.FirstOrDefault(file => !file.Exists);
            if (missing is not null)
            {
                await Console.Error.WriteLineAsync($"{missing}: no such file.");
                return ExitCode.Usage;
            }

            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            var publisher = new DocumentPublisher(offline.Store, offline.Registry, TimeProvider.System);
            var allHold = true;
            foreach (var file in parse.GetValue(files)!) allHold &= await PublishAsync(publisher, file, Console.Out, cancellation);
            return allHold ? ExitCode.Done : ExitCode.DocumentErrors;
        });
        return command;
    }

    /// <summary>Publishes one document and says what came of it.</summary>
    /// <returns>Whether all that it holds is in force.</returns>
    public static async Task<bool> PublishAsync(DocumentPublisher publisher, FileInfo file, TextWriter to, CancellationToken cancellation)
    {
        await using var document = file.OpenRead();
        var publication = await publisher.PublishAsync(document, "system:cli", cancellation);
        foreach (var version in publication.Published) await to.WriteLineAsync($"{file.Name}: {version.Name}, version {version.Version} ({version.DefinitionId})");
        foreach (var diagnostic in publication.Report.Diagnostics.Where(one => one.Severity == Definitions.Procedures.Severity.Error))
            await to.WriteLineAsync($"{file.Name}: {diagnostic.Code} ({diagnostic.Place}): {diagnostic.Message}");
        foreach (var problem in publication.Problems) await to.WriteLineAsync($"{file.Name}: {problem.Code} ({problem.Place}): {problem.Message}");
        return publication.Holds;
    }
}
