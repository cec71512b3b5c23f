using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>
/// The picture of a published definition. What runs by itself (switches, variables) is not drawn; its ports become the arrows' words.
/// Works for any Elsa flowchart, not only for compiled ones.
/// </summary>
internal static class DefinitionPicture
{
    private static readonly string[] Silent =
    [
        ActivityTypes.Start, ActivityTypes.FlowSwitch, ActivityTypes.FlowDecision, ActivityTypes.SetVariable, ActivityTypes.SetOutput, ActivityTypes.PublishEvent,
    ];

    /// <summary>Silent ways followed from one step; real ones have a handful, and a picture of more helps nobody.</summary>
    private const int MostWays = 50_000;

    public static Picture Of(WorkflowDocument document)
    {
        var body = document.Root.Flowchart ?? new();
        var byId = new Dictionary<string, ActivityNode>(StringComparer.Ordinal);
        foreach (var activity in body.Activities) byId.TryAdd(activity.Id, activity);
        var outgoing = body.Connections.ToLookup(connection => connection.Source, StringComparer.Ordinal);
        var start = body.Start ?? body.Activities.FirstOrDefault(activity => activity.Type == ActivityTypes.Start)?.Id ?? (body.Activities.Count > 0 ? body.Activities[0].Id : null);
        if (start is null) return new(document.Name, [], []);

        var nodes = new List<PictureNode>();
        var edges = new List<PictureEdge>();
        var open = new Queue<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var first = byId.TryGetValue(start, out var begin) && begin.Type == ActivityTypes.Start ? start : "\u0000start";
        nodes.Add(new(first, NodeKind.Start));
        if (first == start) Follow(start);
        else if (byId.ContainsKey(start)) Arrive(first, start, "");
        while (open.TryDequeue(out var at))
        {
            nodes.Add(Node(byId[at]));
            if (byId[at].Type is not (ActivityTypes.End or ActivityTypes.Finish or ActivityTypes.Fault)) Follow(at);
        }

        if (edges.Any(edge => edge.To == Picture.EndId)) nodes.Add(new(Picture.EndId, NodeKind.End));
        return new Picture(document.Name, nodes, [.. edges.Where(edge => !LeavesSupplement(edge))]).Merged();

        // A stack of its own, since a document may chain any number of silent steps.
        void Follow(string from)
        {
            var passed = new HashSet<(string At, string Label, string? Jump)>();
            var way = new Stack<(string At, string Label, string? Jump)>([(from, "", null)]);
            while (passed.Count < MostWays && way.TryPop(out var here))
            {
                if (!passed.Add(here)) continue;
                var silent = new List<(string At, string Label, string? Jump)>();
                foreach (var (port, target) in Ways(byId[here.At], outgoing[here.At], here.Jump))
                {
                    var words = here.Label.Length > 0 || port is "Done" or "Default" || byId[here.At].Type == ActivityTypes.FlowFork || here.At == ActivityIds.Router ? here.Label : Words(port);
                    if (target is null) edges.Add(new(from, Picture.EndId, words));
                    else if (!byId.TryGetValue(target, out var next)) continue;
                    else if (Silent.Contains(next.Type) && !IsStep(next)) silent.Add((target, words, JumpOf(next) ?? here.Jump));
                    else if (target != from || port != "Default") Arrive(from, target, words);
                }

                foreach (var next in silent.AsEnumerable().Reverse()) way.Push(next);
            }
        }

        void Arrive(string from, string target, string words)
        {
            edges.Add(new(from, target, words));
            if (seen.Add(target)) open.Enqueue(target);
        }

        bool LeavesSupplement(PictureEdge edge) => edge.To == Picture.EndId && nodes.Any(node => node.Id == edge.From && node.BesideOf is not null);
    }

    /// <summary>A step of the document is drawn even where it runs by itself.</summary>
    private static bool IsStep(ActivityNode node) => node.CustomProperties.ContainsKey("no");

