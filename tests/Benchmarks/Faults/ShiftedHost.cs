using System.CommandLine;
using System.Globalization;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Support.Faults;
using Microsoft.Extensions.Hosting;

namespace LaoCai.Workflows.Benchmarks.Faults;

/// <summary>The host as <c>laocai serve</c> runs it, but on a clock that a file moves; the product itself has no such door.</summary>
internal static class ShiftedHost
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var command = new Command("serve") { urls };
        command.Hidden = true;
        command.SetAction(async (parse, ct) =>
        {
            var file = Environment.GetEnvironmentVariable(FaultRunOptions.ClockVariable);
            using var clock = new ShiftedClock(file);
            await using var host = WorkflowsHost.Build(new(Environment.GetEnvironmentVariable("LAOCAI_DATABASE")!, parse.GetValue(urls)!) { Clock = clock });
            await host.StartAsync(ct);
            await host.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }

    /// <summary>The machine's clock and the seconds that stand in the file, looked at ten times a second.</summary>
    private sealed class ShiftedClock : TimeProvider, IDisposable
    {
        private readonly string? file;
        private readonly Timer look;
        private long seconds;

        public ShiftedClock(string? file)
        {
            this.file = file;
            Look();
            look = new Timer(_ => Look(), null, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(Interlocked.Read(ref seconds));

        public void Dispose() => look.Dispose();

        private void Look()
        {
            // The file may be half written; the next look finds it whole.
            if (File.Exists(file) && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var found)) Interlocked.Exchange(ref seconds, found);
        }
    }
}
