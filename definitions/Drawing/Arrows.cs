using System.Globalization;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>An arrow as SVG draws it.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="Label">Words beside it; empty for none.</param>
/// <param name="X">Of the label.</param>
/// <param name="Y">Base line of the label.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Back">Leads back to an earlier step.</param>
internal sealed record Arrow(PictureEdge Edge, string Path, string Label, double X, double Y, string Anchor, bool Back);

/// <summary>
/// Ways of arrows: to the next row straight down; over rows and back on the left, each in a lane of its own; to the waiting for the
/// applicant on the right.
/// </summary>
internal static class Arrows
{
    public const double LabelSize = 12;
    private const double LaneWidth = 16;
    private const double LabelWidth = 150;
    private const double Corner = 8;

    /// <summary>Room that the left side needs for lanes and words.</summary>
    public static double LeftRoom(Picture picture)
    {
        var trial = PictureLayout.Place(picture, 0);
        var aside = trial.Picture.Edges.Where(edge => IsAside(trial, edge)).ToList();
        if (aside.Count == 0) return 24;
        var words = aside.Max(edge => TextLines.Width(Cut(edge.Label), LabelSize));
        return 40 + words + (Lanes(trial, aside).Values.Max() * LaneWidth);
    }

    public static IReadOnlyList<Arrow> Of(PlacedPicture placed)
    {
        var edges = placed.Picture.Edges.Where(edge => placed.Nodes.ContainsKey(edge.From) && placed.Nodes.ContainsKey(edge.To)).ToList();
        var aside = edges.Where(edge => IsAside(placed, edge)).ToList();
        var lanes = Lanes(placed, aside);
        return [.. edges.Select(edge =>
            placed.IsBeside(edge.To) ? ToBeside(placed, edge)
            : placed.IsBeside(edge.From) ? FromBeside(placed, edge)
            : lanes.TryGetValue(edge, out var lane) ? Aside(placed, lanes, aside, edge, lane)
            : Down(placed, edge))];
    }

    private static bool IsAside(PlacedPicture placed, PictureEdge edge) =>
        placed.Nodes.TryGetValue(edge.From, out var from) && placed.Nodes.TryGetValue(edge.To, out var to)
        && from.Node.BesideOf is null && to.Node.BesideOf is null
        && placed.Layers.Of(edge.To) != placed.Layers.Of(edge.From) + 1;

    /// <summary>Arrows whose rows overlap get different lanes, short ones the inner.</summary>
    private static Dictionary<PictureEdge, int> Lanes(PlacedPicture placed, IReadOnlyList<PictureEdge> edges)
    {
        var lanes = new Dictionary<PictureEdge, int>();
        var taken = new List<List<(double Top, double Bottom)>>();
        foreach (var edge in edges.OrderBy(edge => Math.Abs(placed.Layers.Of(edge.From) - placed.Layers.Of(edge.To))))
        {
            var (one, other) = (placed.Nodes[edge.From].Middle, placed.Nodes[edge.To].Middle);
            var span = (Top: Math.Min(one, other) - 12, Bottom: Math.Max(one, other) + 12);
            var lane = taken.FindIndex(spans => spans.All(used => used.Bottom < span.Top || used.Top > span.Bottom));
            if (lane < 0)
            {
                taken.Add([]);
                lane = taken.Count - 1;
            }

            taken[lane].Add(span);
            lanes[edge] = lane + 1;
        }

        return lanes;
    }

    private static Arrow Down(PlacedPicture placed, PictureEdge edge)
    {
        var (from, to) = (placed.Nodes[edge.From], placed.Nodes[edge.To]);
        var x = from.Node.Kind is NodeKind.Bar ? to.Centre : from.Centre;
        var end = to.Node.Kind is NodeKind.Bar ? x : to.Centre;
        var path = Math.Abs(x - end) < 1
            ? Points($"M{x} {from.Bottom}V{to.Y - 2}")
            : Points($"M{x} {from.Bottom}V{(from.Bottom + to.Y) / 2}H{end}V{to.Y - 2}");
        return new(edge, path, Cut(edge.Label), end + 8, ((from.Bottom + to.Y) / 2) + 4, "start", false);
    }

