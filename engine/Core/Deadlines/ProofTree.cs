using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>Something in the life of a deadline, with the record of history that caused it.</summary>
/// <param name="Seq">Number of the record.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who caused it.</param>
public abstract record ProofNode(long Seq, DateTimeOffset At, string By)
{
    /// <summary>A run of the count: from the start, or from a resumption.</summary>
    /// <param name="First">Whether it is the start.</param>
    /// <param name="Proof">Every day that counts and every one that does not.</param>
    public sealed record Run(long Seq, DateTimeOffset At, string By, bool First, DueProof Proof) : ProofNode(Seq, At, By);

    /// <summary>The count stood still.</summary>
    /// <param name="Pause">What for, and on which ground.</param>
    /// <param name="Left">What was left of the run.</param>
    public sealed record Paused(long Seq, DateTimeOffset At, string By, WorkflowCommand.PauseClock Pause, TimeLimit Left) : ProofNode(Seq, At, By);

    /// <summary>The dossier went on to another agency, and this one's share stood still.</summary>
    /// <param name="Left">What was left of it.</param>
    public sealed record HandedOn(long Seq, DateTimeOffset At, string By, TimeLimit Left) : ProofNode(Seq, At, By);

    /// <summary>A new date replaced the counted one.</summary>
    /// <param name="From">The old date, UTC.</param>
    /// <param name="To">The new one.</param>
    public sealed record Extended(long Seq, DateTimeOffset At, string By, DateTimeOffset From, DateTimeOffset To, string Reason, string? Exception) : ProofNode(Seq, At, By);

    /// <summary>It was counted anew with another calendar or another version of the definition.</summary>
    public sealed record Recounted(long Seq, DateTimeOffset At, string By, DateTimeOffset From, DateTimeOffset To, string Reason, DueProof? Proof) : ProofNode(Seq, At, By);

    /// <summary>A warning, the due instant or a rung.</summary>
    /// <param name="Level">Index of the warning or rung, from 0.</param>
    /// <param name="Role">Who was told; null unless this is a rung.</param>
    /// <param name="Unit">Of which unit; null: none.</param>
    public sealed record Fired(long Seq, DateTimeOffset At, string By, DeadlineFiring What, int Level, string? Role, string? Unit) : ProofNode(Seq, At, By);

    /// <summary>Somebody said why it was missed.</summary>
    public sealed record Explained(long Seq, DateTimeOffset At, string By, LatenessReason Reason) : ProofNode(Seq, At, By);

    /// <summary>What it guarded is done, or the dossier ended.</summary>
    public sealed record Ended(long Seq, DateTimeOffset At, string By) : ProofNode(Seq, At, By);
}

/// <summary>Why a deadline is when it is: everything that happened to it, derived from the replayed history.</summary>
/// <param name="No">The task it guards; 0: the instance; negative: the share of an agency.</param>
/// <param name="Now">As it stands; null once it ended.</param>
/// <param name="Nodes">In order.</param>
public sealed record ProofTree(int No, Deadline? Now, IReadOnlyList<ProofNode> Nodes)
{
    /// <summary>Code of the agency whose share it is; null for every other limit.</summary>
    public string? Agency { get; private init; }

    /// <summary>The tree of a deadline; null where the history knows none of that number.</summary>
    /// <param name="no">The task it guards; 0: the instance.</param>
    /// <param name="records">The replayed history.</param>
    /// <param name="calendars">Calendar sets by version.</param>
    public static ProofTree? Of(int no, IReadOnlyList<ReplayedRecord> records, Func<string, CalendarSet?> calendars)
    {
        List<ProofNode> nodes = [];

        foreach (ReplayedRecord record in records)
        {
            foreach (WorkflowEvent happened in record.Events)
            {
                if (NodeOf(no, record, happened, calendars) is { } node)
                {
                    nodes.Add(node);
                }
            }
        }

        return nodes.Count == 0 ? null : new ProofTree(no, records[^1].State.DeadlineOf(no), nodes)
        {
            Agency = records.SelectMany(record => record.Events).OfType<WorkflowEvent.ShareStarted>().FirstOrDefault(share => share.No == no)?.Agency,
        };
    }

    /// <summary>Numbers of every deadline that a history knows: the dossier's, those of the agencies, those of the tasks in the order of their opening.</summary>
    public static IReadOnlyList<int> Numbers(IReadOnlyList<ReplayedRecord> records) =>
    [
        .. records.SelectMany(record => record.Events)
            .Select(happened => happened switch { WorkflowEvent.DeadlineStarted e => e.No, WorkflowEvent.ShareStarted e => e.No, _ => (int?)null })
            .OfType<int>().Distinct().OrderBy(no => no > 0).ThenBy(Math.Abs),
    ];

