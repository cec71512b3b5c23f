using System.Xml.Linq;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>A node of a drawing.</summary>
/// <param name="Id">Unique in the drawing.</param>
/// <param name="Type">BPMN's local name, such as <c>userTask</c>.</param>
/// <param name="Name">As drawn; empty where there is none.</param>
/// <param name="Element">The element itself.</param>
/// <param name="Lane">The innermost lane that lists the node.</param>
internal sealed record DrawnNode(string Id, string Type, string Name, XElement Element, XElement? Lane)
{
    public bool IsStep => Type == "userTask";
    public bool IsRoute => Type == "exclusiveGateway";
    public bool IsParallel => Type == "parallelGateway";
    public bool IsEnd => Type == "endEvent";
}

internal sealed record DrawnFlow(string Id, string Name, DrawnNode From, DrawnNode To);

/// <summary>The process of a drawing as a graph, in document order.</summary>
internal sealed class DrawnProcess
{
    private readonly ILookup<string, DrawnFlow> into;
    private readonly ILookup<string, DrawnFlow> outOf;

    private DrawnProcess(XElement element, IReadOnlyList<DrawnNode> nodes, IReadOnlyList<DrawnFlow> flows, IReadOnlyList<XElement> foreign)
    {
        Element = element;
        Nodes = nodes;
        Foreign = foreign;
        into = flows.ToLookup(flow => flow.To.Id, StringComparer.Ordinal);
        outOf = flows.ToLookup(flow => flow.From.Id, StringComparer.Ordinal);
    }

    public XElement Element { get; }

    public IReadOnlyList<DrawnNode> Nodes { get; }

    /// <summary>Elements of the process that a procedure cannot hold, each to be named.</summary>
    public IReadOnlyList<XElement> Foreign { get; }

    public IEnumerable<DrawnFlow> Into(DrawnNode node) => into[node.Id];

    public IEnumerable<DrawnFlow> OutOf(DrawnNode node) => outOf[node.Id];

    public static DrawnProcess Of(XElement process)
    {
        var lanes = process.Descendants(BpmnNames.Bpmn + "lane").ToList();
        var laneOf = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var lane in lanes) // inner lanes come after the ones around them
            foreach (var reference in lane.Elements(BpmnNames.Bpmn + "flowNodeRef")) laneOf[reference.Value.Trim()] = lane;

        var nodes = new Dictionary<string, DrawnNode>(StringComparer.Ordinal);
        var foreign = new List<XElement>();
        foreach (var element in process.Elements().Where(element => element.Name.Namespace == BpmnNames.Bpmn))
        {
            if (Aside.Contains(element.Name.LocalName)) continue;
            if (element.Text("id") is { } id && IsAccepted(element)) nodes.TryAdd(id, new(id, element.Name.LocalName, element.Text("name") ?? "", element, laneOf.GetValueOrDefault(id)));
            else foreign.Add(element);
        }

        var flows = new List<DrawnFlow>();
        foreach (var flow in process.Elements(BpmnNames.Bpmn + "sequenceFlow"))
        {
            if (flow.Text("sourceRef") is { } source && flow.Text("targetRef") is { } target && nodes.TryGetValue(source, out var from) && nodes.TryGetValue(target, out var to))
                flows.Add(new(flow.Text("id") ?? "", flow.Text("name") ?? "", from, to));
        }

        return new(process, [.. nodes.Values], flows, foreign);
    }

    private static readonly HashSet<string> Aside = new(StringComparer.Ordinal)
    {
        "sequenceFlow", "laneSet", "extensionElements", "documentation", "textAnnotation", "association", "group", "incoming", "outgoing",
    };

    /// <summary>The set of <c>designer/src/vocabulary/accepted.json</c>.</summary>
    private static bool IsAccepted(XElement element)
    {
        var events = element.Elements().Where(child => child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).Select(child => child.Name.LocalName).ToList();
        return element.Name.LocalName switch
        {
            "startEvent" or "endEvent" => events.Count == 0,
            "intermediateCatchEvent" => events is ["timerEventDefinition" or "messageEventDefinition"],
            "userTask" or "exclusiveGateway" or "parallelGateway" or "callActivity" or "serviceTask" => true,
            _ => false,
        };
    }
}
