using System.CommandLine;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Simulations;
using Npgsql;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>The command line of <c>laocai</c>.</summary>
public static class CommandTree
{
    public static RootCommand Create() => new("Administrative procedures from Word documents to running, timed, auditable workflows.")
    {
        OpenDatabase.ConnectionOption,
        OpenDatabase.DataOption,
        UpCommand.Create(),
        CompileCommand.Create(),
        ServeCommand.Create(),
        SchemaCommand.Create(),
        MigrateCommand.Create(),
        SeedDemoCommand.Create(),
        PublishCommand.Create(),
        DiffCommand.Create(),
        ExportCommand.Create(),
        ReplayCommand.Create(),
        ExplainCommand.Create(),
        CalendarCommand.Create(),
        ForecastCommand.Create(),
        VerifyCommand.Create(),
        ConformanceCommand.Create(),
        DemoCommand.Create(),
        SimulateCommand.Create(),
    };

    /// <summary>Runs a command line to its end and answers with one of <see cref="ExitCode"/>; faults become one line for people.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parse = Create().Parse(arguments);
        if (parse.Errors.Count > 0)
        {
            foreach (var error in parse.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Try: laocai --help");
            return ExitCode.Usage;
        }

        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (ClusterUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unavailable;
        }
        catch (NpgsqlException exception)
        {
            await Console.Error.WriteLineAsync($"The database does not answer: {exception.Message}");
            return ExitCode.Unavailable;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unavailable;
        }
#pragma warning disable CA1031 // the last line of defence: people get one line, and LAOCAI_TRACE=1 gets the rest
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(Environment.GetEnvironmentVariable("LAOCAI_TRACE") == "1" ? exception.ToString() : $"Fault ({exception.GetType().Name}): {exception.Message}");
            return ExitCode.Fault;
        }
    }
}
