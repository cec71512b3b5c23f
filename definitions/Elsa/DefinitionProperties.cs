using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Clocks;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>What a definition says beyond its flow, in <c>customProperties</c>: a stock Elsa server keeps it and ignores it.</summary>
internal static class DefinitionProperties
{
    /// <summary><c>procedure</c>, <c>legalLimit</c> (where the document gives one), <c>escalation</c>, <c>shares</c> (where several agencies have the dossier in turn).</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(Procedure procedure, EscalationPolicy ofSilence)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["procedure"] = Element(Header(procedure)) };
        if (procedure.LegalLimit is { } legal) properties["legalLimit"] = Element(legal.Limit);
        properties["escalation"] = Element(procedure.Escalation ?? ofSilence);
        if (AgencyLimits.Of(procedure) is { Count: > 0 } shares) properties["shares"] = Element(new JsonArray([.. shares.Select(Share)]));
        foreach (var (rule, _) in ClockSentences.Of(procedure)) Add(properties, rule);
        if (SurveyDrafts.Marks(procedure)) properties[PublishingChecks.SurveyDraft] = JsonSerializer.SerializeToElement(true);
        return properties;
    }

    /// <summary>What a sentence of the document says about the clock, in the words of the engine's own reader.</summary>
    private static void Add(Dictionary<string, JsonElement> properties, ClockRule rule)
    {
        if (rule.After is { } after) properties["afterSupplement"] = Element(ClockPolicyNode(after));
        if (rule.Supplements is { } supplements) properties["supplements"] = JsonSerializer.SerializeToElement(supplements);
        if (rule.Extensions is { } extensions) properties["extensions"] = JsonSerializer.SerializeToElement(extensions);
        if (rule.ExtendedBy is { } by) properties["extendedBy"] = Element(by);
        if (!rule.NextWorkingDay) return;
        var counting = new JsonObject { ["from"] = "nextWorkingDay" };
        if (rule.ReceivedAfter is { } hour) counting["receivedAfter"] = hour.ToString("HH:mm", CultureInfo.InvariantCulture);
        properties["counting"] = Element(counting);
    }

    private static JsonObject ClockPolicyNode(AfterSupplement after) => after switch
    {
        AfterSupplement.Restart => new() { ["rule"] = "restart" },
        AfterSupplement.GoOn => new() { ["rule"] = "goOn" },
        AfterSupplement.NewLimit(var limit) => new() { ["rule"] = "newLimit", ["limit"] = JsonNode.Parse(Element(limit).GetRawText()) },
        AfterSupplement.LeftPlus(var more) => new() { ["rule"] = "leftPlus", ["limit"] = JsonNode.Parse(Element(more).GetRawText()) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What the document prints of a step beside what its payload carries.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(Step step)
    {
        var printed = new JsonObject { ["kind"] = KindOf(step.Automation), ["no"] = step.No, ["actor"] = step.Actor, ["time"] = step.Time };
        if (step.Phase is { } phase) printed["phase"] = phase;
        if (step.Detail.Length > 0) printed["detail"] = step.Detail;
        if (step.Limit?.From is { } from) printed["limitFrom"] = from;
        if (step.Products.Count > 0) printed["products"] = Texts(step.Products);
        return Fields(printed);
    }

    /// <summary>What a step without a person says: as any step, and for a timed wait the limit that is really waited for, with the unit whose calendar counts it.</summary>
    public static IReadOnlyDictionary<string, JsonElement> OfAutomatic(Step step)
    {
        var properties = new Dictionary<string, JsonElement>(Of(step), StringComparer.Ordinal);
        if (step.Automation is not Automation.Pause || step.Limit is not { } limit) return properties;
        properties["limit"] = Element(limit.Limit);
        if (step.Role?.Unit is { } unit) properties["unit"] = JsonSerializer.SerializeToElement(unit);
        return properties;
    }

    private static string KindOf(Automation? automation) => automation switch
    {
        null => "step",
        Automation.Pause or Automation.Await => "wait",
        Automation.Linked => "linked",
        Automation.Print => "document",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Marks the waiting for the applicant, during which the procedure's own clock stands still.</summary>
    public static IReadOnlyDictionary<string, JsonElement> SupplementOf(Stage stage) =>
        Fields(new JsonObject { ["kind"] = "supplement", ["of"] = stage.First.No });

    /// <summary>Names the agency whose answer an activity waits for, and the step that asks.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ConsultedOf(Step step, string agency) =>
        Fields(new JsonObject { ["kind"] = "consulted", ["of"] = step.No, ["actor"] = agency });

    public static JsonElement Element(TimeLimit limit) => Written(writer => HumanStepJson.Write(writer, limit));

    public static JsonElement Element(EscalationPolicy policy) => Written(writer => HumanStepJson.Write(writer, policy));

    private static JsonObject Header(Procedure procedure)
    {
        var header = new JsonObject { ["name"] = procedure.Name };
        Text("code", procedure.Code);
        Text("variant", procedure.Variant);
        Text("agency", procedure.Agency);
        Text("edition", procedure.Edition);
        Text("issuedOn", procedure.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("legalLimitText", procedure.LegalLimit?.Text);
        if (procedure.Sets is { } sets) header["sets"] = sets;
        header["components"] = new JsonArray([.. procedure.Components.Select(Component)]);
        header["fees"] = Texts(procedure.Fees);
        header["results"] = Texts(procedure.Results);
        header["legalBasis"] = Texts(procedure.LegalBasis);
        header["forms"] = Texts(procedure.Forms);
        return header;

        void Text(string name, string? value)
        {
            if (value is not null) header[name] = value;
        }
    }

    private static JsonNode Share(AgencyShare share)
    {
        var node = new JsonObject { ["agency"] = share.Agency };
        if (share.Units.Count > 0) node["units"] = Texts(share.Units);
        node["limit"] = JsonNode.Parse(Element(share.Limit).GetRawText());
        return node;
    }

    private static JsonNode Component(DossierComponent component)
    {
        var node = new JsonObject { ["text"] = component.Text };
        if (component.Kind is { } kind) node["kind"] = kind;
        if (component.Count is { } count) node["count"] = count;
        if (component.Condition is { } condition) node["condition"] = condition;
        return node;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static Dictionary<string, JsonElement> Fields(JsonObject node) =>
        node.ToDictionary(field => field.Key, field => Element(field.Value), StringComparer.Ordinal);

    private static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node);

    private static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(writer);
        using var parsed = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray()));
        return parsed.RootElement.Clone();
    }
}
