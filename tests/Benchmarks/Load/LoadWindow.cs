using System.Diagnostics;

namespace LaoCai.Workflows.Benchmarks.Load;

/// <summary>The time that counts; the load runs before it, to warm up, and ends with it.</summary>
internal sealed class LoadWindow
{
    private long from = long.MaxValue;
    private long until = long.MaxValue;

    /// <summary>From now on it counts, for so long.</summary>
    public void Open(TimeSpan length)
    {
        var now = Stopwatch.GetTimestamp();
        Volatile.Write(ref until, now + (long)(length.TotalSeconds * Stopwatch.Frequency));
        Volatile.Write(ref from, now);
    }

    public bool IsOver => Stopwatch.GetTimestamp() >= Volatile.Read(ref until);

    /// <summary>Whether what ended at this timestamp counts.</summary>
    public bool Counts(long ended) => ended >= Volatile.Read(ref from) && ended < Volatile.Read(ref until);
}
