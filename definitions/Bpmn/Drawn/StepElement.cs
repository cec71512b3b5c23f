using System.Globalization;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>Reads <c>lc:step</c>.</summary>
internal static class StepElement
{
    /// <summary>A step without its outcomes, which the flows say.</summary>
    public static Step Read(DrawnNode node, int no, int? together, List<Diagnostic> diagnostics)
    {
        var step = node.Element.Extension("step");
        var actor = node.Lane?.Extension("actor");
        var role = step.Text("role") ?? actor.Text("role");
        var unit = step.Text("unit") ?? actor.Text("unit");
        var limit = LimitElement.Read(step?.Element(BpmnNames.Ours + "limit"), node.Id, diagnostics);
        return new()
        {
            No = no,
            Text = node.Name,
            Detail = step?.Element(BpmnNames.Ours + "detail")?.Value.Trim() ?? "",
            Phase = step.Text("phase"),
            Actor = step.Text("actor") ?? node.Lane.Text("name") ?? "",
            Role = role is not null && unit is not null ? new(role, unit) : null,
            Time = step.Text("time") ?? limit?.Text ?? "",
            Limit = limit,
            Group = Whole(step.Text("group")),
            Together = together,
            Products = step.Lines("product"),
            Form = step.Text("form"),
            Documents = step is null ? [] : [.. step.Elements(BpmnNames.Ours + "document").Select(document => document.Text("key")).OfType<string>()],
            LegalBasis = step.Lines("legalBasis"),
            Escalation = LimitElement.ReadEscalation(step?.Element(BpmnNames.Ours + "escalation"), node.Id, diagnostics),
            Place = PlaceOf(step?.Element(BpmnNames.Ours + "source")) with { Element = node.Id },
            Inferences = step is null ? [] :
            [
                .. step.Elements(BpmnNames.Ours + "inference")
                    .Select(inference => new Inference(inference.Text("what") ?? "", inference.Text("sentence") ?? "", inference.Text("confirmed") == "true")),
            ],
        };
    }

    public static Place PlaceOf(XElement? source) => new()
    {
        Paragraph = Whole(source.Text("paragraph")),
        Table = Whole(source.Text("table")),
        Row = Whole(source.Text("row")),
        Cell = Whole(source.Text("cell")),
    };

    public static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
