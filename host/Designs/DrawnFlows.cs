using System.Xml;
using System.Xml.Linq;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Which flows of a drawing a dossier took: between one stay and the next, the way through gateways that the outcome names.</summary>
internal static class DrawnFlows
{
    private const int MostGateways = 20;
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static readonly string[] Stays = ["userTask", "intermediateCatchEvent", "callActivity", "serviceTask"];

    private sealed record Flow(string Id, string Name, string From, string To);

    public static IReadOnlyList<ReplayFlow> Between(string drawing, IReadOnlyList<ReplayVisit> visits)
    {
        using var text = new StringReader(drawing);
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = XDocument.Load(reader);
        var outOf = document.Descendants(Bpmn + "sequenceFlow")
            .Select(flow => new Flow((string?)flow.Attribute("id") ?? "", (string?)flow.Attribute("name") ?? "", (string?)flow.Attribute("sourceRef") ?? "", (string?)flow.Attribute("targetRef") ?? ""))
            .ToLookup(flow => flow.From, StringComparer.Ordinal);
        var starts = document.Descendants(Bpmn + "startEvent").Select(start => (string?)start.Attribute("id") ?? "");
        var steps = document.Descendants().Where(node => node.Name.Namespace == Bpmn && Stays.Contains(node.Name.LocalName)).Select(step => (string?)step.Attribute("id") ?? "").ToHashSet(StringComparer.Ordinal);
        var taken = new List<ReplayFlow>();
        foreach (var start in starts)
            if (visits.Count > 0) Add(start, null, visits[0].From);
        foreach (var visit in visits)
            if (visit.To is { } left) Add(visit.Element, visit.Outcome, left);
        return taken;

        void Add(string from, string? outcome, DateTimeOffset at)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<string>([from]);
            while (open.TryDequeue(out var node) && seen.Count < MostGateways)
            {
                if (!seen.Add(node)) continue;
                var flows = outOf[node].ToList();
                // Where ways part, the outcome's is taken; where none bears its name, all are (a split) or the nameless one is (the rest).
                var named = flows.Where(flow => outcome is not null && flow.Name == outcome).ToList();
                var ways = flows.Count == 1 ? flows : named.Count > 0 ? named : flows.Exists(flow => flow.Name.Length > 0) ? [.. flows.Where(flow => flow.Name.Length == 0)] : flows;
                foreach (var flow in ways)
                {
                    taken.Add(new(flow.Id, at));
                    if (!steps.Contains(flow.To)) open.Enqueue(flow.To);
                }
            }
        }
    }
}
