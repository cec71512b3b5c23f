using System.Xml.Linq;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>Names of BPMN 2.0 (ISO/IEC 19510) and of the vocabulary for what it has no word for.</summary>
internal static class BpmnNames
{
    public const string Vocabulary = "urn:laocai-workflows:bpmn:1";

    public const string Wait = "intermediateCatchEvent";
    public const string Linked = "callActivity";
    public const string Automatic = "serviceTask";

    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Shapes = "http://www.omg.org/spec/DD/20100524/DC";
    public static readonly XNamespace Lines = "http://www.omg.org/spec/DD/20100524/DI";
    public static readonly XNamespace Ours = Vocabulary;
}
