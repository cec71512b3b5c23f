using System.CommandLine;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>Brings the database's schemas to this program's version; what is up to date stays as it is.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Brings the database's schemas to this program's version, and publishes the province's calendar where there is none.");
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var database = await OpenDatabase.FromAsync(parse, cancellation);
        await using var offline = new OfflineStore(database.ConnectionString);
        await SchemaMigration.MigrateAsync(database.ConnectionString, cancellation);
        await FirstCalendar.EnsureAsync(offline.Store, cancellation);
        return ExitCode.Done;
    }
}
