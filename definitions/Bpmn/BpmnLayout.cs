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
/// step; flows to the next column turn in the gap, all others run in channels at the top of the upper lane.
/// </summary>
internal sealed class BpmnLayout
{
    private const int LaneLabel = 30;
    private const int PoolLabel = 30;
    private const int Left = 160;
    private const int Top = 80;
    private const int ColumnWidth = 170;
    private const int RowHeight = 110;
    private const int Padding = 20;
    private const int Channel = 12;

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
        var columns = drawn.Nodes.Select(node => node.Column).DefaultIfEmpty(0).Max() + 1;
        var width = LaneLabel + (columns * ColumnWidth) + Padding;
        var aside = drawn.Flows.Where(flow => IsAside(drawn, flow)).GroupBy(flow => UpperLane(drawn, flow)).ToDictionary(group => group.Key, group => group.ToList());
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
                    Left + LaneLabel + (node.Column * ColumnWidth) + ((ColumnWidth - nodeWidth) / 2),
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
                ? layout.Around(flow, layout.lanes[lane].Y + Padding + (aside[lane].IndexOf(flow) * Channel))
                : layout.Straight(flow);
        }

        return layout;
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

    private List<(int X, int Y)> Around(DrawnFlow flow, int channel)
    {
        var (from, to) = (nodes[flow.From], nodes[flow.To]);
        return [(from.CentreX, from.Y), (from.CentreX, channel), (to.CentreX, channel), (to.CentreX, to.Y)];
    }
}
