using System.Globalization;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>What the sweep gave.</summary>
internal sealed record DeadlinesReport
{
    /// <summary>Open dates that are not due; two a dossier.</summary>
    public required int Open { get; init; }

    /// <summary>Deadlines that fell due in each of the measurements.</summary>
    public required int Due { get; init; }

    /// <summary>All of them due in one instant, one process: fired a second, with events, outbox of notices and the next rung, all durable.</summary>
    public required double FiredPerSecond { get; init; }

    /// <summary>The same with four hosts sweeping, which also tell people of each; from the moment at which they are there to be found to the last commit.</summary>
    public required double FourHostsFiredPerSecond { get; init; }

    /// <summary>Median of a sweep that finds nothing, with all of them open, ms.</summary>
    public required double IdleSweepMs { get; init; }

    /// <summary>That median beside the one with 10,000 open.</summary>
    public required double IdleRatio { get; init; }

    /// <summary>How PostgreSQL finds what is due: the nodes of its plan.</summary>
    public required string IdlePlan { get; init; }

    /// <summary>
    /// Deadlines that fall due one after the other while four hosts sweep: from the due instant to the commit of the firing by the database's
    /// clock, 99th percentile, ms. The aim is a second more than <see cref="SweepIntervalMs"/>.
    /// </summary>
    public required double LatenessP99Ms { get; init; }

    public required double LatenessP50Ms { get; init; }
    public required double LatenessMaxMs { get; init; }

    /// <summary>How many fell due a second there.</summary>
    public required int DuePerSecond { get; init; }

    /// <summary>Processes of the product that swept there.</summary>
    public required int Hosts { get; init; }

    /// <summary>From one sweep of each host to its next, ms.</summary>
    public required double SweepIntervalMs { get; init; }

    /// <summary>All due in one instant, one process: from that instant to the commit, 99th percentile, ms. The last wait for the others, so it is <see cref="Due"/> by <see cref="FiredPerSecond"/>.</summary>
    public required double BurstLatenessP99Ms { get; init; }

    /// <summary>Open dates that another calendar moved.</summary>
    public required int Recounted { get; init; }

    /// <summary>Dossiers whose history has an event of it.</summary>
    public required int RecountedDossiers { get; init; }

    /// <summary>The report alone: each dossier read, each date counted anew, each move told, s.</summary>
    public required double WhatIfSeconds { get; init; }

    /// <summary>The whole: the report, and then each move decided anew and written, with its event, its history and its rows, all durable, s.</summary>
    public required double RecountSeconds { get; init; }

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {Due} due in one instant beside {Open} open: {FiredPerSecond:F0} fired/s in one process, {FourHostsFiredPerSecond:F0}/s by {Hosts} hosts; p99 of the waiting {BurstLatenessP99Ms:F0} ms
        {Due} due one after the other, {DuePerSecond}/s, {Hosts} hosts that sweep every {SweepIntervalMs:F0} ms: lateness p50 {LatenessP50Ms:F0}, p99 {LatenessP99Ms:F0}, most {LatenessMaxMs:F0} ms
        idle sweep {IdleSweepMs:F2} ms ({IdleRatio:F2} of that with 10,000); plan: {IdlePlan}
        {Recounted} dates of {RecountedDossiers} dossiers moved in {RecountSeconds:F1} s, the report before it included; the report alone {WhatIfSeconds:F1} s
        """);
}
