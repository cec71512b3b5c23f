using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Writes a procedure as a BPMN 2.0 drawing: lanes by role and unit, outcomes as flows, and a layout of its own.</summary>
public static class BpmnWriter
{
    private const string Process = "quyTrinh";
    private const string Pool = "beBoi";

    /// <summary>UTF-8 XML. The procedure's routes lead to steps that exist; the checks say so before.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="earlier">An earlier drawing of it, whose positions stay as people have put them; null: a layout of its own.</param>
    public static byte[] Write(Procedure procedure, byte[]? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var drawn = DrawnProcess.Of(procedure);
        var document = new XDocument(new XElement(
            Model + "definitions",
            new XAttribute(XNamespace.Xmlns + "bpmn", Model),
            new XAttribute(XNamespace.Xmlns + "bpmndi", Diagram),
            new XAttribute(XNamespace.Xmlns + "dc", Shapes),
            new XAttribute(XNamespace.Xmlns + "di", Lines),
            new XAttribute(XNamespace.Xmlns + "lc", Ours),
            new XAttribute("id", "banVe"),
            new XAttribute("targetNamespace", "urn:laocai-workflows:procedures"),
            new XElement(
                Model + "collaboration",
                new XAttribute("id", "phoiHop"),
                new XElement(
                    Model + "participant", new XAttribute("id", Pool), new XAttribute("name", procedure.Agency ?? procedure.Name), new XAttribute("processRef", Process))),
            ProcessOf(procedure, drawn),
            DiagramOf(drawn, earlier is null ? null : EarlierDrawing.Of(earlier))));
        return Bytes(document);
    }

    private static XElement ProcessOf(Procedure procedure, DrawnProcess drawn) => new(
        Model + "process",
        new XAttribute("id", Process),
        new XAttribute("name", procedure.Name),
        new XAttribute("isExecutable", "true"),
        Extended(ExtensionWriter.Of(procedure)),
        new XElement(Model + "laneSet", new XAttribute("id", "lan"), drawn.Lanes.Select((lane, at) => new XElement(
            Model + "lane",
            new XAttribute("id", lane.Id),
            new XAttribute("name", lane.Name),
            lane.Role is { } role ? Extended(ExtensionWriter.Of(role)) : null,
            drawn.Nodes.Where(node => node.Lane == at).Select(node => new XElement(Model + "flowNodeRef", node.Id))))),
        drawn.Nodes.Select(node => NodeOf(node, drawn)),
        drawn.Flows.Select(flow => new XElement(
            Model + "sequenceFlow",
            new XAttribute("id", flow.Id),
            flow.Name is { } name ? new XAttribute("name", name) : null,
            new XAttribute("sourceRef", flow.From),
            new XAttribute("targetRef", flow.To))));

    private static XElement NodeOf(DrawnNode node, DrawnProcess drawn)
    {
        var element = new XElement(Model + Element(node), new XAttribute("id", node.Id));
        if (node.Name.Length > 0) element.Add(new XAttribute("name", node.Name));
        if (drawn.Flows.FirstOrDefault(flow => flow.From == node.Id && flow.IsDefault) is { } standard) element.Add(new XAttribute("default", standard.Id));
        if (node.Step is { } step) element.Add(Extended([.. ExtensionWriter.All(step)]));
        if (node.Kind is DrawnKind.End or DrawnKind.Applicant) element.Add(Extended(ExtensionWriter.End(node.Kind is DrawnKind.Applicant)));
        element.Add(drawn.Flows.Where(flow => flow.To == node.Id).Select(flow => new XElement(Model + "incoming", flow.Id)));
        element.Add(drawn.Flows.Where(flow => flow.From == node.Id).Select(flow => new XElement(Model + "outgoing", flow.Id)));
        if (node.IsWait) element.Add(new XElement(Model + (node.Step!.Automation is Automation.Pause ? BpmnWait.Timer : BpmnWait.Message), new XAttribute("id", $"{node.Id}_cho")));
        return element;
    }

