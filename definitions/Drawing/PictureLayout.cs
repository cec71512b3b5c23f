namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>A node with its place; pixels, from the top left.</summary>
internal sealed record PlacedNode(PictureNode Node, double X, double Y, double Width, double Height, IReadOnlyList<string> Title, IReadOnlyList<string> Detail)
{
    public double Centre => X + (Width / 2);

    public double Middle => Y + (Height / 2);

    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Spans(double y) => y > Y && y < Bottom;
}

/// <summary>A picture with places for its nodes.</summary>
internal sealed record PlacedPicture(Picture Picture, IReadOnlyDictionary<string, PlacedNode> Nodes, PictureLayers Layers, double MainLeft, double MainRight, double Height)
{
    public bool IsBeside(string id) => Nodes[id].Node.BesideOf is not null;
}

/// <summary>Places nodes in rows from top to bottom, steps done together next to one another, the waiting for the applicant on the right.</summary>
internal static class PictureLayout
{
    public const double TitleSize = 14;
    public const double DetailSize = 12;
    public const double TitleLine = 19;
    public const double DetailLine = 16;
    public const double BadgeWidth = 46;

    private const double BoldWider = 1.12;
    private const double CardWidth = 340;
    private const double BesideWidth = 210;
    private const double BesideGap = 150;
    private const double Between = 28;
    private const double RowGap = 44;
    private const double Margin = 24;
    private const double BarHeight = 8;
    private const double Circle = 28;

    public static PlacedPicture Place(Picture picture, double left)
    {
        var ids = picture.Nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var nodes = picture.Nodes.Select(node => node.BesideOf is { } beside && !ids.Contains(beside) ? node with { BesideOf = null } : node).ToList();
        var main = nodes.Where(node => node.BesideOf is null).ToList();
        var mainIds = main.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var layers = PictureLayers.Of(main, [.. picture.Edges.Where(edge => mainIds.Contains(edge.From) && mainIds.Contains(edge.To))]);
        var rows = main.GroupBy(node => layers.Of(node.Id)).OrderBy(row => row.Key).ToList();
        var width = rows.Select(row => RowWidth(row)).DefaultIfEmpty(0).Max();
        var beside = nodes.Where(node => node.BesideOf is not null)
            .ToLookup(node => picture.Edges.FirstOrDefault(edge => edge.To == node.Id && mainIds.Contains(edge.From))?.From ?? node.BesideOf!, StringComparer.Ordinal);

        var placed = new Dictionary<string, PlacedNode>(StringComparer.Ordinal);
        var y = Margin;
        foreach (var row in rows)
        {
            var sized = row.Select(Sized).ToList();
            var next = row.SelectMany(node => beside[node.Id]).Select(Sized).ToList();
            var stack = next.Sum(node => node.Height + Between) - (next.Count > 0 ? Between : 0);
            var height = sized.Select(node => node.Height).Append(stack).Max();
            var x = left + ((width - RowWidth(row)) / 2);
            foreach (var node in sized)
            {
                var bar = node.Node.Kind is NodeKind.Bar && sized.Count == 1;
                placed[node.Node.Id] = node with
                {
                    X = bar ? left : x,
                    Y = y + ((height - node.Height) / 2),
                    Width = bar ? width : node.Width,
                };
                x += node.Width + Between;
            }

            var down = y + ((height - stack) / 2);
            foreach (var node in next)
            {
                placed[node.Node.Id] = node with { X = left + width + BesideGap, Y = down };
                down += node.Height + Between;
            }

            y += height + RowGap;
        }

        return new(picture with { Nodes = nodes }, placed, layers, left, left + width, y - RowGap + Margin);
    }

    private static double RowWidth(IEnumerable<PictureNode> row) => row.Sum(node => Sized(node).Width + Between) - Between;

    private static PlacedNode Sized(PictureNode node)
    {
        if (node.Kind is NodeKind.Start or NodeKind.End) return new(node, 0, 0, Circle, Circle, [], []);
        if (node.Kind is NodeKind.Bar) return new(node, 0, 0, CardWidth, BarHeight, [], []);
        var width = node.BesideOf is null ? CardWidth : BesideWidth;
        var text = width - 24 - (node.No is null ? 0 : BadgeWidth);
        var title = TextLines.Wrap(node.Title, TitleSize * BoldWider, text, 3);
        var detail = TextLines.Wrap(string.Join(" · ", new[] { node.Who, node.Limit }.Where(part => part.Length > 0)), DetailSize, text, 2);
        return new(node, 0, 0, width, 22 + (title.Count * TitleLine) + (detail.Count * DetailLine), title, detail);
    }
}
