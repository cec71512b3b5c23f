using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>What stands in a drawing beside its processes: pools, messages between them, notes and declarations. What is not used is named.</summary>
internal static class DrawingFrame
{
    private static readonly string[] Notes = ["documentation", "textAnnotation", "association", "group"];

    public static void Read(XElement root, List<Diagnostic> diagnostics)
    {
        foreach (var element in root.Elements().Where(element => element.Name.Namespace == Model))
        {
            switch (element.Name.LocalName)
            {
                case "collaboration":
                    foreach (var part in element.Elements().Where(part => part.Name != Model + "documentation" || !string.IsNullOrWhiteSpace(part.Value))) Part(part, diagnostics);
                    break;
                case "process" or "extensionElements":
                    break;
                default:
                    diagnostics.Add(BpmnFindings.LeftOut(null, $"{element.Name.LocalName} {(string?)element.Attribute("name")}".Trim()));
                    break;
            }
        }

        foreach (var lane in root.Descendants(Model + "lane")) BpmnGraph.Foreign((string?)lane.Attribute("id") ?? "lane", lane, diagnostics);
    }

    /// <summary>The pool of a process, which is what a person sees of it; the process itself where it has none.</summary>
    public static string? Pool(XElement root, XElement process)
    {
        var id = (string?)process.Attribute("id");
        return (string?)root.Descendants(Model + "participant").FirstOrDefault(pool => (string?)pool.Attribute("processRef") == id)?.Attribute("id") ?? id;
    }

    private static void Part(XElement part, List<Diagnostic> diagnostics)
    {
        var (type, id) = (part.Name.LocalName, (string?)part.Attribute("id") ?? "");
        if (part.Name.Namespace == Model && Notes.Contains(type)) diagnostics.Add(BpmnFindings.LeftOut(id.Length > 0 ? id : null, BpmnGraph.Words(part)));
        else if (part.Name == Model + "participant" && part.Attribute("processRef") is not null) BpmnGraph.Foreign(id, part, diagnostics);
        else if (part.Name != Model + "extensionElements") diagnostics.Add(BpmnFindings.Unsupported(id, (string?)part.Attribute("name") ?? "", type));
    }
}
