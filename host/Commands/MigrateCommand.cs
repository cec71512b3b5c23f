using System.CommandLine;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>Moves the running dossiers of a procedure to another version. Without a name it is the old word for <see cref="SchemaCommand"/>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var procedure = new Argument<string?>("PROCEDURE") { Description = "Definition id whose running dossiers are to move. Left out: the same as “schema”, as this command was called before.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<int?>("--to") { Description = "Number of the published version to move to." };
        var map = new Option<string[]>("--map") { Description = "old=new: the activity of the new version for one whose id changed; may be given again.", DefaultValueFactory = _ => [] };
        var reason = new Option<string>("--reason") { Description = "Why; stands in each dossier's history.", DefaultValueFactory = _ => "Chuyển sang phiên bản quy trình mới" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide for every dossier and write nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("migrate", "Moves the running dossiers of PROCEDURE to version --to. Run again, it goes on where it was cut off. Exit 1: some dossiers cannot move.")
        {
            procedure, to, map, reason, dryRun, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(procedure) is null && (result.GetValue(to) is not null || result.GetValue(dryRun)))
                result.AddError("Which PROCEDURE is to move? The database's schemas are brought up to date by “schema”.");
        });
        command.SetAction(async (parse, cancellation) =>
        {
            if (parse.GetValue(procedure) is not { } name) return await SchemaCommand.RunAsync(parse, cancellation);
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            return await DossierMigration.RunAsync(offline.Store, new(name, parse.GetValue(to), parse.GetValue(map)!, parse.GetValue(reason)!, parse.GetValue(dryRun), parse.GetValue(json)), cancellation);
        });
        return command;
    }
}
