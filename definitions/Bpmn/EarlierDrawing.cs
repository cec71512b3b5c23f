using System.Globalization;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Catalogue;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>
/// Where people have put things in an earlier drawing of a procedure. Elements are found again by what they are (a step by its words,
/// a gateway by the steps before it), since their ids change with every number.
/// </summary>
internal sealed class EarlierDrawing
{
    private readonly Dictionary<string, Bounds> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bounds> lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To, string Name), IReadOnlyList<(int X, int Y)>> flows = [];

    private EarlierDrawing() { }

    public IReadOnlyDictionary<string, Bounds> Nodes => nodes;

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Bounds> Lanes => lanes;

    public Bounds? Pool { get; private set; }

    /// <summary>The way of a flow between two elements; null where there was none of that name.</summary>
    public IReadOnlyList<(int X, int Y)>? Way(string from, string to, string? name) => flows.GetValueOrDefault((from, to, name ?? ""));

    /// <summary>Null where the file is no drawing, or one without positions.</summary>
    public static EarlierDrawing? Of(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        if (BpmnXml.Load(stream).Root is not { } root || root.Element(Model + "process") is not { } process) return null;
        var shapes = new Dictionary<string, Bounds>(StringComparer.Ordinal);
        foreach (var shape in root.Descendants(Diagram + "BPMNShape"))
            if ((string?)shape.Attribute("bpmnElement") is { } of && BoundsOf(shape.Element(Shapes + "Bounds")) is { } bounds) shapes.TryAdd(of, bounds);
        var ways = new Dictionary<string, IReadOnlyList<(int X, int Y)>>(StringComparer.Ordinal);
        foreach (var edge in root.Descendants(Diagram + "BPMNEdge"))
            if ((string?)edge.Attribute("bpmnElement") is { } of) ways.TryAdd(of, [.. edge.Elements(Lines + "waypoint").Select(point => (Number(point, "x"), Number(point, "y")))]);

        var graph = BpmnGraph.Of(process, []);
        var sketch = graph.Nodes.Values.Select(node => new SketchNode(node.Id, KindOf(node), node.Name)).ToList();
        var connections = graph.Outgoing.SelectMany(from => from).ToList();
        var names = DrawingNames.Of(sketch, [.. connections.Select(flow => (flow.From, flow.To))]);
        var earlier = new EarlierDrawing { Pool = root.Descendants(Model + "participant").Select(pool => shapes.GetValueOrDefault((string?)pool.Attribute("id") ?? "")).FirstOrDefault(bounds => bounds is not null) };
        foreach (var (id, name) in names)
            if (shapes.TryGetValue(id, out var bounds)) earlier.nodes.TryAdd(name, bounds);
        foreach (var lane in process.Descendants(Model + "lane"))
            if (shapes.TryGetValue((string?)lane.Attribute("id") ?? "", out var bounds)) earlier.lanes.TryAdd((string?)lane.Attribute("name") ?? "", bounds);
        foreach (var flow in connections)
            if (ways.TryGetValue(flow.Id, out var way) && way.Count > 1) earlier.flows.TryAdd((names[flow.From], names[flow.To], flow.Name), way);
        return earlier.nodes.Count == 0 ? null : earlier;
    }

    private static DrawnKind KindOf(BpmnNode node) => node.Kind switch
    {
        BpmnKind.Start => DrawnKind.Start,
        BpmnKind.Choice => DrawnKind.Choice,
        BpmnKind.Parallel => DrawnKind.Parallel,
        BpmnKind.End => node.LeadsToApplicant ? DrawnKind.Applicant : DrawnKind.End,
        _ => DrawnKind.Task,
    };

    private static Bounds? BoundsOf(XElement? bounds) => bounds is null ? null
        : new(Number(bounds, "x"), Number(bounds, "y"), Math.Max(1, Number(bounds, "width")), Math.Max(1, Number(bounds, "height")));

    /// <summary>Pixels; a drawing tool may write fractions. What is no number, or out of any screen, counts as 0.</summary>
    private static int Number(XElement element, string name) =>
        double.TryParse((string?)element.Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000 ? (int)Math.Round(number) : 0;
}

/// <summary>An element as its name is found.</summary>
internal sealed record SketchNode(string Id, DrawnKind Kind, string Name);

/// <summary>Names elements by what they are, the same in two drawings of the same procedure.</summary>
internal static class DrawingNames
{
    /// <summary>By id.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<SketchNode> nodes, IReadOnlyList<(string From, string To)> flows)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => node.Kind is DrawnKind.Start or DrawnKind.Task))
            Give(node, node.Kind is DrawnKind.Start ? "start" : $"step {string.Join(' ', VietnameseWords.Split(node.Name))}");
        foreach (var node in nodes.Where(node => node.Kind is DrawnKind.Choice or DrawnKind.Parallel)) Give(node, $"{node.Kind} {Around(node.Id)}");
        foreach (var node in nodes.Where(node => node.Kind is DrawnKind.End or DrawnKind.Applicant))
            Give(node, node.Kind is DrawnKind.End ? "end" : $"applicant {string.Join(" + ", flows.Where(flow => flow.To == node.Id).Select(flow => names.GetValueOrDefault(flow.From, "?")).Order(StringComparer.Ordinal))}");
        return names;

        // Steps right before tell a choice and a join, steps right behind tell a fork.
        string Around(string id)
        {
            var before = flows.Where(flow => flow.To == id).Select(flow => names.GetValueOrDefault(flow.From, "?")).Order(StringComparer.Ordinal);
            var behind = flows.Where(flow => flow.From == id).Select(flow => names.GetValueOrDefault(flow.To, "?")).Order(StringComparer.Ordinal);
            return nodes.Any(node => node.Id == id && node.Kind is DrawnKind.Parallel) ? $"{string.Join(" + ", before)} > {string.Join(" + ", behind)}" : string.Join(" + ", before);
        }

        void Give(SketchNode node, string name)
        {
            var times = used[name] = used.GetValueOrDefault(name) + 1;
            names[node.Id] = times == 1 ? name : FormattableString.Invariant($"{name} #{times}");
        }
    }
}
