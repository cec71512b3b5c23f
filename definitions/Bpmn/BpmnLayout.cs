namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>A rectangle in the drawing's pixels.</summary>
internal sealed record Bounds(int X, int Y, int Width, int Height)
{
    public int CentreX => X + (Width / 2);

    public int CentreY => Y + (Height / 2);

    public int Right => X + Width;

    public int Bottom => Y + Height;
}

/// <summary>
/// Places a drawing in horizontal lanes: every stage has columns of its own, so that a vertical line in a column meets nobody else's
/// step; flows to the next column turn in the gap, all others run in channels at the top of the upper lane, the widest outermost, so
/// that one way within another does not cross it.
/// </summary>
internal sealed class BpmnLayout
{
    private const int LaneLabel = 30;
    private const int PoolLabel = 30;
    private const int Left = 160;
    private const int Top = 80;
    private const int RowHeight = 110;
    private const int Padding = 20;
    private const int Channel = 12;
    private const int Apart = 16;

    /// <summary>Width of a column, and how far within it its middle is: a choice has room for words on its right.</summary>
    private static readonly (int Width, int Middle) TaskColumn = (170, 85), ChoiceColumn = (150, 50), EventColumn = (100, 50);

    private readonly Dictionary<string, Bounds> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(int X, int Y)>> flows = new(StringComparer.Ordinal);
    private readonly List<Bounds> lanes = [];

    private BpmnLayout() { }

    public IReadOnlyDictionary<string, Bounds> Nodes => nodes;

    public IReadOnlyDictionary<string, IReadOnlyList<(int X, int Y)>> Flows => flows;

    public IReadOnlyList<Bounds> Lanes => lanes;

    public Bounds Pool { get; private set; } = new(0, 0, 0, 0);

    public static BpmnLayout Of(DrawnProcess drawn)
    {
        var layout = new BpmnLayout();
        var (middles, end) = Columns(drawn);
        var width = LaneLabel + end + Padding;
        var aside = drawn.Flows.Where(flow => IsAside(drawn, flow)).GroupBy(flow => UpperLane(drawn, flow))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(flow => Width(drawn, flow)).ToList());
        var y = Top;
        for (var lane = 0; lane < drawn.Lanes.Count; lane++)
        {
            var rows = new Dictionary<int, int>();
            var channels = (aside.GetValueOrDefault(lane)?.Count ?? 0) * Channel;
            foreach (var node in drawn.Nodes.Where(node => node.Lane == lane))
            {
                var row = rows.GetValueOrDefault(node.Column);
                rows[node.Column] = row + 1;
                var (nodeWidth, nodeHeight) = node.IsWait ? (36, 36) : Size(node.Kind);
                layout.nodes[node.Id] = new(
                    Left + LaneLabel + middles[node.Column] - (nodeWidth / 2),
                    y + Padding + channels + (row * RowHeight) + ((RowHeight - nodeHeight) / 2),
                    nodeWidth,
                    nodeHeight);
            }

            var height = (2 * Padding) + channels + (Math.Max(1, rows.Values.DefaultIfEmpty(1).Max()) * RowHeight);
            layout.lanes.Add(new(Left, y, width, height));
            y += height;
        }

        layout.Pool = new(Left - PoolLabel, Top, width + PoolLabel, y - Top);
        foreach (var flow in drawn.Flows)
        {
            var lane = UpperLane(drawn, flow);
            layout.flows[flow.Id] = IsAside(drawn, flow)
                ? layout.Around(flow, layout.lanes[lane].Y + Padding + (aside[lane].IndexOf(flow) * Channel), Beside(drawn, flow))
                : layout.Straight(flow);
        }

        return layout;
    }

    /// <summary>Where the middle of each column is, and where the last ends; each as wide as what stands in it.</summary>
    private static (IReadOnlyList<int> Middles, int End) Columns(DrawnProcess drawn)
    {
        var middles = new List<int>();
        var left = 0;
        for (var column = 0; column <= drawn.Nodes.Select(node => node.Column).DefaultIfEmpty(0).Max(); column++)
        {
            var held = drawn.Nodes.Where(node => node.Column == column).ToList();
            var (width, middle) = held.Exists(node => node.Kind is DrawnKind.Task) ? TaskColumn : held.Exists(node => node.Kind is DrawnKind.Choice) ? ChoiceColumn : EventColumn;
            middles.Add(left + middle);
            left += width;
        }

        return (middles, left);
    }

    private static int Width(DrawnProcess drawn, DrawnFlow flow)
    {
        var (from, to) = Ends(drawn, flow);
        return Math.Abs(from.Column - to.Column);
    }

    /// <summary>How far from the middle of a step one of several ways comes in from above, so that each has its own arrow.</summary>
    private static int Beside(DrawnProcess drawn, DrawnFlow flow)
    {
        if (Ends(drawn, flow).To is not { Kind: DrawnKind.Task, IsWait: false }) return 0;
        var all = drawn.Flows.Where(other => other.To == flow.To && IsAside(drawn, other)).OrderBy(other => Ends(drawn, other).From.Column).ToList();
        return (all.IndexOf(flow) * Apart) - ((all.Count - 1) * Apart / 2);
    }

    private static (int Width, int Height) Size(DrawnKind kind) => kind switch
    {
        DrawnKind.Task => (130, 80),
        DrawnKind.Choice or DrawnKind.Parallel => (50, 50),
        _ => (36, 36),
    };

    private static bool IsAside(DrawnProcess drawn, DrawnFlow flow)
    {
        var (from, to) = Ends(drawn, flow);
        if (to.Kind is DrawnKind.Applicant) return false;

        // A second outcome on the same way would be drawn over the first.
        return to.Column != from.Column + 1 || drawn.Flows.First(other => other.From == flow.From && other.To == flow.To) != flow;
    }

    private static int UpperLane(DrawnProcess drawn, DrawnFlow flow)
    {
        var (from, to) = Ends(drawn, flow);
        return Math.Min(from.Lane, to.Lane);
    }

    private static (DrawnNode From, DrawnNode To) Ends(DrawnProcess drawn, DrawnFlow flow) =>
        (drawn.Nodes.First(node => node.Id == flow.From), drawn.Nodes.First(node => node.Id == flow.To));

    private List<(int X, int Y)> Straight(DrawnFlow flow)
    {
        var (from, to) = (nodes[flow.From], nodes[flow.To]);
        if (from.CentreX == to.CentreX) return [(from.CentreX, from.Bottom), (to.CentreX, to.Y)];
        if (from.CentreY == to.CentreY) return [(from.Right, from.CentreY), (to.X, to.CentreY)];
        var turn = from.Right + ((to.X - from.Right) / 2);
        return [(from.Right, from.CentreY), (turn, from.CentreY), (turn, to.CentreY), (to.X, to.CentreY)];
    }

    private List<(int X, int Y)> Around(DrawnFlow flow, int channel, int beside)
    {
        var (from, to) = (nodes[flow.From], nodes[flow.To]);
        var into = to.CentreX + Math.Clamp(beside, -to.Width / 3, to.Width / 3);
        return [(from.CentreX, from.Y), (from.CentreX, channel), (into, channel), (into, to.Y)];
    }
}
