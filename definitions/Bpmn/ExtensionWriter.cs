using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Writes what BPMN has no word for, in the vocabulary's elements.</summary>
internal static class ExtensionWriter
{
    public static XElement Of(Procedure procedure) => new(
        Ours + "procedure",
        Text("code", procedure.Code),
        Text("variant", procedure.Variant),
        Text("edition", procedure.Edition),
        Text("issuedOn", procedure.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Text("agency", procedure.Agency),
        Text("surveyOf", procedure.SurveyOf),
        Number("sets", procedure.Sets),
        Limit(procedure.LegalLimit),
        procedure.Components.Select(component => new XElement(
            Ours + "component", Text("text", component.Text), Text("kind", component.Kind), Number("count", component.Count), Text("condition", component.Condition))),
        Bodies("fee", procedure.Fees),
        Bodies("result", procedure.Results),
        Bodies("legalBasis", procedure.LegalBasis),
        Bodies("form", procedure.Forms),
        Escalation(procedure.Escalation),
        Source(procedure.Place));

    /// <summary>A step, and what happens at it without a person.</summary>
    public static IEnumerable<XElement> All(Step step)
    {
        yield return Of(step);
        switch (step.Automation)
        {
            case Automation.Pause:
                yield return new(Ours + "wait", Limit(step.Limit));
                break;
            case Automation.Await wait:
                yield return new(Ours + "wait", Text("event", wait.Event));
                break;
            case Automation.Linked linked:
                yield return new(Ours + "linked", Text("procedure", linked.Procedure), linked.Waits ? null : Text("wait", "false"));
                break;
            case Automation.Print print:
                yield return new(Ours + "automatic", Text("document", print.Document));
                break;
        }
    }

    /// <summary>A step; its role and unit are its lane's, so that moving it to another lane is all it takes to give it to somebody else.</summary>
    public static XElement Of(Step step) => new(
        Ours + "step",
        Number("no", step.No),
        Text("phase", step.Phase),
        Text("actor", step.Actor),
        step.Time.Length > 0 || step.Limit is not null ? Text("time", step.Time) : null,
        Number("group", step.Group),
        Text("form", step.Form),
        step.Detail.Length > 0 ? new XElement(Ours + "detail", step.Detail) : null,
        step.Automation is Automation.Pause ? null : Limit(step.Limit),
        step.Documents.Select(key => new XElement(Ours + "document", Text("key", key))),
        Bodies("product", step.Products),
        Bodies("legalBasis", step.LegalBasis),
        Escalation(step.Escalation),
        Source(step.Place),
        step.Inferences.Select(inference => new XElement(
            Ours + "inference", Text("what", inference.What), Text("sentence", inference.Sentence), inference.Confirmed ? Text("confirmed", "true") : null)));

    public static XElement Of(ActorRole role) => new(Ours + "actor", Text("role", role.Role), Text("unit", role.Unit));

    public static XElement End(bool applicant) => new(Ours + "end", Text("kind", applicant ? "applicant" : "completed"));

    private static XElement? Limit(PrintedLimit? limit) => limit is null ? null : new(
        Ours + "limit",
        Text("value", limit.Limit.Value.ToString(CultureInfo.InvariantCulture)),
        Text("unit", Name(limit.Limit.Unit.ToString())),
        Text("text", limit.Text),
        Text("unitSource", Name(limit.UnitSource.ToString())),
        Text("from", limit.From));

    private static XElement? Escalation(EscalationPolicy? policy) => policy is null ? null : policy.Name is { } name ? new(Ours + "escalation", Text("name", name)) : new(
        Ours + "escalation",
        Text("warnAt", string.Join(' ', policy.WarnAt.Select(share => share.ToString(CultureInfo.InvariantCulture)))),
        policy.Chain.Select(rung => new XElement(
            Ours + "rung",
            Text("role", rung.Role),
            Text("unit", rung.Unit),
            Text("after", rung.After.Value.ToString(CultureInfo.InvariantCulture)),
            Text("afterUnit", Name(rung.After.Unit.ToString())),
            rung.Channels.Count > 0 ? Text("channels", string.Join(' ', rung.Channels)) : null)));

    private static XElement? Source(Place place) => place is { Paragraph: null, Table: null, Row: null, Cell: null } ? null : new(
        Ours + "source", Number("paragraph", place.Paragraph), Number("table", place.Table), Number("row", place.Row), Number("cell", place.Cell));

    private static IEnumerable<XElement> Bodies(string name, IEnumerable<string> texts) => texts.Select(text => new XElement(Ours + name, text));

    private static XAttribute? Text(string name, string? value) => value is null ? null : new(name, value);

    private static XAttribute? Number(string name, int? value) => value is { } number ? new(name, number.ToString(CultureInfo.InvariantCulture)) : null;

    private static string Name(string word) => JsonNamingPolicy.CamelCase.ConvertName(word);
}
