using System.Text.Json;
using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>An ordered run as a Hangfire job. It writes nothing but what stands beside the job, so a run that was cut off simply begins anew.</summary>
public sealed class SimulationJob(SimulationDesk desk, TimeProvider clock)
{
    private const string Parameter = "simulation";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    [AutomaticRetry(Attempts = 1)]
    public async Task RunAsync(SimulationOrder order, PerformContext? context, CancellationToken cancellation)
    {
        var (plan, faults) = await desk.PlanAsync(order, cancellation);
        if (plan is null)
        {
            Tell(context, new(0, null, faults.Count > 0 ? "simulation.invalid" : "definition.not-found"));
            return;
        }

        using var patience = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var told = clock.GetTimestamp();
        try
        {
            var report = SimulationPlans.Run(plan, share =>
            {
                if (clock.GetElapsedTime(told) < Between) return;
                told = clock.GetTimestamp();
                Tell(context, new(share, null, null));
            }, either.Token);
            Tell(context, new(1, report, null));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Tell(context, new(0, null, "simulation.too-long"));
        }
    }

    /// <summary>What a run told last; null where it has told nothing yet.</summary>
    internal static SimulationState? Read(IStorageConnection storage, string job) =>
        storage.GetJobParameter(job, Parameter) is { Length: > 0 } told ? JsonSerializer.Deserialize<SimulationState>(told, JsonSerializerOptions.Web) : null;

    private static void Tell(PerformContext? context, SimulationState state) =>
        context?.Connection.SetJobParameter(context.BackgroundJob.Id, Parameter, JsonSerializer.Serialize(state, JsonSerializerOptions.Web));
}
