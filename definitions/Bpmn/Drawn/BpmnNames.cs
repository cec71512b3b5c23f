using System.Xml.Linq;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>Names in a drawing. What is ours is described in <c>designer/src/vocabulary</c>.</summary>
internal static class BpmnNames
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Ours = "urn:laocai-workflows:bpmn:1";

    /// <summary>The extension of that name, or null. The first counts where a foreign tool has written several.</summary>
    public static XElement? Extension(this XElement element, string name) =>
        element.Element(Bpmn + "extensionElements")?.Element(Ours + name);

    /// <summary>The attribute's text without surrounding white space; null where there is none.</summary>
    public static string? Text(this XElement? element, string attribute) =>
        element?.Attribute(attribute)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<string> Lines(this XElement? element, string name) =>
        element is null ? [] : [.. element.Elements(Ours + name).Select(line => line.Value.Trim()).Where(line => line.Length > 0)];
}
