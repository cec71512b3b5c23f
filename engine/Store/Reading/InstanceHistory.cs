using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Auditing;
using LaoCai.Workflows.Store.Writing;
using Npgsql;

namespace LaoCai.Workflows.Store.Reading;

/// <summary>An instance as it stands and as it stood.</summary>
public sealed class InstanceHistory
{
    private readonly NpgsqlDataSource source;
    private readonly InstanceReader reader;
    private readonly PinnedVersionReader versions;

    internal InstanceHistory(NpgsqlDataSource source, InstanceReader reader, PinnedVersionReader versions)
    {
        (this.source, this.reader, this.versions) = (source, reader, versions);
    }

    /// <summary>The state as stored; null where there is no such instance.</summary>
    public async Task<InstanceState?> State(Guid id, CancellationToken ct = default) => (await reader.Read(id, withCommands: false, ct))?.State;

    /// <summary>The states of those instances that there are.</summary>
    public Task<IReadOnlyList<InstanceState>> States(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) => reader.States(ids, ct);

    /// <summary>Its records in order, as recorded; none where there is no such instance.</summary>
    public async Task<IReadOnlyList<HistoryRecord>> Records(Guid id, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await StoredInstances.Records(connection, id, ct);
    }

    /// <summary>Carries its history out again, up to an instant or a record where one is given: each command with the state and events that follow.</summary>
    public async Task<ReplayOutcome> Replay(Guid id, DateTimeOffset? until = null, long? untilSeq = null, CancellationToken ct = default)
    {
        var records = await Records(id, ct);
        return Engine.History.Replay.Run(records, await versions.For(records, ct), until, untilSeq);
    }
}
