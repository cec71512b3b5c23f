namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// Keeps the heart beating whatever befalls Hangfire: its tables and jobs are put back where they are gone, and when no beat
/// has come for a while (a lock left by a host that was killed, a scheduler whose clock ran ahead), this host sweeps by itself.
/// </summary>
internal sealed partial class Pacemaker(BeatSchedule schedule, Pulses pulses, IServiceScopeFactory scopes, ILogger<Pacemaker> log) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Two beats of Hangfire's may be missed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(12);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        // Apart from each other: writing the jobs waits for Hangfire's locks, and sweeping must not.
        Task.Run(() => RepeatAsync(() => schedule.EnsureAsync(stoppingToken), ScheduleFailed, stoppingToken), stoppingToken),
        Task.Run(() => RepeatAsync(() => MakeUpAsync(stoppingToken), BeatFailed, stoppingToken), stoppingToken));

    private static async Task RepeatAsync(Func<Task> work, Action<Exception> failed, CancellationToken stopping)
    {
        using var beat = new PeriodicTimer(Interval);
        try
        {
            do
            {
                try
                {
                    await work();
                }
#pragma warning disable CA1031 // whatever it was, the next round tries again: nothing may end the heartbeat
                catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    // A host that ends closes what the work uses.
                    if (!stopping.IsCancellationRequested) failed(fault);
                }
            }
            while (await beat.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task MakeUpAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var heartbeat = scope.ServiceProvider.GetRequiredService<Heartbeat>();
        if (pulses.Sweep.Since > LongestSilence) await heartbeat.SweepAsync(stopping);
        if (pulses.Delivery.Since > LongestSilence) await heartbeat.DeliverAsync(stopping);
    }

    private void ScheduleFailed(Exception fault) => ScheduleFailed(log, fault.GetType().Name, fault.Message);

    private void BeatFailed(Exception fault) => BeatFailed(log, fault.GetType().Name, fault.Message);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "The recurring jobs could not be written, and will be tried again: {Kind}: {Reason}")]
    private static partial void ScheduleFailed(ILogger log, string kind, string reason);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "A sweep failed and will be made up for: {Kind}: {Reason}")]
    private static partial void BeatFailed(ILogger log, string kind, string reason);
}
