using System.CommandLine;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Storage;

namespace LaoCai.Workflows.Host.Commands;

internal static class DemoCommand
{
    /// <summary>A Monday morning with ordinary weeks after it.</summary>
    private static readonly DateTimeOffset Beginning = new(2026, 10, 5, 8, 0, 0, VietnamTime.Offset);

    public static Command Create()
    {
        var command = new Command("demo", "A dossier's whole life in a throw-away cluster: compile, publish, receive, work, one late step, finish, replay, verify. Exit 0 only when each stage held.");
        command.SetAction(async (_, cancellation) =>
        {
            var root = Path.Combine(Path.GetTempPath(), $"laocai-demo-{Guid.NewGuid():N}");
            try
            {
                await using var cluster = await PrivateCluster.OpenAsync(root, ClusterDurability.None, Console.Error.WriteLine, cancellation);
                await cluster.EnsureDatabaseAsync("demo", cancellation);
                return await RunAsync(cluster.ConnectionString("demo"), cancellation);
            }
            finally
            {
                if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string connectionString, CancellationToken cancellation)
    {
        await SchemaMigration.MigrateAsync(connectionString, cancellation);
        await DemoProvince.SeedAsync(connectionString, cancellation);
        var clock = new TourClock(Beginning);
        await using var host = WorkflowsHost.Build(new(connectionString, "http://127.0.0.1:0") { Clock = clock, RunsJobs = false, Quiet = true });
        await FirstCalendar.EnsureAsync(host.Services.GetRequiredService<Store.WorkflowStore>(), cancellation);
        try
        {
            await new Tour(host.Services, clock, Console.Out).RunAsync(cancellation);
            return ExitCode.Done;
        }
        catch (TourException exception)
        {
            await Console.Error.WriteLineAsync($"✗ {exception.Message}");
            return ExitCode.Failed;
        }
    }
}
