namespace LaoCai.Workflows.Engine.Documents;

/// <summary>The stock Elsa activity types that the engine runs, with the names of their inputs.</summary>
public static class ActivityTypes
{
    public const string Flowchart = "Elsa.Flowchart";
    public const string Start = "Elsa.Start";
    public const string End = "Elsa.End";
    public const string Finish = "Elsa.Finish";
    public const string RunTask = "Elsa.RunTask";
    public const string FlowDecision = "Elsa.FlowDecision";
    public const string FlowSwitch = "Elsa.FlowSwitch";
    public const string FlowFork = "Elsa.FlowFork";
    public const string FlowJoin = "Elsa.FlowJoin";
    public const string SetVariable = "Elsa.SetVariable";
    public const string SetOutput = "Elsa.SetOutput";
    public const string Delay = "Elsa.Delay";
    public const string StartAt = "Elsa.StartAt";
    public const string Event = "Elsa.Event";
    public const string PublishEvent = "Elsa.PublishEvent";
    public const string DispatchWorkflow = "Elsa.DispatchWorkflow";
    public const string Fault = "Elsa.Fault";

    private static readonly Dictionary<string, string[]> InputNames = new(StringComparer.Ordinal)
    {
        [Flowchart] = [],
        [Start] = [],
        [End] = [],
        [Finish] = [],
        [RunTask] = ["taskName", "payload"],
        [FlowDecision] = ["condition"],
        [FlowSwitch] = ["mode"],
        [FlowFork] = ["branches"],
        [FlowJoin] = ["mode"],
        [SetVariable] = ["value"],
        [SetOutput] = ["outputName", "outputValue"],
        [Delay] = ["timeSpan"],
        [StartAt] = ["dateTime"],
        [Event] = ["eventName"],
        [PublishEvent] = ["eventName", "correlationId", "isLocalEvent", "payload"],
        [DispatchWorkflow] = ["workflowDefinitionId", "correlationId", "input", "waitForCompletion"],
        [Fault] = ["code", "category", "faultType", "message"],
    };

    /// <summary>
    /// Whether an activity takes a value of any kind there. Elsa goes by that, and not by the type that the document writes beside the input: a
    /// text stays a text, whatever the type says.
    /// </summary>
    public static bool TakesAnything(string type, string input) => (type, input) is (SetVariable, "value") or (SetOutput, "outputValue") or (PublishEvent, "payload");

    /// <summary>The types, in no particular order.</summary>
    public static IReadOnlyCollection<string> All => InputNames.Keys;

    public static bool IsKnown(string type) => InputNames.ContainsKey(type);

    /// <summary>JSON names of the inputs that the engine evaluates; empty for an unknown type.</summary>
    public static IReadOnlyList<string> InputsOf(string type) => InputNames.GetValueOrDefault(type, []);
}
