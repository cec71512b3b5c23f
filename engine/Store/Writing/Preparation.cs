using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>An accepted command with everything that it writes.</summary>
internal sealed record Preparation(Commit Commit, HotInstance After, IReadOnlyList<WorkflowEvent> Events)
{
    /// <summary>Turns a decision into rows. Pure.</summary>
    /// <param name="definitions">Knows the definition that the state is pinned to.</param>
    /// <param name="before">Null: the command starts the instance.</param>
    /// <param name="decided">What was decided on it.</param>
    /// <param name="envelope">The command.</param>
    /// <param name="companions">Statements of the caller's.</param>
    public static Preparation Of(
        DefinitionLookup definitions, HotInstance? before, Decision.Accepted decided, CommandEnvelope envelope, IReadOnlyList<NpgsqlBatchCommand> companions)
    {
        var state = decided.State;
        var record = HashChain.Append(before?.ChainHead ?? HashChain.Origin, new HistoryRecord
        {
            InstanceId = state.Id,
            Seq = state.Revision,
            CommandId = envelope.Id,
            At = envelope.At,
            Actor = envelope.Actor,
            Calendars = envelope.Calendars,
            Command = WorkflowCommandJson.Write(envelope.Command),
            Events = WorkflowEventJson.Write(decided.Events),
            Previous = default,
            Hash = default,
        });
        var stored = Encoding.UTF8.GetString(InstanceStateJson.Write(definitions, state));
        var rows = RowChanges.Between(before?.State, state, envelope);
        var commit = new Commit
        {
            Instance = InstanceRow.Of(state, record.Hash.ToArray(), stored),
            History = HistoryOf(record),
            Rows = rows,
            Outbox = OutboxItem.RowsOf(state, decided.Effects, rows.EventWaits, envelope.At),
            Companions = companions,
        };
        var after = before is null
            ? new HotInstance(state, record.Hash, [envelope.Id])
            : before.After(state, record.Hash, envelope.Id);
        return new Preparation(commit, after, decided.Events);
    }

    private static HistoryRow HistoryOf(HistoryRecord record) => new()
    {
        InstanceId = record.InstanceId,
        Seq = record.Seq,
        Day = DaySeal.DayOf(record.At),
        At = record.At,
        CommandId = record.CommandId,
        Actor = record.Actor,
        Calendars = Convert.FromHexString(record.Calendars),
        Command = record.Command,
        Events = record.Events,
        Previous = record.Previous.ToArray(),
        Hash = record.Hash.ToArray(),
    };
}
