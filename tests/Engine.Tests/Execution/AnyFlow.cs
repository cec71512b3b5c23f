using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>A definition made of a row of numbers: any row gives one, and a shorter row gives a smaller one.</summary>
internal sealed class AnyFlow(Choices choices)
{
    private static readonly string[] Modes = ["WaitAny", "WaitAll", "WaitAllActive"];
    private static readonly string[] Conditions =
        ["true", "false", "variables.N > 2", "getVariable('N') === 1", "variables.KQ === 'dat'", "getVariable('KQ').so > 1", "throw new Error('x')", "variables.N % 2 === 0"];

    private int _ids;

    public ExecutableDefinition Compile()
    {
        JsonObject document = new()
        {
            ["definitionId"] = "bat-ky",
            ["variables"] = new JsonArray(Variable("N"), Variable("KQ")),
            ["customProperties"] = choices.OneIn(3) ? new JsonObject { ["legalLimit"] = new JsonObject { ["value"] = 3, ["unit"] = "workingDay" } } : [],
            ["options"] = choices.OneIn(3)
                ? new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" }
                : [],
            ["root"] = Flowchart("luong", 0),
        };
        CompilationResult result = ExecutableDefinition.Compile(DocumentReader.Read(document.ToJsonString()).Document!);
        result.Problems.ShouldBeEmpty();

        return result.Definition!;
    }

    private JsonObject Flowchart(string id, int depth)
    {
        int count = 2 + choices.Below(8);
        JsonArray activities = [];
        List<(string Id, string[] Ports)> made = [];

        for (int i = 0; i < count; i++)
        {
            string name = $"{(char)('a' + (i % 26))}{_ids++}";
            (JsonObject activity, string[] ports) = i == 0 ? (Activity(name, "Start"), ["Done"]) : AnyActivity(name, depth);
            activities.Add(activity);
            made.Add((name, ports));
        }

        JsonArray connections = [];

        for (int i = 1; i < count; i++)
        {
            Connect(made[choices.Below(i)], made[i]); // everything can be reached, as long as what leads there has a port
        }

        for (int extra = choices.Below(5); extra > 0; extra--)
        {
            Connect(made[choices.Below(count)], made[1 + choices.Below(count - 1)]); // anywhere, also back
        }

        return new JsonObject
        {
            ["id"] = id,
            ["type"] = "Elsa.Flowchart",
            ["activities"] = activities,
            ["connections"] = connections,
            ["variables"] = choices.OneIn(2) ? new JsonArray() : new JsonArray(new JsonObject { ["id"] = $"trong-{id}", ["name"] = "KQ", ["typeName"] = "Object" }),
        };

        void Connect((string Id, string[] Ports) source, (string Id, string[] Ports) target)
        {
            if (source.Ports.Length > 0)
            {
                connections.Add(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = source.Id, ["port"] = source.Ports[choices.Below(source.Ports.Length)] },
                    ["target"] = new JsonObject { ["activity"] = target.Id, ["port"] = "In" },
                });
            }
        }
    }

    private (JsonObject Activity, string[] Ports) AnyActivity(string id, int depth)
    {
        switch (choices.Below(depth < 2 ? 15 : 14))
        {
            case 0 or 1 or 2:
                return (With(Activity(id, "RunTask"), ("taskName", Flow.Literal(id)), ("result", Bound("KQ")), ("payload", new JsonObject
                {
                    ["typeName"] = "Object",
                    ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = choices.OneIn(2) ? "{}" : """{"limit":{"value":2,"unit":"workingHour"},"limitGroup":"g"}""" },
                })), ["Done"]);
            case 3: return (With(Activity(id, "FlowDecision"), ("condition", Flow.Script(Conditions[choices.Below(Conditions.Length)]))), ["True", "False"]);
            case 4:
                return (With(Activity(id, "FlowSwitch"), ("mode", Flow.Literal(choices.OneIn(2) ? "MatchAny" : "MatchFirst")), ("cases", new JsonArray(Case("A"), Case("B")))), ["A", "B", "Default"]);
            case 5 or 6: return (With(Activity(id, "FlowFork"), ("branches", new JsonArray("A", "B"))), ["A", "B"]);
            case 7 or 8: return (With(Activity(id, "FlowJoin"), ("mode", Flow.Literal(Modes[choices.Below(3)]))), ["Done"]);
            case 9:
                return (With(Activity(id, "SetVariable"), ("variable", new JsonObject { ["id"] = "N", ["name"] = "N" }), ("value", Flow.Script("(getVariable('N') || 0) + 1"))), ["Done"]);
            case 10: return (With(Activity(id, "Delay"), ("timeSpan", Flow.Literal("00:10:00"))), ["Done"]);
            case 11: return (With(Activity(id, "Event"), ("eventName", Flow.Literal("tin")), ("result", Bound("KQ"))), ["Done"]);
            case 12: return (With(Activity(id, "DispatchWorkflow"), ("workflowDefinitionId", Flow.Literal(choices.OneIn(4) ? "khong-co" : "bat-ky")), ("waitForCompletion", JsonValue.Create(true)), ("result", Bound("KQ"))), ["Done"]);
            case 13: return (Activity(id, choices.OneIn(3) ? "Finish" : choices.OneIn(2) ? "End" : "Fault"), []);
            default: return (Flowchart(id, depth + 1), ["Done"]);
        }
    }

    private JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = Conditions[choices.Below(Conditions.Length)] } };

    private static JsonObject Variable(string name) => new() { ["id"] = name, ["name"] = name, ["typeName"] = "Object" };

    private static JsonObject Bound(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };

    private static JsonObject Activity(string id, string type) => new() { ["id"] = id, ["type"] = $"Elsa.{type}" };

    private static JsonObject With(JsonObject activity, params (string Name, JsonNode Value)[] properties)
    {
        foreach ((string name, JsonNode value) in properties)
        {
            activity[name] = value;
        }

        return activity;
    }
}

/// <summary>A row of numbers that answers questions; at its end every answer is 0.</summary>
internal sealed class Choices(int[] numbers)
{
    private int _next;

    public bool AreOver => _next >= numbers.Length;

    public int Below(int bound) => _next < numbers.Length ? (int)((uint)numbers[_next++] % (uint)bound) : 0;

    public bool OneIn(int n) => !AreOver && Below(n) == 0;
}
