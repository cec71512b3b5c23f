using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Derives proof trees from recorded histories.</summary>
public sealed class DeadlineProofs(WorkflowStore store)
{
    /// <summary>The tree of one deadline; null where the history knows none of that number.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="no">The task it guards; 0: the instance.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ProofTree?> FindAsync(Guid instanceId, int no, CancellationToken cancellation)
    {
        var replay = await store.History.Replay(instanceId, ct: cancellation);
        return ProofTree.Of(no, replay.Records, await CalendarsAsync(replay.Records, cancellation));
    }

    /// <summary>The trees of every deadline of a history, by number; <paramref name="open"/>: only those that run.</summary>
    public async Task<IReadOnlyList<ProofTree>> AllAsync(IReadOnlyList<ReplayedRecord> records, bool open, CancellationToken cancellation)
    {
        var calendars = await CalendarsAsync(records, cancellation);
        return [.. ProofTree.Numbers(records).Select(no => ProofTree.Of(no, records, calendars)).OfType<ProofTree>().Where(tree => !open || tree.Now is not null)];
    }

    private async Task<Func<string, CalendarSet?>> CalendarsAsync(IReadOnlyList<ReplayedRecord> records, CancellationToken cancellation)
    {
        var sets = new Dictionary<string, CalendarSet>(StringComparer.Ordinal);
        foreach (var version in records.Select(record => record.Record.Calendars).Distinct())
        {
            if (await store.Calendars.Version(version, cancellation) is { } set) sets[version] = set;
        }

        return sets.GetValueOrDefault;
    }
}
