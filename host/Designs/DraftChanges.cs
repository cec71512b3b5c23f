using System.Globalization;
using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>One thing in which a draft differs from the version in force, as a person would name it.</summary>
/// <param name="Kind"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Element">Element of the draft's drawing; null where it is gone or the whole is meant.</param>
/// <param name="What">Vietnamese.</param>
/// <param name="Before">Null for what was added.</param>
/// <param name="After">Null for what was removed.</param>
internal sealed record DraftChange(string Kind, string? Element, string What, string? Before, string? After);

/// <summary>Compares two procedures step by step; where and how they are drawn does not count.</summary>
internal static class DraftChanges
{
    public static IReadOnlyList<DraftChange> Between(Procedure? before, Procedure after)
    {
        if (before is null) return [];
        var changes = new List<DraftChange>();
        Compare(changes, after.Place.Element, "Thủ tục", Fields(before), Fields(after));
        var old = before.Steps.ToDictionary(Key, StringComparer.Ordinal);
        foreach (var step in after.Steps)
        {
            if (old.Remove(Key(step), out var was)) Compare(changes, step.Place.Element, $"Bước {step.No}. {step.Text}", Fields(was, before), Fields(step, after));
            else changes.Add(new("added", step.Place.Element, $"Bước {step.No}. {step.Text}", null, null));
        }

        changes.AddRange(old.Values.Select(step => new DraftChange("removed", null, $"Bước {step.No}. {step.Text}", null, null)));
        return changes;
    }

    /// <summary>A step is the same step while its element is.</summary>
    private static string Key(Step step) => step.Place.Element ?? step.No.ToString(CultureInfo.InvariantCulture);

    private static void Compare(List<DraftChange> changes, string? element, string what, IEnumerable<(string Field, string Value)> before, IEnumerable<(string Field, string Value)> after)
    {
        foreach (var ((field, old), (_, now)) in before.Zip(after))
            if (old != now) changes.Add(new("changed", element, $"{what}: {field}", old.Length > 0 ? old : null, now.Length > 0 ? now : null));
    }

    private static IEnumerable<(string Field, string Value)> Fields(Procedure procedure) =>
    [
        ("tên", procedure.Name),
        ("mã", procedure.Code ?? ""),
        ("trường hợp", procedure.Variant ?? ""),
        ("lần ban hành", procedure.Edition ?? ""),
        ("cơ quan", procedure.Agency ?? ""),
        ("thời hạn giải quyết", Length(procedure.LegalLimit)),
        ("thành phần hồ sơ", Lines(procedure.Components.Select(component => string.Join(", ", new[] { component.Text, component.Kind, component.Count?.ToString(CultureInfo.InvariantCulture), component.Condition }.OfType<string>())))),
        ("phí, lệ phí", Lines(procedure.Fees)),
        ("kết quả", Lines(procedure.Results)),
        ("căn cứ pháp lý", Lines(procedure.LegalBasis)),
        ("mẫu đơn", Lines(procedure.Forms)),
        ("cảnh báo và đôn đốc", procedure.Escalation is { } policy ? Policy(policy) : ""),
    ];

    private static IEnumerable<(string Field, string Value)> Fields(Step step, Procedure procedure) =>
    [
        ("việc phải làm", step.Text),
        ("nội dung", step.Detail),
        ("việc tự động", AutomationWords.Line(step.Automation) ?? ""),
        ("người làm", step.Actor),
        ("vai trò", step.Role is { } role ? $"{role.Role}, {role.Unit}" : ""),
        ("thời hạn", Length(step.Limit)),
        ("nhóm chung thời hạn", step.Group?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("làm đồng thời", step.Together is null ? "" : "có"),
        ("kết quả của bước", Lines(step.Outcomes.Select(outcome => $"{outcome.When} → {Target(outcome.To, procedure)}"))),
        ("biểu mẫu", step.Form ?? ""),
        ("giấy tờ in ra", Lines(step.Documents)),
        ("sản phẩm", Lines(step.Products)),
        ("căn cứ pháp lý", Lines(step.LegalBasis)),
        ("cảnh báo và đôn đốc", step.Escalation is { } policy ? Policy(policy) : ""),
    ];

    private static string Target(RouteTarget target, Procedure procedure) => target switch
    {
        RouteTarget.Next => "bước sau",
        RouteTarget.Applicant => "trả người nộp",
        RouteTarget.End => "kết thúc",
        RouteTarget.ToStep to => procedure.Steps.FirstOrDefault(step => step.No == to.No)?.Text ?? $"bước {to.No}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Length(PrintedLimit? limit) => limit is null ? "" : LimitWords.Of(limit.Limit);

    private static string Policy(Engine.Tasks.EscalationPolicy policy) =>
        policy.Name ?? string.Join("; ", EscalationWords.Tell(policy).Select(sentence => sentence.Vi));

    private static string Lines(IEnumerable<string> lines) => string.Join("; ", lines);
}
