using System.Xml;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>
/// Reads a BPMN 2.0 drawing into a procedure. What a procedure cannot hold is named at its element and never dropped silently;
/// one mistake does not hide another. No document type is accepted, so no entity is ever expanded.
/// </summary>
public static class BpmnReader
{
    private const int MostCharacters = 8 * 1024 * 1024;
    private const int MostElements = 5000;

    /// <summary>The first process of the drawing that has steps, or else its first.</summary>
    public static Reading Read(string drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        XDocument document;
        try
        {
            using var text = new StringReader(drawing);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
            document = XDocument.Load(reader);
        }
        catch (XmlException exception)
        {
            return new([], [DrawingFindings.NotXml(exception.Message)]);
        }

        var processes = document.Descendants(BpmnNames.Bpmn + "process").ToList();
        if ((processes.Find(one => one.Elements(BpmnNames.Bpmn + "userTask").Any()) ?? processes.FirstOrDefault()) is not { } process)
            return new([], [DrawingFindings.NoProcess()]);
        return process.Elements().Take(MostElements + 1).Count() > MostElements
            ? new([], [DrawingFindings.TooMany(MostElements)])
            : Read(process);
    }

    private static Reading Read(XElement process)
    {
        var diagnostics = new List<Diagnostic>();
        var drawn = DrawnProcess.Of(process);
        foreach (var element in drawn.Foreign) diagnostics.Add(DrawingFindings.Foreign(element.Text("id") ?? process.Text("id") ?? "", element.Name.LocalName));
        foreach (var node in drawn.Nodes)
        {
            if (node.Type == "intermediateCatchEvent") diagnostics.Add(DrawingFindings.NotCompiled(node, "Chỗ chờ", "A wait"));
            else if (node.Type == "callActivity") diagnostics.Add(DrawingFindings.NotCompiled(node, "Thủ tục liên thông", "A linked procedure"));
            else if (node.Type == "serviceTask") diagnostics.Add(DrawingFindings.NotCompiled(node, "Văn bản tự động", "An automatic document"));
        }

        var starts = drawn.Nodes.Count(node => node.Type == "startEvent");
        if (starts != 1) diagnostics.Add(DrawingFindings.Starts(process.Text("id") ?? "", starts));

        var stages = DrawnStages.Of(drawn, diagnostics);
        var numbers = new Dictionary<DrawnStage, int>();
        var next = 1;
        foreach (var stage in stages.Ordered)
        {
            numbers.Add(stage, next);
            next += stage.Steps.Count;
        }

        var outcomes = new DrawnOutcomes(drawn, stages, diagnostics);
        var steps = stages.Ordered.SelectMany(stage => StepsOf(stage, numbers, outcomes, diagnostics)).ToList();
        return new([HeaderElement.Read(process, steps, diagnostics)], [.. diagnostics.Distinct()]);
    }

    private static IEnumerable<Step> StepsOf(DrawnStage stage, Dictionary<DrawnStage, int> numbers, DrawnOutcomes outcomes, List<Diagnostic> diagnostics)
    {
        var first = numbers[stage];
        var ends = outcomes.Of(stage, numbers);
        return stage.Steps.Select((node, index) => StepElement.Read(node, first + index, stage.Steps.Count > 1 ? first : null, diagnostics) with
        {
            Outcomes = index == 0 ? ends : [], // what follows a join is decided once, by the group's first step
            AllOutcomes = true,
        });
    }
}
