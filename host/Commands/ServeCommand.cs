using System.CommandLine;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var command = new Command("serve", "Serves pages and API, and sweeps deadlines; the database must be migrated.") { urls };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var host = WorkflowsHost.Build(new(database.ConnectionString, parse.GetValue(urls)!));
            await host.StartAsync(cancellation);
            await host.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
