using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2503: a generated draft that nobody has surveyed is no procedure of any agency.</summary>
public static class SurveyDrafts
{
    /// <summary>Stands in the variant of every draft, and so in its id, its name and its drawing.</summary>
    public const string Mark = "Bản nháp chờ khảo sát";

    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        if (!Marks(procedure)) yield break;
        yield return new(
            "LC2503",
            Severity.Error,
            $"“{procedure.Name}” là bản nháp sinh từ trình tự thường gặp, chưa khảo sát; không được ban hành.",
            $"“{procedure.Name}” is a draft made from usual steps and not surveyed; it is not published.",
            procedure.Place,
            "Khảo sát thủ tục, sửa các bước và ghi thời hạn theo thực tế, bỏ dấu “Bản nháp chờ khảo sát” trong tên và trong thuộc tính của tệp (Word: Tệp > Thông tin > Thuộc tính > Nâng cao > Tùy chỉnh; bản vẽ: thuộc tính surveyOf của quy trình).");
    }

    /// <summary>True where a procedure says of itself that nobody has surveyed it, or is still what was generated, under whatever name.</summary>
    public static bool Marks(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.SurveyOf is not null || Says(procedure.Variant) || Says(procedure.Name)
            || IsGenerated([.. procedure.Steps.Select(step => (step.Text, step.Limit is not null || step.Time.Length > 0))]);
    }

    /// <summary>LC2503 for an Elsa definition that came in by itself, without a document or a drawing: the same question, asked of its activities.</summary>
    public static bool Marks(WorkflowDocument definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Says(definition.Name)
            || IsGenerated([.. (definition.Root.Flowchart?.Activities ?? []).Where(activity => Word(activity.CustomProperties, "kind") == "step").Select(activity => (Title(activity), Word(activity.CustomProperties, "time") is { Length: > 0 }))]);
    }

    /// <summary>The usual steps of a kind of services one for one, and nobody has given one of them a time.</summary>
    private static bool IsGenerated(IReadOnlyList<(string Text, bool Timed)> steps) =>
        steps.Count > 0 && !steps.Any(step => step.Timed)
        && UsualSteps.Shipped.Values.Any(usual => usual.Count == steps.Count && usual.Zip(steps).All(pair => VietnameseWords.Plain(pair.First.Text) == VietnameseWords.Plain(pair.Second.Text.Trim().TrimEnd('.'))));

    private static string Title(ActivityNode activity) =>
        Word(activity.Metadata, "displayText") is not { } title ? "" : title.StartsWith("Bước ", StringComparison.Ordinal) && title.IndexOf(". ", StringComparison.Ordinal) is var at and > 0 ? title[(at + 2)..] : title;

    private static string? Word(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool Says(string? text) => text is not null && VietnameseWords.Plain(text).Contains(VietnameseWords.Plain(Mark), StringComparison.Ordinal);
}
