using Hangfire;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// The recurring jobs. Each is safe on any number of hosts at once and finds what an earlier run left, so a beat that is missed
/// or cut off is made up for by the next; one that failed is not kept, since the next does its work.
/// </summary>
public sealed class Heartbeat(WorkflowStore store, SweepClock clock, Pulses pulses)
{
    /// <summary>From one sweep of a host to its next; one that finds nothing is two round trips.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int Batch = 200;

    /// <summary>Fires all deadlines and timers that have come.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public Task SweepAsync(CancellationToken cancellation) =>
        pulses.Sweep.BeatAsync(async () => await store.Sweep.Run(await clock.NowAsync(cancellation), Batch, cancellation));

    /// <summary>Delivers effects that a host left behind.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public Task DeliverAsync(CancellationToken cancellation) => pulses.Delivery.BeatAsync(() => store.Outbox.Sweep(Batch, cancellation));

    /// <summary>Seals the days that are over.</summary>
    public Task SealAsync(CancellationToken cancellation) => store.Sealer.Run(cancellation);
}