    private static Arrow Aside(PlacedPicture placed, Dictionary<PictureEdge, int> lanes, List<PictureEdge> aside, PictureEdge edge, int lane)
    {
        var (from, to) = (placed.Nodes[edge.From], placed.Nodes[edge.To]);
        var back = placed.Layers.Of(edge.To) <= placed.Layers.Of(edge.From);
        var start = Side(from, aside, edge, leaves: true);
        var end = Side(to, aside, edge, leaves: false);
        var x = placed.MainLeft - 12 - (lane * LaneWidth);
        var turn = end < start ? -Corner : Corner;
        var path = Points(
            $"M{from.X} {start}H{x + Corner}Q{x} {start} {x} {start + turn}V{end - turn}Q{x} {end} {x + Corner} {end}H{to.X - 2}");

        // The words stand left of every line that passes their row, their own among them.
        var outer = lanes.Where(other => Passes(other.Key)).Select(other => other.Value).Append(lane).Max();
        return new(edge, path, Cut(edge.Label), placed.MainLeft - 12 - (outer * LaneWidth) - 6, start + 4, "end", back);

        bool Passes(PictureEdge other)
        {
            var (one, two) = (Side(placed.Nodes[other.From], aside, other, leaves: true), Side(placed.Nodes[other.To], aside, other, leaves: false));
            return start >= Math.Min(one, two) - LabelSize && start <= Math.Max(one, two) + LabelSize;
        }
    }

    private static Arrow ToBeside(PlacedPicture placed, PictureEdge edge)
    {
        var (from, to) = (placed.Nodes[edge.From], placed.Nodes[edge.To]);
        var y = to.Middle - Math.Min(12, to.Height / 4);
        var start = from.Spans(y) ? y : from.Middle;
        var half = (from.Right + to.X) / 2;
        var path = Math.Abs(start - y) < 1 ? Points($"M{from.Right} {y}H{to.X - 2}") : Points($"M{from.Right} {start}H{half}V{y}H{to.X - 2}");
        return new(edge, path, Cut(edge.Label, to.X - placed.MainRight - 16), to.X - 8, y - 5, "end", false);
    }

    private static Arrow FromBeside(PlacedPicture placed, PictureEdge edge)
    {
        var (from, to) = (placed.Nodes[edge.From], placed.Nodes[edge.To]);
        var y = from.Middle + Math.Min(12, from.Height / 4);
        if (to.Spans(y)) return new(edge, Points($"M{from.X} {y}H{to.Right + 2}"), Cut(edge.Label), from.X - 8, y + 14, "end", true);
        var path = Points($"M{from.Centre} {from.Y}V{to.Middle}H{to.Right + 2}");
        return new(edge, path, Cut(edge.Label), from.Centre - 8, to.Middle - 5, "end", true);
    }

    /// <summary>Where an arrow touches the left side: those that arrive above those that leave, evenly spread.</summary>
    private static double Side(PlacedNode node, List<PictureEdge> aside, PictureEdge edge, bool leaves)
    {
        if (node.Node.Kind is not NodeKind.Task) return node.Middle;
        var arriving = aside.Where(other => other.To == node.Node.Id).ToList();
        var leaving = aside.Where(other => other.From == node.Node.Id).ToList();
        var place = leaves ? arriving.Count + leaving.IndexOf(edge) : arriving.IndexOf(edge);
        return node.Y + (node.Height * (place + 1) / (arriving.Count + leaving.Count + 1));
    }

    private static string Cut(string label, double width = LabelWidth) => TextLines.Wrap(label, LabelSize, width, 1) is [var line] ? line : "";

    private static string Points(FormattableString path) => path.ToString(PathNumbers.Format);

    /// <summary>Numbers in paths: a point, at most one decimal.</summary>
    private sealed class PathNumbers : IFormatProvider, ICustomFormatter
    {
        public static readonly PathNumbers Format = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            ((IFormattable)arg!).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