    private static ProofNode? NodeOf(int no, ReplayedRecord record, WorkflowEvent happened, Func<string, CalendarSet?> calendars)
    {
        (long seq, DateTimeOffset at, string by) = (record.Record.Seq, record.Record.At, record.Record.Actor);

        switch (happened)
        {
            case WorkflowEvent.DeadlineStarted e when e.No == no && record.State.DeadlineOf(no) is { } deadline:
                return Proof(deadline.Limit, deadline.StartedAt) is { } first ? new ProofNode.Run(seq, at, by, true, first) : null;

            case WorkflowEvent.ShareStarted e when e.No == no:
                return Proof(e.Limit, at) is { } begun ? new ProofNode.Run(seq, at, by, true, begun) : null;

            case WorkflowEvent.ShareResumed e when e.Run.No == no:
                return Proof(e.Run.Limit, at) is { } gone ? new ProofNode.Run(seq, at, by, false, gone) : null;

            case WorkflowEvent.ShareHeld e when e.No == no:
                return new ProofNode.HandedOn(seq, at, by, e.Left);

            case WorkflowEvent.ClockPaused e when e.Held.FirstOrDefault(held => held.No == no) is { } held:
                return new ProofNode.Paused(seq, at, by, (WorkflowCommand.PauseClock)record.Envelope.Command, held.Left);

            case WorkflowEvent.ClockResumed e when e.Runs.FirstOrDefault(run => run.No == no) is { } run:
                return Proof(run.Limit, at) is { } again ? new ProofNode.Run(seq, at, by, false, again) : null;

            case WorkflowEvent.ClockExtended when no == 0:
                WorkflowCommand.ExtendClock extend = (WorkflowCommand.ExtendClock)record.Envelope.Command;

                return new ProofNode.Extended(seq, at, by, record.Before!.DeadlineOf(0)!.DueAt, extend.NewDueAt, extend.Reason, extend.Exception);

            case WorkflowEvent.DeadlinesRecounted e when e.Runs.FirstOrDefault(moved => moved.No == no) is { } moved:
                DueProof? proof = Proof(moved.Limit, record.State.DeadlineOf(no)!.StartedAt);

                return new ProofNode.Recounted(
                    seq, at, by, record.Before!.DeadlineOf(no)!.DueAt, moved.DueAt, ((WorkflowCommand.RecountDeadlines)record.Envelope.Command).Reason,
                    proof?.DueAt == moved.DueAt ? proof : null);

            case WorkflowEvent.DeadlineWarned e when e.No == no:
                return new ProofNode.Fired(seq, at, by, DeadlineFiring.Warn, e.Level, null, null);

            case WorkflowEvent.DeadlineReached e when e.No == no:
                return new ProofNode.Fired(seq, at, by, DeadlineFiring.Due, 0, null, null);

            case WorkflowEvent.DeadlineEscalated e when e.No == no:
                return new ProofNode.Fired(seq, at, by, DeadlineFiring.Escalate, e.Level, e.Role, e.Unit);

            case WorkflowEvent.LatenessExplained e when e.Nos.Contains(no):
                return new ProofNode.Explained(seq, at, by, record.State.DeadlineOf(no)!.Reason!);

            case WorkflowEvent.TaskCompleted e when no != 0 && e.No == no && record.Before?.DeadlineOf(no) is not null:
            case WorkflowEvent.Cancelled c when no != 0 && c.Nos.Contains(no) && record.Before?.DeadlineOf(no) is not null:
            case WorkflowEvent.InstanceFinished or WorkflowEvent.InstanceCancelled when record.Before?.DeadlineOf(no) is not null && record.State.DeadlineOf(no) is null && !Closed(no, record):
                return new ProofNode.Ended(seq, at, by);

            default:
                return null;
        }

        DueProof? Proof(TimeLimit limit, DateTimeOffset start)
        {
            if (calendars(record.Record.Calendars) is not { } set)
            {
                return null;
            }

            Deadline of = record.State.DeadlineOf(no)!;

            return DueProof.Of(limit, start, of.Rule, set.For(record.State.UnitOf(of))) with { Calendar = set.Version };
        }
    }

    /// <summary>Whether the record tells of the task's own end besides that of the instance.</summary>
    private static bool Closed(int no, ReplayedRecord record) => record.Events.Any(happened =>
        happened is WorkflowEvent.TaskCompleted completed && completed.No == no || happened is WorkflowEvent.Cancelled cancelled && cancelled.Nos.Contains(no));
}
