namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>What the sweep gave.</summary>
/// <param name="Open">Open deadlines that are not due.</param>
/// <param name="Due">Deadlines that were due at once.</param>
/// <param name="FiredPerSecond">Deadlines fired, with events, outbox of notices and the next rung, all durable, a second.</param>
/// <param name="IdleSweepMs">Median of a sweep that finds nothing, with all of them open, ms.</param>
/// <param name="IdleRatio">That median beside the one with 10,000 open.</param>
/// <param name="LatenessP99Ms">From the due instant to the commit of its firing, 99th percentile over all that were due at once, ms; without the wait for the next beat.</param>
/// <param name="Recounted">Open dates that another calendar would move.</param>
/// <param name="RecountSeconds">Time in which all of them were read and counted anew, s.</param>
/// <param name="IdlePlan">How PostgreSQL finds what is due: the nodes of its plan.</param>
internal sealed record DeadlinesReport(int Open, int Due, double FiredPerSecond, double IdleSweepMs, double IdleRatio, double LatenessP99Ms, int Recounted, double RecountSeconds, string IdlePlan)
{
    public string Text() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Due} due beside {Open} open: {FiredPerSecond:F0} fired/s, idle sweep {IdleSweepMs:F2} ms ({IdleRatio:F2} of that with 10,000), lateness p99 {LatenessP99Ms:F0} ms; {Recounted} dates recounted in {RecountSeconds:F1} s\nplan: {IdlePlan}");
}
