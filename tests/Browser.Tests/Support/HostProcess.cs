using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Browser.Tests.Support;

/// <summary>The program itself, in its own process, as <c>laocai up</c> starts it, on a fresh database of a real PostgreSQL.</summary>
public sealed class HostProcess : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly PostgresFixture postgres = new();
    private readonly StringBuilder output = new();
    private Process? process;

    public string Address { get; private set; } = "";

    /// <summary>The host's own database, for what no page may do.</summary>
    public NpgsqlDataSource Database => postgres.DataSource;

    /// <summary>Everything the host wrote so far; tests look into it for what must not be there.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        var port = FreePort();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "laocai"))
        {
            ArgumentList = { "up", "--port", port.ToString(CultureInfo.InvariantCulture) },
            Environment = { ["LAOCAI_DATABASE"] = postgres.ConnectionString },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start) ?? throw new UnreachableException("the host did not start");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        await postgres.DisposeAsync();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var limit = new CancellationTokenSource(LongestStart);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await beat.WaitForNextTickAsync(limit.Token))
        {
            if (process is { HasExited: true })
                throw new InvalidOperationException($"The host ended before it was ready:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private void Keep(string? line)
    {
        lock (output) output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
