using System.Globalization;
using System.Text;
using System.Xml;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>
/// Draws a process as one SVG element for a page: no script, no style sheet, no foreign content, every text escaped. Its description
/// says in words what the picture shows, for people who do not see it.
/// </summary>
public static class ProcessDrawing
{
    /// <summary>Draws a published definition; <paramref name="idPrefix"/> keeps the ids of two drawings on one page apart.</summary>
    public static string Svg(WorkflowDocument definition, StepMarks marks, string idPrefix = "so-do")
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(marks);
        return Draw(DefinitionPicture.Of(definition), marks, idPrefix);
    }

    /// <summary>Draws a procedure as its document says it, faults and all.</summary>
    public static string Svg(Procedure procedure, StepMarks marks, string idPrefix = "so-do")
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(marks);
        return Draw(ProcedurePicture.Of(procedure), marks, idPrefix);
    }

    private static string Draw(Picture picture, StepMarks marks, string idPrefix)
    {
        var placed = PictureLayout.Place(picture, Arrows.LeftRoom(picture));
        var arrows = Arrows.Of(placed);
        var width = placed.Nodes.Values.Select(node => node.Right).Append(placed.MainRight).Max() + 24;
        var labels = arrows.Where(arrow => arrow.Anchor == "start" && arrow.Label.Length > 0).Select(arrow => arrow.X + TextLines.Width(arrow.Label, Arrows.LabelSize));
        width = Math.Ceiling(labels.Append(width).Max());
        var height = Math.Ceiling(placed.Height);

        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            var painter = new Painter(svg, marks, idPrefix);
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            svg.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
            svg.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
            svg.WriteAttributeString("height", height.ToString(CultureInfo.InvariantCulture));
            svg.WriteAttributeString("role", "img");
            svg.WriteAttributeString("aria-labelledby", $"{idPrefix}-ten {idPrefix}-mo-ta");
            svg.WriteAttributeString("font-family", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif");
            painter.Describe(picture);
            foreach (var arrow in arrows) painter.Paint(arrow);
            foreach (var node in placed.Nodes.Values) painter.Paint(node);
            svg.WriteEndElement();
        }

        return text.ToString();
    }
}
