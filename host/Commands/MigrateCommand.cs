using System.CommandLine;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>Two things that move to a new version: without a name the database's schemas, with one the running dossiers of a procedure.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var procedure = new Argument<string?>("PROCEDURE") { Description = "Definition id whose running dossiers are to move; none: the database's schemas are brought to this program's version.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<int?>("--to") { Description = "Number of the published version to move to." };
        var map = new Option<string[]>("--map") { Description = "old=new: the activity of the new version for one whose id changed; may be given again.", DefaultValueFactory = _ => [] };
        var reason = new Option<string>("--reason") { Description = "Why; stands in each dossier's history.", DefaultValueFactory = _ => "Chuyển sang phiên bản quy trình mới" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide for every dossier and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("migrate", "Brings the database's schemas to this version, or the running dossiers of PROCEDURE to version --to. Run again, it goes on where it was cut off. Exit 1: some dossiers cannot move.")
        {
            procedure, to, map, reason, dryRun, json,
        };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            if (parse.GetValue(procedure) is { } name)
                return await DossierMigration.RunAsync(offline.Store, new(name, parse.GetValue(to), parse.GetValue(map)!, parse.GetValue(reason)!, parse.GetValue(dryRun), parse.GetValue(json)), cancellation);

            await SchemaMigration.MigrateAsync(database.ConnectionString, cancellation);
            await FirstCalendar.EnsureAsync(offline.Store, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
