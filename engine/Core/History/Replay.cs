using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.History;

/// <summary>The versions that records may be pinned to, ready to run; null for one that is not there.</summary>
public sealed record PinnedVersions(DefinitionLookup Definitions, Func<string, CalendarSet?> Calendars);

/// <summary>One record carried out again.</summary>
/// <param name="Record">The record.</param>
/// <param name="Envelope">Its command.</param>
/// <param name="Before">The state before it; null for the first.</param>
/// <param name="State">The state after it.</param>
/// <param name="Events">What happened.</param>
public sealed record ReplayedRecord(
    HistoryRecord Record, CommandEnvelope Envelope, InstanceState? Before, InstanceState State, IReadOnlyList<WorkflowEvent> Events);

/// <summary>How far a replay came.</summary>
/// <param name="Records">The records carried out, in order.</param>
/// <param name="Difference">Where the history stopped telling what really follows; null: it held to the end.</param>
public sealed record ReplayOutcome(IReadOnlyList<ReplayedRecord> Records, Finding? Difference)
{
    /// <summary>The state after the last record that held; null where none did.</summary>
    public InstanceState? State => Records.Count > 0 ? Records[^1].State : null;
}

/// <summary>
/// Carries out recorded commands again with the versions that they were pinned to. The interpreter is the very one that ran the
/// instance, so what differs was not written by it.
/// </summary>
public static class Replay
{
    /// <summary>Replays an instance's records from the first one on.</summary>
    /// <param name="records">In order.</param>
    /// <param name="versions">Definitions and calendars.</param>
    /// <param name="until">It ends before the first record after this instant; null: it goes on.</param>
    /// <param name="untilSeq">It ends after this record; null: it goes on.</param>
    public static ReplayOutcome Run(IEnumerable<HistoryRecord> records, PinnedVersions versions, DateTimeOffset? until = null, long? untilSeq = null)
    {
        var replayed = new List<ReplayedRecord>();
        InstanceState? state = null;
        foreach (var record in records)
        {
            if (record.At > until || record.Seq > untilSeq)
                break;
            var (next, difference) = Step(state, record, versions);
            if (next is null)
                return new ReplayOutcome(replayed, difference);
            replayed.Add(next);
            state = next.State;
        }
        return new ReplayOutcome(replayed, null);
    }

    /// <summary>Carries out one record; gives the finding instead where it does not come out as recorded.</summary>
    public static (ReplayedRecord? Replayed, Finding? Difference) Step(InstanceState? before, HistoryRecord record, PinnedVersions versions)
    {
        if (CommandOf(record) is not { } command)
            return Found(FindingCodes.Unreadable, "The command cannot be read.");
        if (versions.Calendars(record.Calendars) is not { } calendars)
            return Found(FindingCodes.VersionMissing, $"There is no calendar of the version {record.Calendars}.");
        if (EventsOf(record) is not { } recorded)
            return Found(FindingCodes.Unreadable, "The events cannot be read.");

        var envelope = new CommandEnvelope(record.CommandId, record.At, record.Actor, record.Calendars, command);
        var context = new DecisionContext(record.InstanceId, versions.Definitions, calendars, static _ => true);
        Decision decision;
        var follows = Follows(decision = Interpreter.Redecide(context, before, envelope, recorded))
            || Follows(decision = Interpreter.Redecide(context, before, envelope, recorded, earlier: true));
        switch (decision)
        {
            case Decision.Refused refused:
                return Found(FindingCodes.ReplayDiffers, $"The command is refused: {refused.Refusal.Code}: {refused.Refusal.Message}");
            case Decision.Accepted when !follows:
                return Found(FindingCodes.ReplayDiffers, "Other events follow than were recorded.");
            case Decision.Accepted accepted when accepted.State.Revision != record.Seq:
                return Found(FindingCodes.ReplayDiffers, $"The command leads to revision {accepted.State.Revision}.");
            case Decision.Accepted accepted:
                return (new ReplayedRecord(record, envelope, before, accepted.State, accepted.Events), null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        bool Follows(Decision decided) => decided is Decision.Accepted accepted && WorkflowEventJson.Write(accepted.Events) == record.Events;

        (ReplayedRecord?, Finding?) Found(string code, string message) => (null, new Finding(code, record.InstanceId, record.Seq, null, message));
    }

    /// <summary>The command of a record; null where its text is none that was ever written.</summary>
    public static WorkflowCommand? CommandOf(HistoryRecord record) => Read(() => WorkflowCommandJson.Read(record.Command, record.InstanceId));

    /// <summary>The events of a record; null where its text is none that was ever written.</summary>
    public static IReadOnlyList<WorkflowEvent>? EventsOf(HistoryRecord record) => Read(() => WorkflowEventJson.Read(record.Events));

    private static T? Read<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }
}
