using System.CommandLine;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Commands;

internal static class SeedDemoCommand
{
    public static Command Create()
    {
        var command = new Command("seed-demo", "Loads the demo province: units, roles, people and their accounts. Never for a real province's database.");
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await SchemaMigration.MigrateAsync(database.ConnectionString, cancellation);
            await DemoProvince.SeedAsync(database.ConnectionString, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
