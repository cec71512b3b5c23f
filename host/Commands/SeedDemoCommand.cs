using System.CommandLine;
using LaoCai.Workflows.Host.Demo;

namespace LaoCai.Workflows.Host.Commands;

internal static class SeedDemoCommand
{
    public static Command Create()
    {
        var command = new Command("seed-demo", "Loads the demo province: units, roles, people and their accounts, and the sample procedures. Never for a real province's database.");
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await DemoStart.PrepareAsync(database.ConnectionString, cancellation);
            await DemoYear.SeedAsync(database.ConnectionString, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
