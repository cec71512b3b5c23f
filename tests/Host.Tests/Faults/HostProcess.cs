using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LaoCai.Workflows.Host.Tests.Faults;

/// <summary>The program in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>Starts <c>laocai serve</c> and waits until it is ready.</summary>
    public static async Task<HostProcess> ServeAsync(string connectionString, CancellationToken cancellation)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var start = Start("serve", "--urls", address);
        start.Environment["LAOCAI_DATABASE"] = connectionString;
        var process = Process.Start(start) ?? throw new UnreachableException("the host did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, new HttpClient { BaseAddress = new Uri(address) });
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await beat.WaitForNextTickAsync(cancellation))
        {
            if (process.HasExited) throw new InvalidOperationException($"the host ended with {process.ExitCode}");
            try
            {
                using var ready = await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
                if (ready.IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        return host;
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string? connectionString, CancellationToken cancellation, params string[] arguments)
    {
        var start = Start(arguments);
        if (connectionString is not null) start.Environment["LAOCAI_DATABASE"] = connectionString;
        using var process = Process.Start(start) ?? throw new UnreachableException("the program did not start");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        Client.Dispose();
    }

    private static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "laocai"))
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
