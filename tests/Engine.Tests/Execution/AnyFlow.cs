using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>A definition made of a row of numbers: any row gives one, and a shorter row gives a smaller one.</summary>
/// <param name="choices">The numbers.</param>
/// <param name="edition">Stands before the id of every activity, so that the same numbers give another version.</param>
internal sealed class AnyFlow(Choices choices, string edition = "")
{
    private static readonly string[] Payloads =
    [
        "{}",
        """{"limit":{"value":2,"unit":"workingHour"},"limitGroup":"g"}""",
        """{"limit":{"value":1,"unit":"workingDay"},"escalation":{"warnAt":[0.5],"chain":[{"role":"head","after":{"value":1,"unit":"workingHour"}}]}}""",
        """{"outcomes":["dat","khong"],"unit":"receiving"}""",
    ];

    private static readonly string[] Supplements = ["restart", "goOn", "newLimit", "leftPlus"];

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
            ["customProperties"] = choices.OneIn(2) ? Clock() : [],
            ["options"] = choices.OneIn(3)
                ? new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" }
                : [],
            ["root"] = Flowchart($"{edition}luong", 0),
        };
        CompilationResult result = ExecutableDefinition.Compile(DocumentReader.Read(document.ToJsonString()).Document!);
        result.Problems.ShouldBeEmpty();

        return result.Definition!;
    }

    private JsonObject Clock()
    {
        string rule = Supplements[choices.Below(4)];
        JsonObject after = new() { ["rule"] = rule };

        if (rule is "newLimit" or "leftPlus")
        {
            after["limit"] = new JsonObject { ["value"] = 1, ["unit"] = "workingDay" };
        }

        return new JsonObject
        {
            ["legalLimit"] = new JsonObject { ["value"] = 1 + choices.Below(4), ["unit"] = "workingDay" },
            ["afterSupplement"] = after,
            ["shares"] = choices.OneIn(2)
                ? JsonNode.Parse("""[{"agency":"deciding","limit":{"value":1,"unit":"workingDay"}},{"agency":"receiving","units":["counter"],"limit":{"value":3,"unit":"workingHour"}}]""")
                : new JsonArray(),
            ["escalation"] = choices.OneIn(2) ? JsonNode.Parse("""{"warnAt":[0.5,0.9],"chain":[{"role":"head","after":{"value":4,"unit":"workingHour"}}]}""") : null,
        };
    }

    private JsonObject Flowchart(string id, int depth)
    {
        int count = 2 + choices.Below(8);
        JsonArray activities = [];
        List<(string Id, string[] Ports)> made = [];

        for (int i = 0; i < count; i++)
        {
            string name = Id();
            (JsonObject activity, string[] ports) = i == 0 ? (Activity(name, "Start"), ["Done"]) : AnyActivity(name, depth);
            activities.Add(activity);
            made.Add((name, ports));
        }

        JsonArray connections = [];

        for (int i = 1; i < count; i++)
        {
            Connect(made[choices.Below(i)], made[i]); // everything can be reached, as long as what leads there has a port
        }

        if (choices.OneIn(3))
        {
            Rounds(made[choices.Below(count)]);
        }

        for (int extra = choices.Below(5); extra > 0; extra--)
        {
            Connect(made[choices.Below(count)], made[1 + choices.Below(count - 1)]); // anywhere, also back
        }

        // Two branches side by side into a join of any mode, again and again while a condition says so.
        void Rounds((string Id, string[] Ports) before)
        {
            string fork = Id(), one = Id(), other = Id(), join = Id(), again = Id();
            activities.Add(With(Activity(fork, "FlowFork"), ("branches", new JsonArray("A", "B"))));
            activities.Add(Task(one));
            activities.Add(choices.OneIn(3) ? With(Activity(other, "Delay"), ("timeSpan", Flow.Literal("03:00:00"))) : Task(other));
            activities.Add(With(Activity(join, "FlowJoin"), ("mode", Flow.Literal(Modes[choices.Below(3)]))));
            activities.Add(With(Activity(again, "FlowDecision"), ("condition", Flow.Script(Conditions[choices.Below(Conditions.Length)]))));
            Connect(before, (fork, []));
            Connect((fork, ["A"]), (one, []));
            Connect((fork, ["B"]), (other, []));
            Connect((one, ["Done"]), (join, []));
            Connect((other, ["Done"]), (join, []));
            Connect((join, ["Done"]), (again, []));
            Connect((again, ["True"]), (fork, []));

            if (choices.OneIn(2))
            {
                Connect((again, ["False"]), made[1 + choices.Below(count - 1)]);
            }
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
        switch (choices.Below(depth < 2 ? 19 : 18))
        {
            case 0 or 1 or 2: return (Task(id), ["Done"]);
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
            case 14:
                return (With(Activity(id, "PublishEvent"), ("eventName", Flow.Literal("tin")), ("isLocalEvent", JsonValue.Create(choices.OneIn(2))), ("payload", Flow.Script("({ so: 1 })"))), ["Done"]);
            case 15: return (With(Activity(id, "StartAt"), ("dateTime", Flow.Literal(choices.OneIn(3) ? "2026-03-01T00:00:00Z" : "2026-03-05T00:00:00Z"))), ["Done"]);
            case 16:
                return (With(Activity(id, "DispatchWorkflow"), ("workflowDefinitionId", Flow.Literal(choices.OneIn(4) ? "khong-co" : "bat-ky")), ("input", Wrapped("ObjectDictionary", "Object", "{}"))), ["Done"]);
            case 17: return (With(Activity(id, "SetOutput"), ("outputName", Flow.Literal("ra")), ("outputValue", Flow.Script("setWorkflowInstanceName('Hồ sơ ' + (getVariable('N') || 0)); getVariable('N')"))), ["Done"]);
            default: return (Flowchart(id, depth + 1), ["Done"]);
        }
    }

    /// <summary>A human step; of some only a script says what it carries.</summary>
    private JsonObject Task(string id) => With(Activity(id, "RunTask"), ("taskName", Flow.Literal(id)), ("result", Bound("KQ")), ("payload", choices.OneIn(6)
        ? Flow.Script(choices.OneIn(4) ? "({ limit: 'mai' })" : "({ title: 'Tính ra', limit: { value: 1, unit: 'workingHour' } })")
        : Wrapped("Object", "Object", Payloads[choices.Below(Payloads.Length)])));

    private string Id() => $"{edition}{(char)('a' + (_ids % 26))}{_ids++}";

    private static JsonObject Wrapped(string type, string expression, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value } };

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

    public int[] Numbers => numbers;

    public bool AreOver => _next >= numbers.Length;

    public int Below(int bound) => _next < numbers.Length ? (int)((uint)numbers[_next++] % (uint)bound) : 0;

    public bool OneIn(int n) => !AreOver && Below(n) == 0;
}
