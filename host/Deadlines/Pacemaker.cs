namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// Keeps each host's own beat: it sweeps every second, whether Hangfire calls it or not, so that what falls due waits for no scheduler and no
/// other host; four hosts sweep four times a second. It also keeps Hangfire's heart beating: its tables and jobs are put back where they are
/// gone, and effects are delivered from here when Hangfire has been silent for a while.
/// </summary>
internal sealed partial class Pacemaker(BeatSchedule schedule, Pulses pulses, IServiceScopeFactory scopes, ILogger<Pacemaker> log) : BackgroundService
{
    /// <summary>How often it looks after Hangfire, and how long it rests when something failed.</summary>
    private static readonly TimeSpan Care = TimeSpan.FromSeconds(5);

    /// <summary>Two beats of Hangfire's may be missed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(12);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        // Apart from each other: writing the jobs waits for Hangfire's locks, and sweeping must not.
        Task.Run(() => RepeatAsync(Care, () => schedule.EnsureAsync(stoppingToken), ScheduleFailed, stoppingToken), stoppingToken),
        Task.Run(() => RepeatAsync(Heartbeat.Interval, () => BeatAsync(beat => beat.SweepAsync(stoppingToken)), BeatFailed, stoppingToken), stoppingToken),
        Task.Run(() => RepeatAsync(Care, () => DeliverAsync(stoppingToken), BeatFailed, stoppingToken), stoppingToken));

    private static async Task RepeatAsync(TimeSpan interval, Func<Task> work, Action<Exception> failed, CancellationToken stopping)
    {
        using var beat = new PeriodicTimer(interval);
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
                    await Task.Delay(Care, stopping);
                }
            }
            while (await beat.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task DeliverAsync(CancellationToken stopping)
    {
        if (pulses.Delivery.Since > LongestSilence) await BeatAsync(beat => beat.DeliverAsync(stopping));
    }

    private async Task BeatAsync(Func<Heartbeat, Task> beat)
    {
        await using var scope = scopes.CreateAsyncScope();
        await beat(scope.ServiceProvider.GetRequiredService<Heartbeat>());
    }

    private void ScheduleFailed(Exception fault) => ScheduleFailed(log, fault.GetType().Name, fault.Message);

    private void BeatFailed(Exception fault) => BeatFailed(log, fault.GetType().Name, fault.Message);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "The recurring jobs could not be written, and will be tried again: {Kind}: {Reason}")]
    private static partial void ScheduleFailed(ILogger log, string kind, string reason);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "A sweep failed and will be made up for: {Kind}: {Reason}")]
    private static partial void BeatFailed(ILogger log, string kind, string reason);
}
