using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>One node in words.</summary>
/// <param name="Node">What is told.</param>
/// <param name="Title">In one sentence.</param>
/// <param name="Lines">The days of its count, and what else belongs to it.</param>
public sealed record ToldNode(ProofNode Node, CalendarText Title, IReadOnlyList<CalendarText> Lines);

/// <summary>Tells a proof tree in both languages, so that an applicant and an inspector can check it with a calendar on the wall.</summary>
public static class ProofTreeWriter
{
    /// <param name="tree">The tree.</param>
    /// <param name="offset">Offset of the province's clock from UTC.</param>
    /// <param name="nameOf">The name of a role or of a reason for lateness by its code.</param>
    /// <param name="forPublic">Leaves out what concerns the inside: who was warned, notes, reasons of persons.</param>
    public static IReadOnlyList<ToldNode> Write(ProofTree tree, TimeSpan offset, Func<string, CalendarText> nameOf, bool forPublic = false) =>
        [.. tree.Nodes.Where(node => !forPublic || node is not (ProofNode.Fired { What: not DeadlineFiring.Due } or ProofNode.Explained)).Select(node => Told(node, offset, nameOf, forPublic))];

    /// <summary>The legal name of a reason for which a clock stands still.</summary>
    public static CalendarText NameOf(PauseKind kind) => kind switch
    {
        PauseKind.Supplement => new("chờ người nộp bổ sung, hoàn thiện hồ sơ", "waiting for the applicant's supplement"),
        PauseKind.Payment => new("chờ người nộp thực hiện nghĩa vụ tài chính", "waiting for the applicant's payment"),
        PauseKind.Consultation => new("chờ ý kiến của cơ quan khác", "waiting for another agency's opinion"),
        PauseKind.Court => new("chờ tòa án hoặc cơ quan điều tra", "waiting for a court or an investigation"),
        PauseKind.ForceMajeure => new("bất khả kháng", "force majeure"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ToldNode Told(ProofNode node, TimeSpan offset, Func<string, CalendarText> nameOf, bool forPublic)
    {
        (string atVi, string atEn) = Moment(node.At, offset);

        switch (node)
        {
            case ProofNode.Run run:
                (string dueVi, string dueEn) = Moment(run.Proof.DueAt, offset);

                return new ToldNode(node, run.First
                    ? new($"Bắt đầu tính từ {atVi}, đến hạn {dueVi}", $"Counted from {atEn}, due {dueEn}")
                    : new($"Tiếp tục tính từ {atVi}, đến hạn {dueVi}", $"Counted again from {atEn}, due {dueEn}"),
                    ProofWriter.Write(run.Proof));

            case ProofNode.Paused paused:
                CalendarText kind = NameOf(paused.Pause.Kind), left = ProofWriter.Amount(paused.Left);
                List<CalendarText> why = [new($"Căn cứ: {paused.Pause.Ground}.", $"Legal ground: {paused.Pause.Ground}."), new($"Thời hạn còn lại: {left.Vi}.", $"Left of the limit: {left.En}.")];
                Exception(why, paused.Pause.Exception);

                if (!forPublic && paused.Pause.Note is { Length: > 0 } note)
                {
                    why.Add(new($"Nội dung: {note}", $"Note: {note}"));
                }

                return new ToldNode(node, new($"Tạm dừng tính từ {atVi}: {kind.Vi}", $"Stands still from {atEn}: {kind.En}"), why);

            case ProofNode.HandedOn handed:
                CalendarText rest = ProofWriter.Amount(handed.Left);

                return new ToldNode(node, new($"Chuyển cơ quan khác lúc {atVi}, còn lại {rest.Vi}", $"Handed on at {atEn}, {rest.En} left"), []);

            case ProofNode.Extended extended:
                (string fromVi, string fromEn) = Moment(extended.From, offset);
                (string toVi, string toEn) = Moment(extended.To, offset);
                List<CalendarText> reasons = [new($"Lý do: {extended.Reason}", $"Reason: {extended.Reason}")];
                Exception(reasons, extended.Exception);

                return new ToldNode(node, new($"Hẹn lại lúc {atVi}: từ {fromVi} sang {toVi}", $"New date given at {atEn}: from {fromEn} to {toEn}"), reasons);

            case ProofNode.Recounted moved:
                (string oldVi, string oldEn) = Moment(moved.From, offset);
                (string newVi, string newEn) = Moment(moved.To, offset);

                return new ToldNode(node, new($"Tính lại lúc {atVi}: từ {oldVi} sang {newVi}", $"Counted anew at {atEn}: from {oldEn} to {newEn}"),
                    [new($"Lý do: {moved.Reason}", $"Reason: {moved.Reason}"), .. moved.Proof is { } proof ? ProofWriter.Write(proof) : []]);

            case ProofNode.Fired fired:
                return new ToldNode(node, fired.What switch
                {
                    DeadlineFiring.Warn => new($"Cảnh báo sắp đến hạn lúc {atVi}", $"Warned at {atEn}"),
                    DeadlineFiring.Due => new($"Hết hạn, ghi nhận lúc {atVi}", $"Passed, noted at {atEn}"),
                    _ => new(
                        string.Create(CultureInfo.InvariantCulture, $"Báo cáo cấp {fired.Level + 1}, {nameOf(fired.Role!).Vi}, lúc {atVi}"),
                        string.Create(CultureInfo.InvariantCulture, $"Rung {fired.Level + 1}, {nameOf(fired.Role!).En}, told at {atEn}")),
                }, []);

            case ProofNode.Explained explained:
                return new ToldNode(node, new($"Đã nêu lý do chậm lúc {atVi}: {nameOf(explained.Reason.Code).Vi}", $"Reason for the delay given at {atEn}: {nameOf(explained.Reason.Code).En}"),
                    explained.Reason.Note is { Length: > 0 } said ? [new(said, said)] : []);

            case ProofNode.Ended:
                return new ToldNode(node, new($"Kết thúc lúc {atVi}", $"Ended at {atEn}"), []);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Exception(List<CalendarText> lines, string? ground)
    {
        if (ground is { Length: > 0 })
        {
            lines.Add(new($"Căn cứ cho lần thêm: {ground}.", $"Legal ground for one more: {ground}."));
        }
    }

    private static (string Vi, string En) Moment(DateTimeOffset at, TimeSpan offset)
    {
        DateTimeOffset local = at.ToOffset(offset);

        return (local.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture), local.ToString("HH:mm, d MMMM yyyy", CultureInfo.InvariantCulture));
    }
}
