using System.Globalization;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>Reads <c>lc:procedure</c>, the document's head.</summary>
internal static class HeaderElement
{
    public static Procedure Read(XElement process, IReadOnlyList<Step> steps, List<Diagnostic> diagnostics)
    {
        var header = process.Extension("procedure");
        var id = process.Text("id") ?? "";
        return new()
        {
            Name = process.Text("name") ?? "",
            Code = header.Text("code"),
            Variant = header.Text("variant"),
            Edition = header.Text("edition"),
            IssuedOn = DateOnly.TryParseExact(header.Text("issuedOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Agency = header.Text("agency"),
            LegalLimit = LimitElement.Read(header?.Element(BpmnNames.Ours + "limit"), id, diagnostics),
            Steps = steps,
            Components = header is null ? [] :
            [
                .. header.Elements(BpmnNames.Ours + "component")
                    .Where(component => component.Text("text") is not null)
                    .Select(component => new DossierComponent(component.Text("text")!, component.Text("kind"), StepElement.Whole(component.Text("count")), component.Text("condition"))),
            ],
            Sets = StepElement.Whole(header.Text("sets")),
            Fees = header.Lines("fee"),
            Results = header.Lines("result"),
            LegalBasis = header.Lines("legalBasis"),
            Forms = header.Lines("form"),
            Escalation = LimitElement.ReadEscalation(header?.Element(BpmnNames.Ours + "escalation"), id, diagnostics),
            Place = StepElement.PlaceOf(header?.Element(BpmnNames.Ours + "source")) with { Element = id },
        };
    }
}
