using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>How a deadline stands.</summary>
public enum DeadlineStanding { Running, Paused, Late, Ended }

/// <summary>One day of a count.</summary>
/// <param name="No">How many days the count has come to with it; null where it does not count or hours are counted.</param>
/// <param name="Counted">The working intervals that count.</param>
public sealed record ProvenDay(DateOnly Date, bool Counts, string Reason, int? No, IReadOnlyList<string> Counted);

/// <summary>Something in the life of the deadline.</summary>
/// <param name="Kind">run, paused, extended, recounted, fired, explained or ended.</param>
/// <param name="Seq">The record of history that caused it.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who caused it: an id of the registry, or <c>system:…</c>.</param>
/// <param name="DueAt">The date that it led to, UTC; null where it led to none.</param>
/// <param name="Calendar">Version of the calendar set that counted; null where nothing was counted.</param>
/// <param name="Days">Every day that counts and every one that does not.</param>
public sealed record ProvenNode(
    string Kind, long Seq, DateTimeOffset At, string By, CalendarText Text, IReadOnlyList<CalendarText> Lines,
    DateTimeOffset? DueAt, string? Calendar, IReadOnlyList<ProvenDay> Days);

/// <summary>Why a deadline is when it is.</summary>
/// <param name="Id">0: the dossier's own; negative: the share of an agency; otherwise the number of the task that it guards.</param>
/// <param name="DueAt">UTC; null where it stands still or ended.</param>
public sealed record ProofAnswer(string Dossier, int Id, DeadlineStanding Standing, DateTimeOffset? DueAt, string? Calendar, IReadOnlyList<ProvenNode> Nodes)
{
    /// <summary>Code of the agency whose share it is; null for every other limit.</summary>
    public string? Agency { get; init; }

    public static ProofAnswer Of(string code, ProofTree tree, DateTimeOffset now) => new(
        code, tree.No,
        tree.Now switch { null => DeadlineStanding.Ended, { IsHeld: true } => DeadlineStanding.Paused, { } deadline => deadline.IsLate(now) ? DeadlineStanding.Late : DeadlineStanding.Running },
        tree.Now is { IsHeld: false } running ? running.DueAt : null,
        tree.Now?.Calendar,
        [.. ProofTreeWriter.Write(tree, VietnamTime.Offset, NameOf).Select(NodeOf)])
    {
        Agency = tree.Agency,
    };

    /// <summary>The name of a role or of a reason for lateness; the code itself where neither list has it.</summary>
    internal static CalendarText NameOf(string code)
    {
        if (RoleCatalogue.Shipped.Find(code) is { } role) return new(role.Vietnamese, role.English);
        var reason = LatenessReasons.NameOf(code);
        return new(reason.Vietnamese, reason.English);
    }

    private static ProvenNode NodeOf(ToldNode told)
    {
        var (kind, due, proof) = told.Node switch
        {
            ProofNode.Run run => ("run", run.Proof.DueAt, run.Proof),
            ProofNode.Paused => ("paused", null, null),
            ProofNode.HandedOn => ("handedOn", null, null),
            ProofNode.Extended extended => ("extended", extended.To, null),
            ProofNode.Recounted moved => ("recounted", moved.To, moved.Proof),
            ProofNode.Fired => ("fired", null, null),
            ProofNode.Explained => ("explained", null, null),
            ProofNode.Ended => ("ended", (DateTimeOffset?)null, (DueProof?)null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new(
            kind, told.Node.Seq, told.Node.At, told.Node.By, told.Title, told.Lines, due, proof?.Calendar,
            [.. (proof?.Lines ?? []).Select(line => new ProvenDay(line.Day.Date, line.Reason is ProofReason.Counted or ProofReason.MovedHere, line.Reason.ToString(), line.No, [.. line.Counted.Select(interval => interval.ToString())]))]);
    }
}
