using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>
/// Writes a report as <c>{"procedures": […], "definitions": […], "diagnostics": […]}</c>. Absent values are written as
/// null where a reader of the file may ask for them, and left out elsewhere.
/// </summary>
public static class CompileReportJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(Stream to, CompileReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartObject();
        json.WriteStartArray("procedures");
        foreach (var procedure in report.Procedures) Write(json, procedure);
        json.WriteEndArray();
        json.WriteStartArray("definitions");
        foreach (var definition in report.Definitions) json.WriteRawValue(DocumentWriter.WriteCompact(definition).Span);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Procedure procedure)
    {
        json.WriteStartObject();
        json.WriteString("name", procedure.Name);
        json.WriteString("code", procedure.Code);
        json.WriteString("variant", procedure.Variant);
        json.WriteString("edition", procedure.Edition);
        json.WriteString("issuedOn", procedure.IssuedOn?.ToString("O", null));
        json.WriteString("agency", procedure.Agency);
        Write(json, "legalLimit", procedure.LegalLimit);
        json.WriteStartArray("steps");
        var id = DefinitionIds.Of(procedure);
        foreach (var step in procedure.Steps) Write(json, step, id);
        json.WriteEndArray();
        json.WriteStartArray("components");
        foreach (var component in procedure.Components)
        {
            json.WriteStartObject();
            json.WriteString("text", component.Text);
            json.WriteString("kind", component.Kind);
            if (component.Count is { } count) json.WriteNumber("count", count);
            if (component.Condition is { } condition) json.WriteString("condition", condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (procedure.Sets is { } sets) json.WriteNumber("sets", sets);
        else json.WriteNull("sets");
        Write(json, "fees", procedure.Fees);
        Write(json, "results", procedure.Results);
        Write(json, "legalBasis", procedure.LegalBasis);
        Write(json, "forms", procedure.Forms);
        Write(json, "place", procedure.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Step step, string definitionId)
    {
        json.WriteStartObject();
        json.WriteNumber("no", step.No);
        json.WriteString("text", step.Text);
        json.WriteString("detail", step.Detail);
        json.WriteString("phase", step.Phase);
        json.WriteString("actor", step.Actor);
        if (step.Role is { } role)
        {
            json.WriteStartObject("role");
            json.WriteString("code", role.Role);
            json.WriteString("unit", role.Unit);
            json.WriteEndObject();
        }

        json.WriteString("time", step.Time);
        Write(json, "limit", step.Limit);
        if (step.Group is { } group) json.WriteNumber("group", group);
        else json.WriteNull("group");
        if (step.Together is { } together) json.WriteNumber("together", together);
        json.WriteStartArray("outcomes");
        foreach (var outcome in step.Outcomes)
        {
            json.WriteStartObject();
            json.WriteString("when", outcome.When);
            if (outcome.To is RouteTarget.ToStep to) json.WriteNumber("to", to.No);
            else json.WriteString("to", Name(outcome.To));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (step.Products.Count > 0) Write(json, "products", step.Products);
        if (Consultation.Of(step) is { } consultation)
        {
            json.WriteStartArray("consulted");
            foreach (var agency in consultation.Agencies) json.WriteStringValue(agency);
            json.WriteEndArray();
        }

        if (step.Inferences.Count > 0)
        {
            json.WriteStartArray("inferences");
            foreach (var inference in step.Inferences)
            {
                json.WriteStartObject();
                json.WriteString("key", OpenInference.KeyOf(definitionId, inference));
                json.WriteString("what", inference.What);
                json.WriteString("sentence", inference.Sentence);
                if (inference.Confirmed) json.WriteBoolean("confirmed", true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Write(json, "place", step.Place);
        json.WriteEndObject();
    }

    private static string Name(RouteTarget target) => target switch
    {
        RouteTarget.Next => "next",
        RouteTarget.Applicant => "applicant",
        RouteTarget.End => "end",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Write(Utf8JsonWriter json, string name, PrintedLimit? limit)
    {
        if (limit is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", limit.Limit.Value);
        json.WriteString("unit", UnitName(limit.Limit.Unit));
        if (limit.UnitSource is not UnitSource.Cell) json.WriteString("unitFrom", JsonNamingPolicy.CamelCase.ConvertName(limit.UnitSource.ToString()));
        if (limit.From is { } from) json.WriteString("from", from);
        json.WriteEndObject();
    }

    private static string UnitName(TimeUnit unit) => JsonNamingPolicy.CamelCase.ConvertName(unit.ToString());

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(diagnostic.Severity.ToString()));
        json.WriteString("message", diagnostic.Message);
        json.WriteString("english", diagnostic.English);
        if (diagnostic.Repair is { } repair) json.WriteString("repair", repair);
        Write(json, "place", diagnostic.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Place place)
    {
        json.WriteStartObject(name);
        if (place.Paragraph is { } paragraph) json.WriteNumber("paragraph", paragraph);
        if (place.Table is { } table) json.WriteNumber("table", table);
        if (place.Row is { } row) json.WriteNumber("row", row);
        if (place.Cell is { } cell) json.WriteNumber("cell", cell);
        if (place.Element is { } element) json.WriteString("element", element);
        json.WriteEndObject();
    }
}
