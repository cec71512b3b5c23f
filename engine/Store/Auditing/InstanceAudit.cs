using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>All that is stored of one instance, read at one moment.</summary>
internal sealed record StoredInstance(InstanceRow? Row, IReadOnlyList<(HistoryRecord Record, DateOnly Day)> History, StoredRows Rows);

/// <summary>The derived rows of one instance.</summary>
internal sealed record StoredRows(
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<DeadlineRow> Deadlines,
    IReadOnlyList<TimerRow> Timers,
    IReadOnlyList<EventWaitRow> EventWaits,
    IReadOnlyList<ChildWaitRow> ChildWaits,
    IReadOnlyList<IncidentRow> Incidents);

/// <summary>Checks one instance: its chain, its replay, its state and its rows. Pure.</summary>
internal sealed class InstanceAudit(Guid id, PinnedVersions versions, DateOnly firstOpen)
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<int, TaskRow> tasks = [];

    public IReadOnlyList<Finding> Findings => findings;
    public long Records { get; private set; }
    public long Events { get; private set; }

    public void Check(StoredInstance stored)
    {
        var chain = new ChainCheck(id);
        InstanceState? state = null;
        var replays = true;
        foreach (var (record, day) in stored.History)
        {
            if (chain.Next(record) is { } broken)
                findings.Add(broken);
            var ownDay = DaySeal.DayOf(record.At);
            if (day != ownDay && !(day > ownDay && day <= firstOpen))
                Found(FindingCodes.WrongDay, record.Seq, $"A record of {ownDay:yyyy-MM-dd} stands under {day:yyyy-MM-dd}.");
            if (replays)
                (state, replays) = Carry(state, record);
        }
        if (stored.Row is null)
            Found(FindingCodes.StateDiffers, null, "There is history but no instance.");
        else if (stored.History.Count == 0)
            Found(FindingCodes.Gap, null, "The instance has no history.");
        else if (replays && state is not null)
            Compare(stored, state, chain);
    }

    private (InstanceState? State, bool Replays) Carry(InstanceState? before, HistoryRecord record)
    {
        var (replayed, difference) = Replay.Step(before, record, versions);
        if (replayed is null)
        {
            findings.Add(difference!);
            return (before, false);
        }
        Records++;
        Events += replayed.Events.Count;
        var rows = RowChanges.Between(before, replayed.State, replayed.Envelope);
        foreach (var task in rows.Tasks.Added)
            tasks[task.ExecutionNo] = task;
        foreach (var task in rows.Tasks.Changed)
            tasks[task.ExecutionNo] = task;
        foreach (var no in rows.Tasks.Gone)
        {
            var completed = rows.Completed?.ExecutionNo == no ? rows.Completed : null;
            tasks[no] = tasks[no] with { ClosedAt = record.At, CompletedBy = completed?.By, Outcome = completed?.Outcome };
        }
        return (replayed.State, true);
    }

    private void Compare(StoredInstance stored, InstanceState state, ChainCheck chain)
    {
        var row = stored.Row!;
        var expected = InstanceRow.Of(state, row.ChainHead, Encoding.UTF8.GetString(InstanceStateJson.Write(versions.Definitions, state)));
        if (row.Revision != chain.Last)
            Found(FindingCodes.Gap, null, $"The instance is at revision {row.Revision}, its history ends at {chain.Last}.");
        else if (row.State != expected.State)
            Found(FindingCodes.StateDiffers, null, "The stored state is not the one that the history gives.");
        else if (row != expected)
            Found(FindingCodes.StateDiffers, null, "The instance's columns are not those of its state.");
        if (!row.ChainHead.AsSpan().SequenceEqual(chain.Head.Span))
            Found(FindingCodes.StateDiffers, null, "The instance's chain head is not the hash of its last record.");

        Same("task", [.. tasks.Values], stored.Rows.Tasks, t => t.ExecutionNo);
        Same("deadline", InstanceRows.Deadlines(state), stored.Rows.Deadlines, d => d.ExecutionNo);
        Same("timer", InstanceRows.Timers(state), stored.Rows.Timers, t => t.ExecutionNo);
        Same("event_wait", InstanceRows.EventWaits(state), stored.Rows.EventWaits, w => w.ExecutionNo);
        Same("child_wait", InstanceRows.ChildWaits(state), stored.Rows.ChildWaits, w => w.ExecutionNo);
        Same("incident", InstanceRows.Incidents(state), stored.Rows.Incidents, i => i.No);
    }

    private void Same<TRow>(string table, IReadOnlyList<TRow> expected, IReadOnlyList<TRow> stored, Func<TRow, int> key)
        where TRow : class, IEquatable<TRow>
    {
        var diff = RowDiff.Between(expected, stored, key);
        foreach (var row in diff.Added)
            Found(FindingCodes.RowsDiffer, null, $"{table} {key(row)} should not be there.");
        foreach (var row in diff.Changed)
            Found(FindingCodes.RowsDiffer, null, $"{table} {key(row)} is not what the history gives.");
        foreach (var no in diff.Gone)
            Found(FindingCodes.RowsDiffer, null, $"{table} {no} is missing.");
    }

    private void Found(string code, long? seq, string message) => findings.Add(new Finding(code, id, seq, null, message));
}
