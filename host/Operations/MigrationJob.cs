using System.Text.Json;
using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Migrating;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>What stands about a run of a migration beside its Hangfire job, for any host to read.</summary>
/// <param name="Done">Dossiers looked at.</param>
/// <param name="Of">Affected dossiers.</param>
/// <param name="Report">Null until it has ended.</param>
/// <param name="Problem">Stable code of why it did not run; null: it did or does.</param>
public sealed record MigrationState(MigrationOrder Order, bool DryRun, long Done, long Of, MigrationReport? Report, string? Problem)
{
    public bool Ended => Report is not null || Problem is not null;
}

/// <summary>
/// A migration or its dry run as a Hangfire job. A host that dies in the middle leaves the job to another, which goes on:
/// dossiers that were moved are no longer affected.
/// </summary>
public sealed class MigrationJob(WorkflowStore store)
{
    internal const string Parameter = "migration";

    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(MigrationOrder order, bool dryRun, string actor, PerformContext? context, CancellationToken cancellation)
    {
        var state = new MigrationState(order, dryRun, 0, 0, null, null);
        var progress = new Told(at => Tell(context, state with { Done = at.Done, Of = at.Of }));
        var report = dryRun ? await store.Migration.DryRun(order, progress, cancellation) : await store.Migration.Run(order, actor, progress, cancellation);
        Tell(context, report is null ? state with { Problem = "definition.not-found" } : state with { Done = report.Affected, Of = report.Affected, Report = report });
    }

    /// <summary>What a job told last; null where it is no migration.</summary>
    internal static MigrationState? Read(IStorageConnection storage, string job) =>
        storage.GetJobParameter(job, Parameter) is { Length: > 0 } told ? JsonSerializer.Deserialize<MigrationState>(told, JsonSerializerOptions.Web) : null;

    internal static void Write(IStorageConnection storage, string job, MigrationState state) => storage.SetJobParameter(job, Parameter, JsonSerializer.Serialize(state, JsonSerializerOptions.Web));

    private static void Tell(PerformContext? context, MigrationState state)
    {
        if (context is not null) Write(context.Connection, context.BackgroundJob.Id, state);
    }

    /// <summary>Tells at once and in order, as <see cref="Progress{T}"/> does not.</summary>
    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
