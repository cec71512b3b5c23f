using System.CommandLine;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database's schemas to this version; run again, it changes nothing.");
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await SchemaMigration.MigrateAsync(database.ConnectionString, cancellation);
            await using var offline = new OfflineStore(database.ConnectionString);
            await FirstCalendar.EnsureAsync(offline.Store, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
