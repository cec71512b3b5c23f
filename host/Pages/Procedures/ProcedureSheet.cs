using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Host.Pages.Procedures;

/// <summary>What a published definition tells an applicant, read from its custom properties. A definition that says nothing of it has an empty sheet.</summary>
internal sealed record ProcedureSheet
{
    public required string Name { get; init; }
    public string? Code { get; init; }
    public string? Agency { get; init; }

    /// <summary>The time limit as the document prints it.</summary>
    public string? LimitText { get; init; }

    public TimeLimit? Limit { get; init; }
    public int? Sets { get; init; }
    public IReadOnlyList<SheetComponent> Components { get; init; } = [];
    public IReadOnlyList<string> Fees { get; init; } = [];
    public IReadOnlyList<string> Results { get; init; } = [];
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    public static ProcedureSheet Of(WorkflowDocument document)
    {
        var said = document.CustomProperties.TryGetValue("procedure", out var procedure) && procedure.ValueKind == JsonValueKind.Object ? procedure : default;
        return new()
        {
            Name = Text(said, "name") ?? document.Name,
            Code = Text(said, "code"),
            Agency = Text(said, "agency"),
            LimitText = Text(said, "legalLimitText"),
            Limit = document.CustomProperties.TryGetValue("legalLimit", out var limit) ? LimitOf(limit) : null,
            Sets = Number(said, "sets"),
            Components = [.. Items(said, "components").Select(Component).Where(component => component.Text.Length > 0)],
            Fees = Texts(said, "fees"),
            Results = Texts(said, "results"),
            LegalBasis = Texts(said, "legalBasis"),
        };
    }

    private static SheetComponent Component(JsonElement item) =>
        new(Text(item, "text") ?? "", Text(item, "kind"), Number(item, "count"), Text(item, "condition"));

    private static TimeLimit? LimitOf(JsonElement limit) =>
        limit.ValueKind == JsonValueKind.Object
        && limit.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)
        && Enum.TryParse<TimeUnit>(Text(limit, "unit"), ignoreCase: true, out var unit) && Enum.IsDefined(unit)
            ? new(amount, unit)
            : null;

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static int? Number(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static IReadOnlyList<string> Texts(JsonElement said, string name) =>
        [.. Items(said, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]; // a JSON string has a text
}

/// <summary>A paper that the applicant hands in.</summary>
public sealed record SheetComponent(string Text, string? Kind, int? Count, string? Condition);
