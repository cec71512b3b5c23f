using Hangfire;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Migrating;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Operations;

/// <summary>A version of a procedure and how many running dossiers are on it.</summary>
public sealed record VersionInUse(int Version, string Name, bool InForce, long Running);

/// <summary>Orders migrations and tells how far they are. Whoever defines procedures may; the endpoint and the page see to that.</summary>
public sealed class MigrationDesk(WorkflowStore store, IBackgroundJobClient jobs, JobStorage storage)
{
    private const int MostMapped = 1000;

    /// <summary>Orders a run.</summary>
    /// <returns>The number to ask for it by, or why not.</returns>
    public async Task<(string? Job, Refusal? No)> OrderAsync(MigrationOrder order, bool dryRun, CurrentPerson person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(person);
        if (order.Reason.Length is 0 or > OperatorDesk.LongestReason) return (null, new("operation.reason", $"A reason of up to {OperatorDesk.LongestReason} characters is asked for."));
        if (order.Activities.Count > MostMapped) return (null, new("migration.invalid", $"At most {MostMapped} activities are mapped."));
        if (await store.Migration.Target(order.DefinitionId, order.ToVersion, cancellation) is null) return (null, new("definition.not-found", "There is no such published version."));
        var job = jobs.Enqueue<MigrationJob>(one => one.RunAsync(order, dryRun, person.Actor, null, CancellationToken.None));
        return (job, null);
    }

    /// <summary>Null where there is no such run of that procedure.</summary>
    public MigrationState? Find(string definitionId, string job)
    {
        using var connection = storage.GetConnection();
        if (!long.TryParse(job, System.Globalization.CultureInfo.InvariantCulture, out _) || connection.GetJobData(job)?.Job is not { } ordered || ordered.Type != typeof(MigrationJob)) return null;
        var (order, dryRun) = ((MigrationOrder)ordered.Args[0], (bool)ordered.Args[1]);
        if (order.DefinitionId != definitionId) return null;
        return MigrationJob.Read(connection, job) ?? new MigrationState(order, dryRun, 0, 0, null, null);
    }

    public async Task<IReadOnlyList<VersionInUse>> VersionsAsync(string definitionId, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        return await rows.Definitions.Where(row => row.DefinitionId == definitionId).OrderByDescending(row => row.Version)
            .Select(row => new VersionInUse(row.Version, row.Name, row.InForce, rows.Instances.LongCount(one => one.DefinitionHash == row.Hash && one.SubStatus != InstanceSubStatus.Finished && one.SubStatus != InstanceSubStatus.Cancelled)))
            .ToListAsync(cancellation);
    }

    /// <summary>Lines of <c>old=new</c> as a map; null where a line is none.</summary>
    public static IReadOnlyDictionary<string, string>? ReadMap(string? lines)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } from, { Length: > 0 } into] || !map.TryAdd(from, into)) return null;
        }

        return map;
    }
}
