using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LaoCai.Workflows.Definitions.Elsa;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>
/// Writes differences as <c>[{"procedure", "definitionId", "state", "changes": [{"kind", "step", "field", "before", "after", "message", "english"}]}]</c>;
/// <c>step</c> is the number after, or before for a step that is gone.
/// </summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(Stream to, IReadOnlyList<ProcedureDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartArray();
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("procedure", difference.Name);
            json.WriteString("definitionId", DefinitionIds.Of((difference.After ?? difference.Before)!));
            json.WriteString("state", difference.Before is null ? "added" : difference.After is null ? "removed" : difference.IsSame ? "same" : "changed");
            json.WriteStartArray("changes");
            foreach (var change in difference.Changes) Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        var (kind, step, field, before, after) = change switch
        {
            Change.Header header => ("header", (int?)null, header.Field.ToString(), header.Before, header.After),
            Change.Added added => ("added", added.Step.No, null, null, added.Step.Text),
            Change.Removed removed => ("removed", removed.Step.No, null, removed.Step.Text, null),
            Change.Moved moved => ("moved", moved.After.No, null, FormattableString.Invariant($"{moved.Before.No}"), FormattableString.Invariant($"{moved.After.No}")),
            Change.StepSays says => ("step", says.After.No, says.Field.ToString(), says.Old, says.New),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        json.WriteStartObject();
        json.WriteString("kind", kind);
        if (step is { } no) json.WriteNumber("step", no);
        if (field is not null) json.WriteString("field", JsonNamingPolicy.CamelCase.ConvertName(field));
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteString("message", change.Message);
        json.WriteString("english", change.English);
        json.WriteEndObject();
    }
}
