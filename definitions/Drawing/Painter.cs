using System.Globalization;
using System.Xml;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>Paints placed nodes and arrows. A state is told by words and signs as well as by colour.</summary>
internal sealed class Painter(XmlWriter svg, StepMarks marks, string idPrefix)
{
    private const string Ink = "#1f2937";
    private const string Quiet = "#4b5563";
    private const string Line = "#64748b";
    private const string BackLine = "#9a3412";

    private enum State { Ahead, Done, Current, Late }

    /// <summary>Title and description, and the arrow head that all arrows share.</summary>
    public void Describe(Picture picture)
    {
        Text("title", $"{idPrefix}-ten", $"Sơ đồ quy trình: {picture.Name}");
        Text("desc", $"{idPrefix}-mo-ta", string.Join(" ", picture.Nodes.Where(node => node.Kind is NodeKind.Task).Select(node => Sentence(picture, node))));
        svg.WriteStartElement("defs");
        Marker("mui-ten", Line);
        Marker("mui-ten-ve", BackLine);
        svg.WriteEndElement();
    }

    public void Paint(Arrow arrow)
    {
        svg.WriteStartElement("path");
        Set("d", arrow.Path);
        Set("fill", "none");
        Set("stroke", arrow.Back ? BackLine : Line);
        Set("stroke-width", "1.5");
        if (arrow.Back) Set("stroke-dasharray", "5 3");
        Set("marker-end", $"url(#{idPrefix}-{(arrow.Back ? "mui-ten-ve" : "mui-ten")})");
        if (arrow.Edge.Label.Length > 0) Text("title", null, arrow.Edge.Label);
        svg.WriteEndElement();
        if (arrow.Label.Length == 0) return;
        Words(arrow.Label, arrow.X, arrow.Y, Arrows.LabelSize, arrow.Back ? BackLine : Quiet, arrow.Anchor, halo: true);
    }

    public void Paint(PlacedNode placed)
    {
        switch (placed.Node.Kind)
        {
            case NodeKind.Start:
                Circle(placed, "#ffffff", 2);
                break;
            case NodeKind.End:
                Circle(placed, "#ffffff", 2);
                Circle(placed with { X = placed.X + 7, Y = placed.Y + 7, Width = 14, Height = 14 }, Ink, 0);
                break;
            case NodeKind.Bar:
                Box(placed.X, placed.Y, placed.Width, placed.Height, 3, Ink, Ink, 0);
                break;
            default:
                Card(placed);
                break;
        }
    }

    private void Card(PlacedNode placed)
    {
        var state = StateOf(placed.Node.Id);
        var (fill, stroke, badge) = Colours(state);
        svg.WriteStartElement("g");
        Set("data-step", TextLines.Clean(placed.Node.Id));
        Set("data-state", state.ToString().ToLowerInvariant());
        Text("title", null, string.Join(". ", new[] { placed.Node.Title, placed.Node.Who, placed.Node.Limit, StateWords(state) }.Where(part => part.Length > 0)));
        Box(placed.X, placed.Y, placed.Width, placed.Height, 8, fill, stroke, state is State.Current or State.Late ? 2.5 : 1.25, placed.Node.BesideOf is not null);
        var x = placed.X + 12;
        if (placed.Node.No is { } no)
        {
            svg.WriteStartElement("circle");
            Set("cx", x + 15);
            Set("cy", placed.Y + 26);
            Set("r", 15);
            Set("fill", badge);
            svg.WriteEndElement();
            Words(no.ToString(CultureInfo.InvariantCulture), x + 15, placed.Y + 31, 14, "#ffffff", "middle", weight: "700");
            x += PictureLayout.BadgeWidth;
        }

        var y = placed.Y + 11;
        foreach (var line in placed.Title) Words(line, x, y += PictureLayout.TitleLine - 1, PictureLayout.TitleSize, Ink, "start", weight: "600");
        y += 2;
        foreach (var line in placed.Detail) Words(line, x, y += PictureLayout.DetailLine, PictureLayout.DetailSize, Quiet, "start");
        if (state is not State.Ahead) Tag(placed, state, stroke);
        svg.WriteEndElement();
    }

