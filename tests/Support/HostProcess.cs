using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaoCai.Workflows.Support;

/// <summary>The program itself in a process of its own, for tests and measurements that start, kill and start it again.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private const int MostOutput = 200_000;

    private readonly StringBuilder output = new();
    private readonly Process process;

    private HostProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }
    public int Id => process.Id;
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");
    public bool HasExited => process.HasExited;

    /// <summary>What the program wrote lately; tests look into it for what must not be there.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts the program and waits until it is ready.</summary>
    /// <param name="command"><c>up</c> or <c>serve</c>.</param>
    /// <param name="connectionString">Its database.</param>
    /// <param name="port">0: any free one.</param>
    /// <param name="environment">More environment variables.</param>
    /// <param name="program">Another program that knows the command; null: the one beside this.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The program ended before it was ready; the message has its output.</exception>
    public static async Task<HostProcess> Start(
        string command, string connectionString, int port = 0, IReadOnlyDictionary<string, string>? environment = null, string? program = null, CancellationToken ct = default)
    {
        if (port == 0) port = FreePort();
        var start = new ProcessStartInfo(program ?? Path.Combine(AppContext.BaseDirectory, "laocai"))
        {
            ArgumentList = { command },
            Environment = { ["LAOCAI_DATABASE"] = connectionString },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] where = command == "serve"
            ? ["--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")]
            : ["--port", port.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in where) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start) ?? throw new UnreachableException("The host did not start."), port);
        try
        {
            await host.Ready(ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command of the program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string connectionString, CancellationToken ct, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "laocai"), arguments)
        {
            Environment = { ["LAOCAI_DATABASE"] = connectionString },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start) ?? throw new UnreachableException("The program did not start.");
        var said = program.StandardOutput.ReadToEndAsync(ct);
        var complained = program.StandardError.ReadToEndAsync(ct);
        await program.WaitForExitAsync(ct);
        return (program.ExitCode, await said + await complained);
    }

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as Ctrl-C does, and waits.</summary>
    public async Task<int> Stop(CancellationToken ct = default)
    {
        using (var ask = Process.Start("kill", ["-INT", Id.ToString(CultureInfo.InvariantCulture)])) await ask.WaitForExitAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Ready(CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestStart);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await beat.WaitForNextTickAsync(limit.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"The host ended before it was ready:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output)
        {
            output.AppendLine(line);
            if (output.Length > MostOutput) output.Remove(0, MostOutput / 2);
        }
    }
}
