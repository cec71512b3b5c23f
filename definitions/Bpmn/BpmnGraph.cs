using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

internal enum BpmnKind { Start, Task, Choice, Parallel, End, Unsupported }

/// <summary>A flow node as it stands in the file.</summary>
internal sealed record BpmnNode(string Id, string Type, BpmnKind Kind, string Name, XElement Element)
{
    /// <summary>The vocabulary's element inside it; null where there is none.</summary>
    public XElement? Ours(string name) => Element.Element(Model + "extensionElements")?.Element(BpmnNames.Ours + name);

    public bool LeadsToApplicant => Kind is BpmnKind.End && (string?)Ours("end")?.Attribute("kind") == "applicant";
}

/// <summary>A sequence flow as it stands in the file.</summary>
internal sealed record BpmnFlow(string Id, string From, string To, string Name)
{
    /// <summary>The gateway takes it when no other is taken.</summary>
    public bool IsDefault { get; init; }
}

/// <summary>The flow nodes and flows of one process, with everything else reported.</summary>
internal sealed class BpmnGraph
{
    private static readonly Dictionary<string, BpmnKind> Kinds = new(StringComparer.Ordinal)
    {
        ["startEvent"] = BpmnKind.Start,
        ["userTask"] = BpmnKind.Task,
        ["task"] = BpmnKind.Task,
        ["manualTask"] = BpmnKind.Task,
        [BpmnNames.Wait] = BpmnKind.Task,
        [BpmnNames.Linked] = BpmnKind.Task,
        [BpmnNames.Automatic] = BpmnKind.Task,
        ["exclusiveGateway"] = BpmnKind.Choice,
        ["parallelGateway"] = BpmnKind.Parallel,
        ["endEvent"] = BpmnKind.End,
    };

    private static readonly string[] Notes = ["documentation", "textAnnotation", "association", "group", "category"];

    private static readonly string[] Plain = ["incoming", "outgoing", "extensionElements", "terminateEventDefinition"];

    private readonly Dictionary<string, BpmnNode> nodes = new(StringComparer.Ordinal);
    private readonly List<BpmnFlow> flows = [];

    private BpmnGraph() { }

    public IReadOnlyDictionary<string, BpmnNode> Nodes => nodes;

    public ILookup<string, BpmnFlow> Outgoing { get; private set; } = Array.Empty<BpmnFlow>().ToLookup(flow => flow.From);

    public static BpmnGraph Of(XElement process, List<Diagnostic> diagnostics)
    {
        var graph = new BpmnGraph();
        foreach (var element in process.Elements()) graph.Read(element, diagnostics);
        foreach (var flow in graph.flows.ToList())
        {
            var loose = !graph.nodes.ContainsKey(flow.From) ? flow.From : !graph.nodes.ContainsKey(flow.To) ? flow.To : null;
            if (loose is null) continue;
            diagnostics.Add(BpmnFindings.Loose(flow.Id, loose));
            graph.flows.Remove(flow);
        }

        for (var at = 0; at < graph.flows.Count; at++)
            graph.flows[at] = graph.flows[at] with { IsDefault = (string?)graph.nodes[graph.flows[at].From].Element.Attribute("default") == graph.flows[at].Id };
        graph.Outgoing = graph.flows.ToLookup(flow => flow.From, StringComparer.Ordinal);
        return graph;
    }

    private void Read(XElement element, List<Diagnostic> diagnostics)
    {
        var type = element.Name.LocalName;
        var id = (string?)element.Attribute("id") ?? "";
        if (element.Name.Namespace != Model)
        {
            diagnostics.Add(BpmnFindings.UnsupportedInside(id.Length > 0 ? id : type, type));
            return;
        }

        if (type is "extensionElements" or "laneSet" || IsEmptyNote(element)) return;
        Foreign(id, element, diagnostics);
        if (Notes.Contains(type))
        {
            diagnostics.Add(BpmnFindings.LeftOut(id.Length > 0 ? id : null, Words(element)));
            return;
        }

        if (type == "sequenceFlow")
        {
            var name = ((string?)element.Attribute("name") ?? "").Trim();
            if (element.Element(Model + "conditionExpression") is not null) diagnostics.Add(BpmnFindings.ConditionLeftOut(id, name));
            flows.Add(new(id, (string?)element.Attribute("sourceRef") ?? "", (string?)element.Attribute("targetRef") ?? "", name));
            return;
        }

        var kind = type == Wait && BpmnWait.Of(element) is null ? BpmnKind.Unsupported : Kinds.GetValueOrDefault(type, BpmnKind.Unsupported);
        var node = new BpmnNode(id, type, kind, ((string?)element.Attribute("name") ?? "").Trim(), element);
        if (!nodes.TryAdd(id, node)) diagnostics.Add(BpmnFindings.SameId(id));
        if (node.Kind is BpmnKind.Unsupported)
        {
            diagnostics.Add(BpmnFindings.Unsupported(node.Id, node.Name, node.Type));
            return;
        }

        if (type is "task" or "manualTask") diagnostics.Add(BpmnFindings.TakenAsStep(node));
        foreach (var inside in element.Elements())
        {
            if (inside.Name.Namespace == Model && (Plain.Contains(inside.Name.LocalName) || (type == Wait && inside.Name.LocalName == BpmnWait.Of(element)))) continue;
            if (IsEmptyNote(inside)) continue;
            if (inside.Name.Namespace == Model && Notes.Contains(inside.Name.LocalName)) diagnostics.Add(BpmnFindings.LeftOut(id, Words(inside)));
            else diagnostics.Add(BpmnFindings.UnsupportedInside(id, inside.Name.LocalName));
        }

    }

    /// <summary>What another tool has written about an element in its own words; it is named, since it is not used.</summary>
    public static void Foreign(string id, XElement element, List<Diagnostic> diagnostics)
    {
        var attributes = element.Attributes().Select(attribute => attribute.Name).Where(name => name.Namespace != XNamespace.None && name.Namespace != XNamespace.Xml && name.Namespace != Model && name.Namespace != BpmnNames.Ours);
        var elements = element.Elements(Model + "extensionElements").Elements().Select(inside => inside.Name).Where(name => name.Namespace != BpmnNames.Ours);
        foreach (var name in attributes.Concat(elements).Select(name => name.LocalName).Distinct(StringComparer.Ordinal)) diagnostics.Add(BpmnFindings.UnknownWord(id, name));
    }

    /// <summary>Some tools write an empty note at everything; nothing is lost by it.</summary>
    private static bool IsEmptyNote(XElement element) => element.Name == Model + "documentation" && string.IsNullOrWhiteSpace(element.Value);

    public static string Words(XElement element)
    {
        var words = element.Value.Trim();
        return words.Length == 0 ? element.Name.LocalName : words.Length > 80 ? words[..80] + "…" : words;
    }
}
