using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>Everything that one accepted command writes; all of it or nothing.</summary>
internal sealed record Commit
{
    public required InstanceRow Instance { get; init; }
    public required HistoryRow History { get; init; }
    public required RowChanges Rows { get; init; }
    public required IReadOnlyList<OutboxRow> Outbox { get; init; }

    /// <summary>Statements of the caller's that hold or fail with the command.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Companions { get; init; } = [];

    public bool Starts => Instance.Revision == 1;

    public bool TouchesWaits =>
        Outbox.Count > 0 || !Rows.Timers.IsNone || !Rows.EventWaits.IsNone || !Rows.ChildWaits.IsNone || !Rows.Incidents.IsNone;
}