    private static string Element(DrawnNode node) => node.Kind switch
    {
        DrawnKind.Start => "startEvent",
        DrawnKind.Task when node.IsWait => BpmnNames.Wait,
        DrawnKind.Task when node.Step?.Automation is Automation.Linked => BpmnNames.Linked,
        DrawnKind.Task when node.Step?.Automation is Automation.Print => BpmnNames.Automatic,
        DrawnKind.Task => "userTask",
        DrawnKind.Choice => "exclusiveGateway",
        DrawnKind.Parallel => "parallelGateway",
        _ => "endEvent",
    };

    private static XElement Extended(params XElement[] extensions) => new(Model + "extensionElements", extensions);

    private static XElement DiagramOf(DrawnProcess drawn, EarlierDrawing? earlier)
    {
        var fresh = BpmnLayout.Of(drawn);
        var kept = earlier is null ? null : KeptLayout.Of(drawn, fresh, earlier);
        var (nodes, flows, lanes, pool) = kept is null ? (fresh.Nodes, fresh.Flows, fresh.Lanes, fresh.Pool) : (kept.Nodes, kept.Flows, kept.Lanes, kept.Pool);
        return new(
            Diagram + "BPMNDiagram",
            new XAttribute("id", "hinh"),
            new XElement(
                Diagram + "BPMNPlane",
                new XAttribute("id", "mat"),
                new XAttribute("bpmnElement", "phoiHop"),
                Shape(Pool, pool, horizontal: true),
                drawn.Lanes.Select((lane, at) => Shape(lane.Id, lanes[at], horizontal: true)),
                drawn.Nodes.Select(node => Shape(node.Id, nodes[node.Id], horizontal: false, choice: node.Kind is DrawnKind.Choice)),
                drawn.Flows.Select(flow => new XElement(
                    Diagram + "BPMNEdge",
                    new XAttribute("id", $"{flow.Id}_hinh"),
                    new XAttribute("bpmnElement", flow.Id),
                    flows[flow.Id].Select(point => new XElement(Lines + "waypoint", new XAttribute("x", Number(point.X)), new XAttribute("y", Number(point.Y)))),
                    flow.Name is { Length: > 0 } name ? Label(name, flows[flow.Id]) : null))));
    }

    /// <summary>Words stand where a flow leaves: there no two flows of a choice meet, as they may in the middle of their ways.</summary>
    private static XElement Label(string name, IReadOnlyList<(int X, int Y)> way)
    {
        const int letter = 6, widest = 90, line = 14;
        var width = Math.Min(widest, name.Length * letter);
        var height = line * (1 + (name.Length * letter / widest));
        var ((x, y), next) = (way[0], way[1]);
        var (left, top) = next.Y < y ? (x + 4, y - height - 2) : next.Y > y ? (x + 4, y + 2) : (x + 2, y - height - 2);
        return new(Diagram + "BPMNLabel", new XElement(
            Shapes + "Bounds",
            new XAttribute("x", Number(left)),
            new XAttribute("y", Number(top)),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height))));
    }

    private static XElement Shape(string id, Bounds bounds, bool horizontal, bool choice = false) => new(
        Diagram + "BPMNShape",
        new XAttribute("id", $"{id}_hinh"),
        new XAttribute("bpmnElement", id),
        horizontal ? new XAttribute("isHorizontal", "true") : null,
        choice ? new XAttribute("isMarkerVisible", "true") : null,
        new XElement(
            Shapes + "Bounds",
            new XAttribute("x", Number(bounds.X)),
            new XAttribute("y", Number(bounds.Y)),
            new XAttribute("width", Number(bounds.Width)),
            new XAttribute("height", Number(bounds.Height))));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(XDocument document)
    {
        foreach (var attribute in document.Descendants().Attributes()) attribute.Value = Plain(attribute.Value);
        foreach (var text in document.DescendantNodes().OfType<XText>()) text.Value = Plain(text.Value);
        using var stream = new MemoryStream();

        // Line ends within a step's text are content and must survive: written as character references.
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineHandling = NewLineHandling.Entitize, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(stream, settings)) document.Save(writer);
        return stream.ToArray();
    }

    /// <summary>Without characters that XML cannot carry.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\n' or '\t' or '\r' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))));
}
