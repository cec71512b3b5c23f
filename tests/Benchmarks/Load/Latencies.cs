namespace LaoCai.Workflows.Benchmarks.Load;

/// <summary>Latencies of one client, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> all = [];

    public int Count => all.Count;

    public void Add(TimeSpan took) => all.Add(took.TotalMilliseconds);

    public void Add(Latencies other) => all.AddRange(other.all);

    /// <summary>The value that the given share of all stays at or under; 0 when there are none.</summary>
    public double Quantile(double share)
    {
        if (all.Count == 0)
            return 0;
        all.Sort();
        return all[Math.Min(all.Count - 1, (int)Math.Ceiling(share * all.Count) - 1)];
    }
}
