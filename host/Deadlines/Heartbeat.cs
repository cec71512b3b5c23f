using Hangfire;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// The recurring jobs. Each is safe on any number of hosts at once and finds what an earlier run left, so a beat that is missed
/// or cut off is made up for by the next.
/// </summary>
public sealed class Heartbeat(WorkflowStore store, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Fires all deadlines and timers that have come.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task SweepAsync(CancellationToken cancellation) => store.Sweep.Run(clock.GetUtcNow(), Batch, cancellation);

    /// <summary>Delivers effects that a host left behind.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task DeliverAsync(CancellationToken cancellation) => store.Outbox.Sweep(Batch, cancellation);

    /// <summary>Seals the days that are over.</summary>
    public Task SealAsync(CancellationToken cancellation) => store.Sealer.Run(cancellation);
}
