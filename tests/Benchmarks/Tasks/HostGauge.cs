using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>Looks into a host process that was started with <see cref="Environment"/>: what it has allocated and compiled so far.</summary>
internal sealed class HostGauge
{
    private const string Variable = "LAOCAI_BENCH_GAUGE";
    private const int FewMethods = 40;
    private const int LeastCommands = 40_000;
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(120);

    private readonly string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"laocai-gauge-{Guid.NewGuid():N}"));

    /// <summary>Loads the answering end into the host; the host itself knows nothing of it.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Variable] = path,
        ["DOTNET_STARTUP_HOOKS"] = typeof(HostGauge).Assembly.Location,
    };

    /// <summary>Bytes allocated on the managed heap, and methods compiled (again, too), since the process began.</summary>
    public async Task<(long Allocated, long Compiled)> Read(CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
        var answer = new byte[64];
        var read = await socket.ReceiveAsync(answer, ct);
        var numbers = Encoding.ASCII.GetString(answer, 0, read).Split(' ');
        return (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Waits until the host compiles next to nothing any more: the runtime does that beside the load and on the same processors. It compiles
    /// what was called often, so on a busy machine, where little is done in a second, it takes long.
    /// </summary>
    /// <param name="commands">How many commands the load has had answered so far.</param>
    /// <param name="ct">Ends the wait early.</param>
    public async Task Settled(Func<long> commands, CancellationToken ct)
    {
        var begun = Stopwatch.StartNew();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(3));
        var before = (await Read(ct)).Compiled;
        while (begun.Elapsed < LongestWarmUp && await beat.WaitForNextTickAsync(ct))
        {
            var now = (await Read(ct)).Compiled;
            if (begun.Elapsed > LeastWarmUp && commands() > LeastCommands && now - before < FewMethods)
                return;
            before = now;
        }
    }
}
