using System.CommandLine;
using System.Globalization;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Commands;

internal static class UpCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", DefaultValueFactory = _ => 8080 };
        var command = new Command("up", "Everything at once: database, demo province, sample procedures, and the server on http://127.0.0.1:8080.") { port };
        command.SetAction(async (parse, cancellation) =>
        {
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await DemoStart.PrepareAsync(database.ConnectionString, cancellation);
            await DemoYear.SeedAsync(database.ConnectionString, cancellation);

            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parse.GetValue(port)}");
            await using var host = WorkflowsHost.Build(new(database.ConnectionString, address) { ListsDemoAccounts = true });
            await host.StartAsync(cancellation);
            await Console.Out.WriteLineAsync(await DemoProvince.WelcomeAsync(address, cancellation));
            await host.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
