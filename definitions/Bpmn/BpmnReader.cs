using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>
/// Reads BPMN 2.0 drawings into procedures, one for each process. Hostile input gives diagnostics, never an exception; an element that
/// a procedure cannot have is reported by its id, and nothing is dropped in silence.
/// </summary>
public static class BpmnReader
{
    /// <param name="drawing">XML; read to its end and left open.</param>
    public static Reading Read(Stream drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return Read(BpmnXml.Load(drawing));
    }

    /// <param name="drawing">XML.</param>
    public static Reading Read(string drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return Read(BpmnXml.Load(drawing));
    }

    /// <summary>The drawing of one procedure, as a draft has it; the steps of a further process are named as an error, since they would not run.</summary>
    /// <param name="drawing">XML; read to its end and left open.</param>
    public static Reading ReadOne(Stream drawing)
    {
        var reading = Read(drawing);
        return reading.Procedures is [var first, _, ..]
            ? new([first], [.. reading.Diagnostics, .. reading.Procedures.Skip(1).Select(other => BpmnFindings.AnotherProcess(other.Place.Element, other.Name))])
            : reading;
    }

    private static Reading Read((XElement? Root, XmlFault? Fault) loaded)
    {
        var (root, fault) = loaded;
        if (root is null) return new([], [BpmnFindings.NotReadable(fault!)]);
        if (root.Name != Model + "definitions") return new([], [BpmnFindings.NotReadable(new($"phần tử gốc là “{root.Name.LocalName}”", $"its root is “{root.Name.LocalName}”"))]);
        var processes = root.Elements(Model + "process").ToList();
        if (processes.Count == 0) return new([], [BpmnFindings.NoProcess()]);
        var diagnostics = new List<Diagnostic>();
        DrawingFrame.Read(root, diagnostics);

        // Some tools write an empty process for the sheet itself, beside the one that was drawn.
        var drawn = processes.FindAll(process => process.Elements().Any(element => element.Name.Namespace == Model && element.Attribute("id") is not null && element.Name.LocalName != "laneSet"));
        if (drawn.Count == 0) drawn = processes;
        foreach (var empty in processes.Except(drawn)) diagnostics.Add(BpmnFindings.LeftOut(DrawingFrame.Pool(root, empty), (string?)empty.Attribute("name") ?? "process"));
        return new([.. drawn.Select(process => Procedure(process, diagnostics))], diagnostics);
    }

    private static Procedure Procedure(XElement process, List<Diagnostic> diagnostics)
    {
        var id = (string?)process.Attribute("id") ?? "process";
        var name = ((string?)process.Attribute("name") ?? "").Trim();
        if (name.Length == 0) diagnostics.Add(BpmnFindings.NoName(id));
        BpmnGraph.Foreign(id, process, diagnostics);
        var reader = new ExtensionReader(diagnostics);
        var header = reader.Procedure(id, name, process.Element(Model + "extensionElements")?.Element(Ours + "procedure"));
        var graph = BpmnGraph.Of(process, diagnostics);
        var lanes = Lanes(process);
        var (stages, first) = new StageFinder(graph, diagnostics).Find();
        if (first is null) return header;

        var read = stages.Values.SelectMany(stage => stage.Tasks).ToDictionary(task => task.Id, task => reader.Step(task, 0, lanes.GetValueOrDefault(task.Id)), StringComparer.Ordinal);
        var order = StageOrder.Of(stages, first, stage => stage.Tasks.Select(task => read[task.Id].Printed).Min());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var task in order.SelectMany(stage => InOrder(stage, read))) numbers[task.Id] = numbers.Count + 1;

        var steps = new List<Step>();
        for (var at = 0; at < order.Count; at++)
        {
            var stage = order[at];
            var tasks = InOrder(stage, read);
            var outcomes = new OutcomeReader(order, at, numbers, diagnostics).Of([.. tasks.Select(task => (task, read[task.Id].Printed ?? numbers[task.Id]))]);
            for (var one = 0; one < tasks.Count; one++)
            {
                steps.Add(read[tasks[one].Id].Step with
                {
                    No = numbers[tasks[one].Id],
                    Outcomes = outcomes[one],
                    Together = tasks.Count > 1 ? numbers[tasks[0].Id] : null,
                });
            }
        }

        return header with { Steps = steps };
    }

    private static List<BpmnNode> InOrder(DrawnStage stage, Dictionary<string, (Step Step, int? Printed)> read) =>
        [.. stage.Tasks.OrderBy(task => read[task.Id].Printed ?? int.MaxValue)];

    /// <summary>The innermost lane of each flow node.</summary>
    private static Dictionary<string, BpmnLane> Lanes(XElement process)
    {
        var lanes = new Dictionary<string, BpmnLane>(StringComparer.Ordinal);
        foreach (var lane in process.Descendants(Model + "lane"))
        {
            var who = new BpmnLane(
                ((string?)lane.Attribute("name") ?? "").Trim(), ExtensionReader.Role(lane.Element(Model + "extensionElements")?.Element(Ours + "actor")));
            foreach (var node in lane.Elements(Model + "flowNodeRef")) lanes[node.Value.Trim()] = who;
        }

        return lanes;
    }
}