    private static List<(string Port, string? Target)> Ways(ActivityNode node, IEnumerable<Connection> connections, string? jump)
    {
        var ways = connections.Select(connection => (Port: connection.SourcePort, Target: (string?)connection.Target)).ToList();
        if (node.Id == ActivityIds.Router && node.Type == ActivityTypes.FlowSwitch)
            return ways.Where(way => jump is null ? way.Port == "Default" : way.Target == jump || way.Target == jump.Replace("buoc", "tach", StringComparison.Ordinal)).ToList();
        foreach (var port in Ports(node))
            if (!ways.Any(way => way.Port == port)) ways.Add((port, null));
        return ways;
    }

    /// <summary>Where the router will lead from here; null for a variable that is not the router's.</summary>
    private static string? JumpOf(ActivityNode node) =>
        node.Extra.TryGetValue("variable", out var variable) && variable.ValueKind is JsonValueKind.Object
        && variable.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String && name.ValueEquals(ActivityIds.Destination)
        && node.Inputs.TryGetValue("value", out var value) && value.Expression.Value.ValueKind is JsonValueKind.String
            ? value.Expression.Value.GetString()
            : null;

    /// <summary>Ports that end the path where nothing is connected to them.</summary>
    private static IEnumerable<string> Ports(ActivityNode node) => node.Type switch
    {
        ActivityTypes.FlowDecision => ["True", "False"],
        ActivityTypes.FlowSwitch when node.Extra.TryGetValue("cases", out var cases) && cases.ValueKind is JsonValueKind.Array =>
            cases.EnumerateArray()
                .Where(one => one.ValueKind is JsonValueKind.Object && one.TryGetProperty("label", out var label) && label.ValueKind is JsonValueKind.String)
                .Select(one => one.GetProperty("label").GetString()!)
                .Append("Default"),
        ActivityTypes.FlowSwitch or ActivityTypes.FlowFork => [],
        _ => ["Done"],
    };

    private static string Words(string port) => port switch
    {
        "True" => "Đúng",
        "False" => "Sai",
        _ => port,
    };

    private static PictureNode Node(ActivityNode node) => node.Type switch
    {
        ActivityTypes.FlowFork or ActivityTypes.FlowJoin => new(node.Id, NodeKind.Bar),
        ActivityTypes.End or ActivityTypes.Finish => new(node.Id, NodeKind.End),
        ActivityTypes.RunTask => Task(node),
        _ => new(node.Id, NodeKind.Task, Display(node)),
    };

    private static PictureNode Task(ActivityNode node)
    {
        var step = Payload(node);
        var beside = node.CustomProperties.TryGetValue("kind", out var kind) && kind.ValueKind is JsonValueKind.String && kind.ValueEquals("supplement")
            && node.CustomProperties.TryGetValue("of", out var of) && of.ValueKind is JsonValueKind.Number && of.TryGetInt32(out var no)
            ? ActivityIds.Step(no)
            : null;
        return new(
            node.Id,
            NodeKind.Task,
            beside is not null || step.Title.Length == 0 ? Display(node) : step.Title,
            step.Role is null ? "" : RoleCatalogue.Shipped.Find(step.Role)?.Vietnamese ?? step.Role,
            step.Limit is { } limit ? LimitWords.Of(limit) : "",
            step.No,
            beside);
    }

    private static HumanStep Payload(ActivityNode node)
    {
        if (!node.Inputs.TryGetValue("payload", out var payload) || payload.Expression.Value.ValueKind is not JsonValueKind.String) return new();
        try
        {
            using var parsed = JsonDocument.Parse(payload.Expression.Value.GetString()!);
            return HumanStepJson.Read(parsed.RootElement).Step;
        }
        catch (JsonException)
        {
            return new(); // a payload that is not ours still has a name to draw
        }
    }

    private static string Display(ActivityNode node) =>
        node.Metadata.TryGetValue("displayText", out var text) && text.ValueKind is JsonValueKind.String ? text.GetString()! : node.Name ?? node.Id;
}
