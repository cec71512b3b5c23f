using System.CommandLine;
using LaoCai.Workflows.Host.Demo;

namespace LaoCai.Workflows.Host.Commands;

internal static class SeedDemoCommand
{
    public static Command Create()
    {
        var noPast = new Option<bool>("--no-past") { Description = "Without the dossiers of its past year: a province on its first day." };
        var command = new Command("seed-demo", "Loads the demo province: units, roles, people and their accounts, the sample procedures, and a past year of dossiers. Never for a real province's database.") { noPast };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await DemoStart.PrepareAsync(database.ConnectionString, cancellation);
            if (!parse.GetValue(noPast))
                await DemoYear.SeedAsync(database.ConnectionString, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
