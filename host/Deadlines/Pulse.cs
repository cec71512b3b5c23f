using System.Diagnostics;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// One recurring work of this host: never twice at the same time, and when it was last done. Counted on the machine's
/// monotonic clock, which nobody sets.
/// </summary>
public sealed class Pulse
{
    private int busy;
    private long last = Stopwatch.GetTimestamp();

    /// <summary>How long ago it was last done to its end; at first, since the host began.</summary>
    public TimeSpan Since => Stopwatch.GetElapsedTime(Volatile.Read(ref last));

    /// <summary>Does it, unless it is being done already: whoever does it finds what has come meanwhile.</summary>
    /// <returns>False where it is being done already.</returns>
    public async Task<bool> BeatAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Interlocked.Exchange(ref busy, 1) == 1) return false;
        try
        {
            await work();
            Volatile.Write(ref last, Stopwatch.GetTimestamp());
            return true;
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }
}

/// <summary>The pulses of this host.</summary>
public sealed class Pulses
{
    public Pulse Sweep { get; } = new();
    public Pulse Delivery { get; } = new();
}
