using System.CommandLine;
using LaoCai.Workflows.Host.Publishing;

namespace LaoCai.Workflows.Host.Commands;

internal static class PublishCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Signed documents (.docx) or text forms (.md).", Arity = ArgumentArity.OneOrMore };
        var confirm = new Option<string[]>("--confirm") { Description = "Key of something understood rather than read, which you confirm; once for each. Without it the keys are listed and nothing is published." };
        var drawing = new Option<FileInfo?>("--drawing") { Description = "The drawing (.bpmn) made of the one FILE: it is published in its place, and refused where the two say different things." };
        var command = new Command("publish", "Compiles documents, checks them against the people of the registry, and puts them in force. A document with an error, or with something nobody confirmed, changes nothing; exit 2.") { files, confirm, drawing };
        command.SetAction(async (parse, cancellation) =>
        {
            var given = parse.GetValue(files)!;
            var drawn = parse.GetValue(drawing);
            var missing = given.Concat(drawn is null ? [] : [drawn]).FirstOrDefault(file => !file.Exists);
            if (missing is not null || (drawn is not null && given.Length > 1))
            {
                await Console.Error.WriteLineAsync(missing is not null ? $"{missing}: no such file." : "--drawing takes one FILE.");
                return ExitCode.Usage;
            }

            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            var publisher = new DocumentPublisher(offline.Store, offline.Registry, ProvinceEscalations.Read(), TimeProvider.System);
            var allHold = true;
            foreach (var file in given) allHold &= await PublishAsync(publisher, file, drawn, parse.GetValue(confirm) ?? [], "system:cli", Console.Out, cancellation);
            return allHold ? ExitCode.Done : ExitCode.DocumentErrors;
        });
        return command;
    }

    /// <summary>Publishes one document and says what came of it.</summary>
    /// <returns>Whether all that it holds is in force.</returns>
    public static async Task<bool> PublishAsync(
        DocumentPublisher publisher, FileInfo file, FileInfo? drawn, IReadOnlyCollection<string> confirmed, string by, TextWriter to, CancellationToken cancellation)
    {
        await using var document = file.OpenRead();
        await using var drawing = drawn?.OpenRead();
        var publication = await publisher.PublishAsync(document, file.Name, drawing, confirmed, by, cancellation);
        foreach (var version in publication.Published) await to.WriteLineAsync($"{file.Name}: {version.Name}, version {version.Version} ({version.DefinitionId})");
        var refusals = publication.Report.Diagnostics.Where(one => one.Severity == Definitions.Procedures.Severity.Error).Concat(publication.Unconfirmed.Select(open => open.Refusal()));
        foreach (var diagnostic in refusals) await to.WriteLineAsync($"{file.Name}: {diagnostic.Code} ({diagnostic.Place}): {diagnostic.Message}");
        if (publication.Unconfirmed.Count > 0) await to.WriteLineAsync($"{file.Name}: {string.Join(' ', publication.Unconfirmed.Select(open => $"--confirm {open.Key}"))}");
        foreach (var problem in publication.Problems) await to.WriteLineAsync($"{file.Name}: {problem.Code} ({problem.Place}): {problem.Message}");
        return publication.Holds;
    }
}