    /// <summary>The state in words, on the card's upper edge.</summary>
    private void Tag(PlacedNode placed, State state, string colour)
    {
        var words = state is State.Done ? "✓ Đã xong" : StateWords(state);
        var width = TextLines.Width(words, 11) + 14;
        Box(placed.Right - width - 10, placed.Y - 9, width, 18, 9, colour, colour, 0);
        Words(words, placed.Right - 10 - (width / 2), placed.Y + 4, 11, "#ffffff", "middle", weight: "600");
    }

    private State StateOf(string id) =>
        marks.Late.Contains(id) ? State.Late : marks.Current.Contains(id) ? State.Current : marks.Done.Contains(id) ? State.Done : State.Ahead;

    private static (string Fill, string Stroke, string Badge) Colours(State state) => state switch
    {
        State.Done => ("#f0fdf4", "#15803d", "#15803d"),
        State.Current => ("#eff6ff", "#1d4ed8", "#1d4ed8"),
        State.Late => ("#fef2f2", "#b91c1c", "#b91c1c"),
        _ => ("#ffffff", "#94a3b8", "#475569"),
    };

    private static string StateWords(State state) => state switch
    {
        State.Done => "Đã xong",
        State.Current => "Đang xử lý",
        State.Late => "Quá hạn",
        _ => "",
    };

    private string Sentence(Picture picture, PictureNode node)
    {
        var ways = picture.Edges.Where(edge => edge.From == node.Id && edge.Label.Length > 0)
            .Select(edge => $"{edge.Label}: {Target(picture, edge.To)}");
        string[] parts =
        [
            node.No is { } no ? $"Bước {no}: {node.Title}" : node.Title, node.Who, node.Limit.Length > 0 ? $"thời hạn {node.Limit}" : "",
            StateWords(StateOf(node.Id)).ToLowerInvariant(), string.Join("; ", ways),
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0)) + ".";
    }

    private static string Target(Picture picture, string id) => picture.Nodes.FirstOrDefault(node => node.Id == id) switch
    {
        { Kind: NodeKind.End } => "kết thúc",
        { No: { } no } => $"đến bước {no}",
        { Kind: NodeKind.Bar } => "các bước đồng thời",
        { } node => node.Title,
        null => "",
    };

    private void Marker(string id, string colour)
    {
        svg.WriteStartElement("marker");
        Set("id", $"{idPrefix}-{id}");
        Set("viewBox", "0 0 10 10");
        Set("refX", "9");
        Set("refY", "5");
        Set("markerWidth", "7");
        Set("markerHeight", "7");
        Set("orient", "auto");
        svg.WriteStartElement("path");
        Set("d", "M0 0L10 5L0 10Z");
        Set("fill", colour);
        svg.WriteEndElement();
        svg.WriteEndElement();
    }

    private void Circle(PlacedNode placed, string fill, double stroke)
    {
        svg.WriteStartElement("circle");
        Set("cx", placed.Centre);
        Set("cy", placed.Middle);
        Set("r", placed.Width / 2);
        Set("fill", fill);
        Set("stroke", Ink);
        Set("stroke-width", stroke);
        svg.WriteEndElement();
    }

    private void Box(double x, double y, double width, double height, double corner, string fill, string stroke, double line, bool dashed = false)
    {
        svg.WriteStartElement("rect");
        Set("x", x);
        Set("y", y);
        Set("width", width);
        Set("height", height);
        Set("rx", corner);
        Set("fill", fill);
        Set("stroke", stroke);
        Set("stroke-width", line);
        if (dashed) Set("stroke-dasharray", "6 4");
        svg.WriteEndElement();
    }

    private void Words(string words, double x, double y, double size, string colour, string anchor, string? weight = null, bool halo = false)
    {
        svg.WriteStartElement("text");
        Set("x", x);
        Set("y", y);
        Set("font-size", size);
        Set("fill", colour);
        if (anchor != "start") Set("text-anchor", anchor);
        if (weight is not null) Set("font-weight", weight);
        if (halo)
        {
            Set("paint-order", "stroke");
            Set("stroke", "#ffffff");
            Set("stroke-width", "4");
            Set("stroke-linejoin", "round");
        }

        svg.WriteString(TextLines.Clean(words));
        svg.WriteEndElement();
    }

    private void Text(string element, string? id, string words)
    {
        svg.WriteStartElement(element);
        if (id is not null) Set("id", id);
        svg.WriteString(TextLines.Clean(words));
        svg.WriteEndElement();
    }

    private void Set(string name, string value) => svg.WriteAttributeString(name, value);

    private void Set(string name, double value) => Set(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
